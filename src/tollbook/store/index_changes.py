"""Which rows of the index of incidents changed lately, kept beside it: who holds its columns reads these rows alone.

Each change of the index has a number, one more than the one before. Written by a program that notes no rows, or of more
rows than are worth noting, a change ends what is known: the index is then read as a whole.
"""

from collections.abc import Collection

import orjson
from sqlalchemy import Connection

from tollbook.store.meta import get_meta, set_meta

_STATE, _NOTED = "incidents_indexed", "incidents_changed"
_MOST = 1_000
"""So many rows are noted; more cost as much to put in one by one as to read everything."""

Noted = list[tuple[int, list[int]]]


def index_state(connection: Connection) -> int:
    """The number of the latest change; 0 where there was none."""
    return int(get_meta(connection, _STATE) or 0)


def note_changed(connection: Connection, keys: Collection[int] | None) -> None:
    """Number a change of the rows of these keys, put in, taken out or made otherwise; null means any of them."""
    state = index_state(connection) + 1
    noted = _noted(connection, state - 1)
    noted = [] if keys is None or len(keys) > _MOST else [*noted, (state, sorted(keys))]
    while sum(len(rows) + 1 for _, rows in noted) > _MOST:
        noted.pop(0)
    set_meta(connection, _STATE, str(state))
    set_meta(connection, _NOTED, orjson.dumps(noted).decode())


def changed_since(connection: Connection, state: int) -> frozenset[int] | None:
    """The keys of all rows that changed after `state`; null where they are not known, or `state` is yet to come."""
    now = index_state(connection)
    if state == now:
        return frozenset()
    later = [(number, rows) for number, rows in _noted(connection, now) if number > state]
    if not later or later[0][0] != state + 1:
        return None
    return frozenset(key for _, rows in later for key in rows)


def _noted(connection: Connection, until: int) -> Noted:
    """What is noted of the changes up to this one, without a gap; nothing where this one is not noted."""
    noted: Noted = orjson.loads(get_meta(connection, _NOTED) or "[]")
    return noted if noted and noted[-1][0] == until else []
