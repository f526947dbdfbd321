"""Claims of all documents to incidents, brought up to date whenever anything they depend on has changed."""

import hashlib
from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from sqlalchemy import Connection

from tollbook import store
from tollbook.model import Decision, Incident, Reading, Toll
from tollbook.store import Database

Link = Callable[[Iterable[Reading], tuple[Decision, ...]], tuple[tuple[Incident, ...], tuple[Toll, ...]]]
"""All readings, sorted by document id, and all decisions, oldest first, to incidents and tolls."""


Relink = Callable[[Database, tuple[Decision, ...], str], bool]
"""Links what is new to what is known; returns whether anything changed (`project.relinking`)."""


def bring_up_to_date(database: Database, link: Link, version: str, relink: Relink | None = None) -> bool:
    """Link and assess what is new, or everything where there is no `relink`; returns whether anything changed."""
    if relink is not None:
        with database.read() as connection:
            decisions = tuple(store.all_decisions(connection))
        return relink(database, decisions, version)
    with database.read() as connection:
        state = _state(connection, version)
        if store.get_meta(connection, "linked") == state:
            return False
        incidents, tolls = link(store.all_readings(connection), tuple(store.all_decisions(connection)))
    with database.write() as connection:
        store.begin_run(connection, datetime.now(UTC).isoformat(timespec="seconds"))
        store.replace_incidents(connection, incidents, tolls)
        store.set_meta(connection, "linked", state)
    return True


def _state(connection: Connection, version: str) -> str:
    digest = hashlib.sha256(f"{version}\n{store.chain_head(connection, 'decision')}\n".encode())
    for document, read_by in store.state_of_readings(connection):
        digest.update(f"{document}\n{read_by}\n".encode())
    return digest.hexdigest()
