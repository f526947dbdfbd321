"""What people decided, and what was done with the evidence: one append-only chain of hashes.

Each link hashes its position, id, the link before it and the salted hash of its payload. The chain thus holds when a
payload is erased by law, and the salt, erased with it, keeps the payload from being guessed from its hash.
"""

import hashlib
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, func, insert, select, update

from tollbook.store.schema import chain as table

EntryKind = Literal["decision", "custody", "audit"]
"""`decision`: what a reviewer decided; `custody`: how bytes came and went; `audit`: who signed in, saw or exported."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One link whose payload stands. `about` and `payload` are JSON texts; `previous` is null for the first."""

    position: int
    kind: EntryKind
    id: str
    about: str
    payload: str
    previous: str | None


def append_entry(connection: Connection, kind: EntryKind, name: str, about: str, payload: str) -> Entry:
    """Keep what happened as the chain's next link. `name` is the entry's id, distinct over all kinds."""
    last = connection.execute(select(table.c.position, table.c.hash).order_by(table.c.position.desc()).limit(1)).first()
    position, previous = (last.position + 1, last.hash) if last else (1, None)
    salt = secrets.token_hex(16)
    payload_hash = _sha256(salt, about, payload)
    row = {"position": position, "kind": kind, "id": name, "about": about, "payload": payload, "salt": salt,
           "payload_hash": payload_hash, "previous": previous,
           "hash": _link(position, kind, name, previous, payload_hash)}  # fmt: skip
    connection.execute(insert(table).values(row))
    return Entry(position, kind, name, about, payload, previous)


def all_entries(connection: Connection, kind: EntryKind) -> Iterator[Entry]:
    """The entries of a kind whose payload stands, oldest first."""
    columns = table.c.position, table.c.kind, table.c.id, table.c.about, table.c.payload, table.c.previous
    standing = (table.c.kind == kind) & table.c.payload.is_not(None)
    for row in connection.execute(select(*columns).where(standing).order_by(table.c.position)):
        yield Entry(*row)


def entries_about(connection: Connection, kind: EntryKind, about: str) -> Iterator[Entry]:
    """The entries of a kind about exactly this (a JSON text) whose payload stands, oldest first."""
    columns = table.c.position, table.c.kind, table.c.id, table.c.about, table.c.payload, table.c.previous
    chosen = (table.c.about == about) & (table.c.kind == kind) & table.c.payload.is_not(None)
    for row in connection.execute(select(*columns).where(chosen).order_by(table.c.position)):
        yield Entry(*row)


def erase_payload(connection: Connection, name: str) -> bool:
    """Erase what an entry said, for good; its place in the chain stays. False where there is no such entry."""
    erased = update(table).where(table.c.id == name).values(about=None, payload=None, salt=None)
    return connection.execute(erased).rowcount == 1


def chain_faults(connection: Connection) -> Iterator[str]:
    """One sentence for each place where the chain does not hold."""
    previous = None
    for position, row in enumerate(connection.execute(select(table).order_by(table.c.position)), start=1):
        said = f"{row.kind.capitalize()} {row.id}"
        if row.position != position:
            yield f"Entry {position} is missing from the chain."
            return
        if row.previous != previous or row.hash != _link(row.position, row.kind, row.id, previous, row.payload_hash):
            yield f"{said} does not follow from the one before it."
        if row.payload is not None and row.payload_hash != _sha256(row.salt or "", row.about or "", row.payload):
            yield f"{said} was changed after it was made."
        previous = row.hash


def chain_head(connection: Connection, kind: EntryKind | None = None) -> str | None:
    """The newest link's hash (of a kind), or null. Written down elsewhere, it shows a chain that was cut off."""
    newest = select(table.c.hash).order_by(table.c.position.desc()).limit(1)
    return connection.execute(newest.where(table.c.kind == kind) if kind else newest).scalar()


def has_link(connection: Connection, hash: str) -> bool:
    """Whether the chain holds a link of this hash."""
    return connection.execute(select(table.c.position).where(table.c.hash == hash)).first() is not None


def number_of_entries(connection: Connection, kind: EntryKind | None = None) -> int:
    """How many entries the chain holds (of a kind), erased ones among them."""
    number = select(func.count()).select_from(table)
    return connection.execute(number.where(table.c.kind == kind) if kind else number).scalar_one()


def _link(position: int, kind: EntryKind, name: str, previous: str | None, payload_hash: str) -> str:
    return _sha256(str(position), kind, name, previous or "", payload_hash)


def _sha256(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
