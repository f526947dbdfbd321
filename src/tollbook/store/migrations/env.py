"""Alembic's entry: runs the revisions in the transaction that `store.migrate` opened."""

from alembic import context

from tollbook.store.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
