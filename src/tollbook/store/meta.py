"""Single values of a project, and SQLite's own checks."""

from collections.abc import Iterator

from sqlalchemy import Connection, insert, select, text, update

from tollbook.store.schema import meta


def get_meta(connection: Connection, name: str) -> str | None:
    """The value of this name, or null."""
    return connection.execute(select(meta.c.value).where(meta.c.name == name)).scalar_one_or_none()


def set_meta(connection: Connection, name: str, value: str) -> None:
    """Keep a value under a name."""
    if connection.execute(update(meta).where(meta.c.name == name).values(value=value)).rowcount == 0:
        connection.execute(insert(meta).values(name=name, value=value))


def database_faults(connection: Connection) -> Iterator[str]:
    """One sentence for each fault that SQLite finds in its file or between its tables."""
    for (result,) in connection.execute(text("PRAGMA integrity_check")):
        if result != "ok":
            yield f"The database is damaged: {result}."
    for row in connection.execute(text("PRAGMA foreign_key_check")):
        yield f"A row of {row[0]} names a row of {row[2]} that does not exist."


def claims_changed(connection: Connection) -> None:
    """Note that a document's claims, as they were read, are others now or gone: what was made of all is made anew."""
    set_meta(connection, "read", str(number_of_readings(connection) + 1))


def number_of_readings(connection: Connection) -> int:
    """How often the claims of any document, as they were read, changed."""
    return int(get_meta(connection, "read") or 0)
