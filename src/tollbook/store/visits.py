"""What is known of addresses that were fetched: what they gave to ask later whether they have changed."""

from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from tollbook.store.schema import visits


@dataclass(frozen=True, slots=True)
class Visit:
    """The last answer of an address, at `at` (ISO 8601, UTC); the validators as the server gave them."""

    url: str
    at: str
    etag: str | None = None
    modified: str | None = None


def last_visit(connection: Connection, url: str) -> Visit | None:
    """The last visit to an address."""
    columns = visits.c.url, visits.c.at, visits.c.etag, visits.c.modified
    row = connection.execute(select(*columns).where(visits.c.url == url)).first()
    return Visit(*row) if row else None


def note_visit(connection: Connection, visit: Visit) -> None:
    """Keep a visit in place of the one before it. Call it once what came is kept: the next may be told "unchanged"."""
    connection.execute(delete(visits).where(visits.c.url == visit.url))
    connection.execute(insert(visits).values(url=visit.url, at=visit.at, etag=visit.etag, modified=visit.modified))
