"""Which events hold which key, both ways round, packed into one value each.

An event has some sixty keys, and SQLite rewrites a page for every row that it touches: with a row for each key of each
event, most of what a report costs would be pages written, and the more the larger the project.
"""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Table, delete, func, select, text

from tollbook.store.batches import in_batches, put_rows
from tollbook.store.schema import events, key_holders, recent_holders

Ints = NDArray[np.int64]
MOST_RECENT = 50_000
"""So many changed keys are kept apart before they go among all, sorted: a page of all is then written once for several
keys, and not once for each.
"""
_SETTLE = (
    "INSERT INTO key_holders (key, number, events) SELECT key, number, events FROM recent_holders WHERE true "
    "ORDER BY key ON CONFLICT (key) DO UPDATE SET number = excluded.number, events = excluded.events",
    "DELETE FROM key_holders WHERE key IN (SELECT key FROM recent_holders WHERE number = 0)",
    "DELETE FROM recent_holders",
)
_NUMBER, _KEY, _KIND = np.dtype("<u4"), np.dtype("<i8"), np.dtype("u1")


class KeyRows(NamedTuple):
    """Keys of events in columns: the event's number, the key, its kind."""

    event: Ints
    key: Ints
    kind: Ints


class Holders(NamedTuple):
    """Who holds some keys: how many for each of `keys`, and (event, key) of those whose holders are listed."""

    number: Ints
    listed: NDArray[np.bool_]
    event: Ints
    key: Ints


def packed_keys(keys: Ints, kinds: Ints) -> bytes:
    """An event's keys with their kinds, as `events.held` has them."""
    return keys.astype(_KEY).tobytes() + kinds.astype(_KIND).tobytes()


def keys_of_events(connection: Connection, ids: Iterable[str]) -> KeyRows:
    """All keys of the events of these ids."""
    return _rows(
        tuple(row)
        for some in in_batches(ids)
        for row in connection.execute(select(events.c.number, events.c.held).where(events.c.id.in_(some)))
    )


def rows_of_keys(connection: Connection, keys: Ints) -> KeyRows:
    """All holders of these keys, those of keys that have no list among them: every event is looked at."""
    found = [_rows([])]
    for some in in_batches(connection.execute(select(events.c.number, events.c.held)), 10_000):
        rows = _rows(tuple(row) for row in some)
        of = np.isin(rows.key, keys)
        found.append(KeyRows(*(column[of] for column in rows)))
    return KeyRows(*map(np.concatenate, zip(*found, strict=True)))


def _rows(told: Iterable[tuple[int, bytes]]) -> KeyRows:
    numbers, keys, kinds = [], [], []
    for number, packed in told:
        size = len(packed) // (_KEY.itemsize + _KIND.itemsize)
        keys.append(packed[: size * _KEY.itemsize])
        kinds.append(packed[size * _KEY.itemsize :])
        numbers.append((number, size))
    event = np.repeat(*np.array(numbers, dtype=np.int64).reshape(-1, 2).T)
    columns = np.frombuffer(b"".join(keys), _KEY), np.frombuffer(b"".join(kinds), _KIND)
    return KeyRows(event, *(column.astype(np.int64) for column in columns))


def holders_of(connection: Connection, keys: Ints) -> Holders:
    """Who holds these keys, which are sorted. A key that nobody holds has an empty list."""
    told = _told(connection, key_holders, keys) | _told(connection, recent_holders, keys)
    rows = [(key, held, who) for key, (held, who) in sorted(told.items())]
    number, listed, sizes = np.zeros(len(keys), np.int64), np.ones(len(keys), np.bool_), np.zeros(len(keys), np.int64)
    at = np.searchsorted(keys, np.array([key for key, _, _ in rows], dtype=np.int64))
    number[at] = [held for _, held, _ in rows]
    listed[at] = [who is not None for _, _, who in rows]
    sizes[at] = [len(who or b"") // _NUMBER.itemsize for _, _, who in rows]
    event = np.frombuffer(b"".join(who or b"" for _, _, who in rows), _NUMBER).astype(np.int64)
    return Holders(number, listed, event, np.repeat(keys, sizes))


def _told(connection: Connection, table: Table, keys: Ints) -> dict[int, tuple[int, bytes | None]]:
    found: dict[int, tuple[int, bytes | None]] = {}
    if connection.execute(select(table.c.key).limit(1)).first() is None:
        return found
    for some in in_batches(keys.tolist()):
        rows = connection.execute(select(table.c.key, table.c.number, table.c.events).where(table.c.key.in_(some)))
        found.update({key: (held, who) for key, held, who in rows})
    return found


def keep_holders(connection: Connection, keys: Ints, held: Holders) -> None:
    """Note who holds these keys now, which are sorted; `held` has its rows sorted by key."""
    ends = (np.searchsorted(held.key, keys, side="right") * _NUMBER.itemsize).tolist()
    starts = (np.searchsorted(held.key, keys) * _NUMBER.itemsize).tolist()
    packed = held.event.astype(_NUMBER).tobytes()
    told = zip(keys.tolist(), held.number.tolist(), held.listed.tolist(), starts, ends, strict=True)
    rows = ((key, n, packed[start:end] if listed else None) for key, n, listed, start, end in told)
    recent = connection.execute(select(func.count()).select_from(recent_holders)).scalar_one()
    if recent + len(keys) <= MOST_RECENT:
        put_rows(connection, recent_holders, rows)
        return
    for command in _SETTLE:
        connection.execute(text(command))
    put_rows(connection, key_holders, rows)
    for gone in in_batches(keys[held.number == 0].tolist()):
        connection.execute(delete(key_holders).where(key_holders.c.key.in_(gone)))
