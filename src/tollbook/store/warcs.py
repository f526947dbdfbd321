"""Which stretches of the project's WARC files are on record."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, func, insert, select, update

from tollbook.store.chain import entries_about, erase_payload
from tollbook.store.custody import about_bytes
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


def blank_stretch(connection: Connection, stretch: Stretch, sha256: str) -> int:
    """Put on record that an exchange gave way to these bytes; returns how many entries of custody lost their words."""
    place = (table.c.file == stretch.file) & (table.c.offset == stretch.offset)
    connection.execute(update(table).where(place).values(sha256=sha256, url=None, at=None))
    entries = list(entries_about(connection, "custody", about_bytes(stretch.sha256)))
    for entry in entries:
        erase_payload(connection, entry.id)
    return len(entries)
