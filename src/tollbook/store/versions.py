"""The versions of one document."""

from sqlalchemy import Connection, select

from tollbook.model import Document
from tollbook.store.schema import documents as table


def versions_of(connection: Connection, name: str) -> tuple[Document, ...]:
    """The versions that were read of the document of this id (with or without its version), oldest first."""
    base = select(table.c.base_id).where(table.c.id == name).scalar_subquery()
    query = select(table.c.record).where(table.c.state == "read", table.c.base_id == base)
    return tuple(
        Document.model_validate_json(record) for (record,) in connection.execute(query.order_by(table.c.version))
    )
