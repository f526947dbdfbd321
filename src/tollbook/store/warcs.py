"""Which stretches of the project's WARC files are on record."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, func, insert, select

from tollbook.store.schema import warc_records as table


@dataclass(frozen=True, slots=True)
class Stretch:
    """Bytes of a WARC file that belong together: an exchange, or the record that opens the file (`url` null).

    `file` is its name in the archive's WARC folder, `sha256` that of the stored bytes, `at` when it was captured.
    """

    file: str
    offset: int
    length: int
    sha256: str
    url: str | None = None
    at: str | None = None


def add_stretch(connection: Connection, stretch: Stretch) -> None:
    """Put a stretch on record."""
    connection.execute(insert(table).values(asdict(stretch)))


def all_stretches(connection: Connection) -> Iterator[Stretch]:
    """Every stretch on record, by file and place."""
    columns = table.c.file, table.c.offset, table.c.length, table.c.sha256, table.c.url, table.c.at
    for row in connection.execute(select(*columns).order_by(table.c.file, table.c.offset)):
        yield Stretch(*row)


def recorded_ends(connection: Connection) -> dict[str, int]:
    """Up to which byte each WARC file is on record."""
    ends = select(table.c.file, func.max(table.c.offset + table.c.length)).group_by(table.c.file)
    return dict(connection.execute(ends).all())
