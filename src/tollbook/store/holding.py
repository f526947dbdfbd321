"""Whose bytes lie within whose: a message holds what is attached to it, a table its rows, a mailbox its messages.

All are named by the SHA-256 of their bytes, so that it stays known of parts that were erased or never read.
"""

import json
from collections.abc import Iterable, Iterator

from sqlalchemy import Column, Connection, delete, insert, or_, select, update

from tollbook.store.chain import entries_about, erase_payload
from tollbook.store.custody import about_bytes
from tollbook.store.schema import documents, erased, holdings


def holds(connection: Connection, whole: str, part: str) -> bool:
    """Whether it is on record that these bytes lie directly within those of a whole."""
    known = select(holdings.c.part).where(holdings.c.whole == whole, holdings.c.part == part)
    return connection.execute(known).first() is not None


def note_holding(connection: Connection, whole: str, part: str) -> None:
    """Note that these bytes lie within those of a whole; of a whole that was erased by law nothing more is noted."""
    gone = connection.execute(select(erased.c.sha256).where(erased.c.sha256 == whole)).first() is not None
    if whole != part and not gone and not holds(connection, whole, part):
        connection.execute(insert(holdings).values(whole=whole, part=part))


def all_holdings(connection: Connection) -> Iterator[tuple[str, str]]:
    """Every whole with a part that lies directly in it."""
    rows = connection.execute(select(holdings.c.whole, holdings.c.part))
    yield from ((row.whole, row.part) for row in rows)


def wholes_of(connection: Connection, sha256: str) -> tuple[str, ...]:
    """Everything that holds these bytes, however deep, the outermost first."""
    return tuple(reversed(_reached(connection, sha256, holdings.c.part, holdings.c.whole)))


def parts_in(connection: Connection, sha256: str) -> tuple[str, ...]:
    """Everything that these bytes hold, however deep, the outermost first."""
    return _reached(connection, sha256, holdings.c.whole, holdings.c.part)


def _reached(connection: Connection, sha256: str, near: Column[str], far: Column[str]) -> tuple[str, ...]:
    """Step by step; what is reached on several ways stands where the longest of them leads."""
    reached: dict[str, None] = {}
    edge = {sha256}
    for _ in range(_MOST_STEPS):
        edge = set(connection.execute(select(far).where(near.in_(edge)).distinct()).scalars()) - {sha256}
        if not edge:
            break
        for one in sorted(edge):
            reached.pop(one, None)
            reached[one] = None
    return tuple(reached)


_MOST_STEPS = 20  # messages are opened five deep; bytes cannot hold themselves, but a table could say so


def names_of(connection: Connection, hashes: Iterable[str]) -> dict[str, str | None]:
    """The id of the document of each of these bytes; null of what was not read, or is a file of many reports."""
    wanted = tuple(hashes)
    rows = connection.execute(select(documents.c.sha256, documents.c.id).where(documents.c.sha256.in_(wanted)))
    found = {row.sha256: row.id for row in rows}
    return {sha256: found.get(sha256) for sha256 in wanted}


def addresses_of(connection: Connection, sha256: str) -> set[str]:
    """The addresses that these bytes were captured from, as the log of custody has them."""
    entries = entries_about(connection, "custody", about_bytes(sha256))
    told = (json.loads(entry.payload) for entry in entries)
    return {address for one in told for address in (one.get("url"), one.get("source")) if address}


def erased_within(connection: Connection) -> Iterator[tuple[str, str]]:
    """Wholes in the archive that hold bytes which were erased by law, with those bytes."""
    query = select(holdings.c.whole, holdings.c.part).join(erased, erased.c.sha256 == holdings.c.part)
    yield from ((row.whole, row.part) for row in connection.execute(query.order_by(holdings.c.whole)))


def forget_holdings(connection: Connection, sha256: str) -> None:
    """These bytes are gone: they hold nothing any more, and nothing holds them."""
    connection.execute(delete(holdings).where(or_(holdings.c.whole == sha256, holdings.c.part == sha256)))
    connection.execute(update(documents).where(documents.c.container == sha256).values(container=None))


def erase_bytes(connection: Connection, sha256: str, by: str, at: str, reason: str) -> int | None:
    """Erase what is known of bytes that no document was read from: a file of many reports, or one that failed.

    Returns how many entries of the chain lost their words; null where no such bytes are known. The reports that were
    read from the file stand, as they have bytes of their own.
    """
    own = connection.execute(select(documents.c.state).where(documents.c.sha256 == sha256)).scalar()
    whole = connection.execute(select(holdings.c.part).where(holdings.c.whole == sha256).limit(1)).first()
    if own == "read" or (own is None and whole is None):
        return None
    names = [entry.id for entry in entries_about(connection, "custody", about_bytes(sha256))]
    for name in names:
        erase_payload(connection, name)
    connection.execute(delete(documents).where(documents.c.sha256 == sha256))
    forget_holdings(connection, sha256)
    connection.execute(insert(erased).values(sha256=sha256, at=at, by=by, reason=reason))
    return len(names)
