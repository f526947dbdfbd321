"""The archived bytes of the documents that were read, for those who pass them on."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select

from tollbook.model import Document
from tollbook.store.schema import documents as table
from tollbook.store.schema import holdings


@dataclass(frozen=True, slots=True)
class Capture:
    """A document with how its bytes came: see `Arrival`."""

    document: Document
    sha256: str
    kind: str
    url: str | None
    retrieved: str | None
    charset: str | None = None
    container: str | None = None


def captures(connection: Connection) -> Iterator[Capture]:
    """Every document that was read, sorted by id."""
    columns = table.c.record, table.c.sha256, table.c.kind, table.c.url, table.c.retrieved, table.c.charset
    wanted = select(*columns, table.c.container).where(table.c.state == "read")
    for record, *arrival in connection.execute(wanted.order_by(table.c.id)):
        yield Capture(Document.model_validate_json(record), *arrival)


def unread_within(connection: Connection) -> set[str]:
    """The SHA-256 of the messages and files of which a part was not read, so that nobody knows what it holds."""
    joined = select(holdings.c.whole).join(table, table.c.sha256 == holdings.c.part)
    query = joined.where(table.c.state != "read").distinct()
    return {sha256 for (sha256,) in connection.execute(query)}
