"""Which documents and claims are not for everyone, so that they are found without reading all of them."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Add the columns. Those of claims are filled when the search index is made anew."""
    for table in ("documents", "claim_index"):
        op.add_column(table, sa.Column("guarded", sa.Boolean, nullable=False, server_default=sa.false()))
        op.create_index(f"{table}_guarded", table, ["guarded"])
    for_everyone = '%"visibility":{"level":"public","embargo_until":null%'
    documents = sa.table("documents", sa.column("record"), sa.column("guarded"))
    op.execute(documents.update().where(documents.c.record.not_like(for_everyone)).values(guarded=sa.true()))
