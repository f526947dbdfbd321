"""Claims of all documents to incidents, made anew whenever anything they depend on has changed."""

import hashlib
from collections.abc import Callable, Iterable

from sqlalchemy import Connection

from tollbook import store
from tollbook.model import Decision, Incident, Reading, Toll
from tollbook.store import Database

Link = Callable[[Iterable[Reading], tuple[Decision, ...]], tuple[tuple[Incident, ...], tuple[Toll, ...]]]
"""All readings, sorted by document id, and all decisions, oldest first, to incidents and tolls."""


def bring_up_to_date(database: Database, link: Link, version: str) -> bool:
    """Link and assess again unless nothing changed since the last time; returns whether it did."""
    with database.read() as connection:
        state = _state(connection, version)
        if store.get_meta(connection, "linked") == state:
            return False
        incidents, tolls = link(store.all_readings(connection), tuple(store.all_decisions(connection)))
    with database.write() as connection:
        store.replace_incidents(connection, incidents, tolls)
        store.set_meta(connection, "linked", state)
    return True


def _state(connection: Connection, version: str) -> str:
    digest = hashlib.sha256(f"{version}\n{store.chain_head(connection, 'decision')}\n".encode())
    for document, read_by in store.state_of_readings(connection):
        digest.update(f"{document}\n{read_by}\n".encode())
    return digest.hexdigest()
