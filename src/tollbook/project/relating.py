"""Which documents repeat which, found anew whenever there are other documents."""

import hashlib
from collections.abc import Callable, Iterable

from sqlalchemy import Connection

from tollbook import store
from tollbook.model import Document, Relation
from tollbook.store import Database

Relate = Callable[[Iterable[Document]], tuple[Relation, ...]]
"""All documents, sorted by id, to the relations of their texts."""


def without_relations(_documents: Iterable[Document]) -> tuple[Relation, ...]:
    """For runs that compare no texts."""
    return ()


def relate_texts(database: Database, relate: Relate, version: str) -> bool:
    """Compare all texts again unless nothing changed since the last time; returns whether it did."""
    with database.read() as connection:
        state = _state(connection, version)
        if store.get_meta(connection, "related") == state:
            return False
        relations = relate(store.all_documents(connection))
    with database.write() as connection:
        store.replace_relations(connection, relations)
        store.set_meta(connection, "related", state)
    return True


def _state(connection: Connection, version: str) -> str:
    digest = hashlib.sha256(f"{version}\n".encode())
    for document, read_by in store.state_of_readings(connection):
        digest.update(f"{document}\n{read_by}\n".encode())
    return digest.hexdigest()
