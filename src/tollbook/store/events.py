"""What linking keeps between runs: each document's events, and the scores of pairs.

Profiles are JSON texts that only linking reads.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Column, ColumnElement, Connection, bindparam, delete, func, or_, select, tuple_, update

from tollbook.store.batches import in_batches, insert_rows, put_rows
from tollbook.store.schema import claims, documents, event_links, events, linked_documents, readings

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class KeptEvent:
    """An event as kept, without its profile: `document` is the document's key, `record` its incident's or toll's id,
    `number` its own."""

    id: str
    document: int
    record: str | None = None
    number: int = 0


def linked_otherwise(connection: Connection, state: str) -> dict[int, tuple[str | None, str]]:
    """The documents whose events were made of something else than `state` and their reading, or not made yet.

    Key → what they were made of (null where they were not made), and the version that read the document.
    """
    joined = linked_documents.join(readings, linked_documents.c.document == readings.c.document)
    columns = linked_documents.c.document, linked_documents.c.state, readings.c.version
    found: dict[int, tuple[str | None, str]] = {}
    for some in in_batches(_other_states(connection, state)):
        query = select(*columns).select_from(joined).where(linked_documents.c.state.in_(some))
        found |= {key: (before or None, read_by) for key, before, read_by in connection.execute(query)}
    return {key: found[key] for key in sorted(found.keys() - _unread(connection))}


def linked_but_gone(connection: Connection) -> tuple[int, ...]:
    """The linked documents of which there is no reading any more."""
    joined = linked_documents.outerjoin(readings, linked_documents.c.document == readings.c.document)
    of = (linked_documents.c.state == "") & readings.c.document.is_(None)
    gone = set(connection.execute(select(linked_documents.c.document).select_from(joined).where(of)).scalars())
    unread = linked_states(connection, _unread(connection))
    return tuple(sorted(gone | unread.keys()))


def outdate_linked(connection: Connection, document: int) -> None:
    """Note that a document has another reading than its events were made of, or none."""
    put_rows(connection, linked_documents, [(document, "")])


def _other_states(connection: Connection, state: str) -> list[str]:
    """What any events were made of, but for `state` and a reading that nobody decided anything about."""
    versions = set(_distinct(connection, readings.c.version))
    return [made_of for made_of in _distinct(connection, linked_documents.c.state)
            if not (made_of.startswith(f"{state} ") and made_of.removeprefix(f"{state} ") in versions)]  # fmt: skip


def _distinct(connection: Connection, column: Column[str]) -> Iterator[str]:
    """The values of an indexed column, each found from the one before: SQLite's DISTINCT walks through all rows."""
    value = connection.execute(select(func.min(column))).scalar()
    while value is not None:
        yield value
        value = connection.execute(select(func.min(column)).where(column > value)).scalar()


def _unread(connection: Connection) -> set[int]:
    """The documents that wait or failed; an earlier reading may be kept of them."""
    return set(
        connection.execute(select(documents.c.key).where(documents.c.state.in_(("pending", "failed")))).scalars()
    )


def reading_states(connection: Connection, keys: Iterable[int]) -> dict[int, str]:
    """Which version read each of these documents, of those that were read."""
    joined = readings.join(documents, readings.c.document == documents.c.key)
    query = select(documents.c.key, readings.c.version).select_from(joined).where(documents.c.state == "read")
    found: dict[int, str] = {}
    for some in in_batches(keys):
        found |= dict(connection.execute(query.where(documents.c.key.in_(some))).all())
    return found


def linked_states(connection: Connection, keys: Iterable[int]) -> dict[int, str]:
    """What the events of these documents were made of, of those that are linked."""
    found: dict[int, str] = {}
    for some in in_batches(keys):
        query = select(linked_documents.c.document, linked_documents.c.state)
        found |= dict(connection.execute(query.where(linked_documents.c.document.in_(some))).all())
    return found


def documents_of_hashes(connection: Connection, hashes: Iterable[str]) -> dict[str, int]:
    """SHA-256 → the key of its document."""
    found: dict[str, int] = {}
    for some in in_batches(hashes):
        query = select(documents.c.sha256, documents.c.key).where(documents.c.sha256.in_(some))
        found |= dict(connection.execute(query).all())
    return found


def documents_of_claims(connection: Connection, ids: Iterable[str]) -> dict[str, int]:
    """Claim id → the key of its document."""
    found: dict[str, int] = {}
    for some in in_batches(ids):
        query = select(claims.c.id, claims.c.document).where(claims.c.id.in_(some))
        found |= dict(connection.execute(query).all())
    return found


def events_of_documents(connection: Connection, keys: Iterable[int]) -> Iterator[KeptEvent]:
    """The events kept of documents."""
    for some in in_batches(keys):
        yield from _kept(connection, events.c.document.in_(some))


def events_by_id(connection: Connection, ids: Iterable[str]) -> Iterator[KeptEvent]:
    """The events of these ids."""
    for some in in_batches(ids):
        yield from _kept(connection, events.c.id.in_(some))


def events_of_records(connection: Connection, ids: Iterable[str]) -> Iterator[KeptEvent]:
    """The events of incidents and tolls."""
    for some in in_batches(ids):
        yield from _kept(connection, events.c.record.in_(some))


def events_numbered(connection: Connection, numbers: Iterable[int]) -> Iterator[KeptEvent]:
    """The events of these numbers."""
    for some in in_batches(numbers):
        yield from _kept(connection, events.c.number.in_(some))


def next_event_number(connection: Connection) -> int:
    """A number behind those of all events."""
    return (connection.execute(select(func.max(events.c.number))).scalar() or 0) + 1


def _kept(connection: Connection, condition: ColumnElement[bool]) -> Iterator[KeptEvent]:
    query = select(events.c.id, events.c.document, events.c.record, events.c.number)
    for row in connection.execute(query.where(condition).order_by(events.c.id)):
        yield KeptEvent(*row)


def profiles_of_events(connection: Connection, ids: Iterable[str]) -> Iterator[str]:
    """The profiles of the events of these ids."""
    for some in in_batches(ids):
        query = select(events.c.profile).where(events.c.id.in_(some)).order_by(events.c.id)
        yield from connection.execute(query).scalars()


def forget_events(connection: Connection, ids: Collection[str]) -> None:
    """Drop events and their links."""
    for some in in_batches(ids):
        connection.execute(delete(events).where(events.c.id.in_(some)))
    forget_links(connection, ids)


def forget_links(connection: Connection, ids: Iterable[str]) -> None:
    """Drop all links of these events."""
    for some in in_batches(ids):
        connection.execute(delete(event_links).where(or_(event_links.c.a.in_(some), event_links.c.b.in_(some))))


def keep_events(connection: Connection, new: Iterable[tuple[KeptEvent, str, bytes]]) -> None:
    """Keep events with their profiles and packed keys."""
    rows = ((e.number, e.id, e.document, e.record, profile, keys) for e, profile, keys in new)
    insert_rows(connection, events, rows, 5_000)


def keep_links(connection: Connection, scores: Mapping[Pair, float], levels: Mapping[Pair, tuple[int, ...]]) -> None:
    """Keep pairs with their scores, and the levels that these are made of where a model made them."""
    rows = ((a, b, score, " ".join(map(str, levels.get((a, b), ()))) or None) for (a, b), score in scores.items())
    insert_rows(connection, event_links, rows)


def levels_of_links(connection: Connection, pairs: Iterable[Pair]) -> dict[Pair, tuple[int, ...]]:
    """The levels that the scores of kept pairs are made of, as far as they are known."""
    found: dict[Pair, tuple[int, ...]] = {}
    link = tuple_(event_links.c.a, event_links.c.b)
    for some in in_batches(pairs):
        query = select(event_links.c.a, event_links.c.b, event_links.c.levels).where(link.in_(some))
        found.update({(a, b): tuple(map(int, levels.split())) for a, b, levels in connection.execute(query) if levels})
    return found


def keep_linked(connection: Connection, states: Mapping[int, str], gone: Iterable[int]) -> None:
    """Note what documents' events were made of, and which are gone."""
    for some in in_batches(gone):
        connection.execute(delete(linked_documents).where(linked_documents.c.document.in_(some)))
    put_rows(connection, linked_documents, states.items())


def assign_records(connection: Connection, records: Mapping[str, str]) -> None:
    """Event id → the incident or toll that it is now part of."""
    query = update(events).where(events.c.id == bindparam("event")).values(record=bindparam("new"))
    for some in in_batches(records.items(), 20_000):
        connection.execute(query, [{"event": e, "new": r} for e, r in some])


def links_of(connection: Connection, ids: Iterable[str]) -> dict[Pair, float]:
    """The links that these events are in."""
    found: dict[Pair, float] = {}
    for some in in_batches(ids):
        for column in (event_links.c.a, event_links.c.b):
            query = select(event_links.c.a, event_links.c.b, event_links.c.score).where(column.in_(some))
            found.update({(a, b): score for a, b, score in connection.execute(query)})
    return found
