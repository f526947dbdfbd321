"""What people decided: append-only, in a chain of hashes.

Each link hashes its position, id, the link before it and the salted hash of its payload. The chain thus holds when a
payload is erased by law, and the salt, erased with it, keeps the payload from being guessed from its hash.
"""

import hashlib
import json
import secrets
from collections.abc import Iterator

from sqlalchemy import Connection, func, insert, select, update

from tollbook.model import Anchor, Decision
from tollbook.store.schema import decisions as table


def append_decision(connection: Connection, decision: Decision) -> Decision:
    """Keep a decision as the chain's next link; returns it with `previous` filled in."""
    last = connection.execute(select(table.c.position, table.c.hash).order_by(table.c.position.desc()).limit(1)).first()
    position, previous = (last.position + 1, last.hash) if last else (1, None)
    linked = decision.model_copy(update={"previous": previous})
    about, payload, salt = linked.about.model_dump_json(), _payload(linked), secrets.token_hex(16)
    payload_hash = _sha256(salt, about, payload)
    row = {"position": position, "id": linked.id, "about": about, "payload": payload, "salt": salt,
           "payload_hash": payload_hash, "previous": previous,
           "hash": _link(position, linked.id, previous, payload_hash)}  # fmt: skip
    connection.execute(insert(table).values(row))
    return linked


def all_decisions(connection: Connection) -> Iterator[Decision]:
    """Every decision whose payload stands, oldest first."""
    for row in connection.execute(select(table).where(table.c.payload.is_not(None)).order_by(table.c.position)):
        about = Anchor.model_validate_json(row.about)
        yield Decision(id=row.id, about=about, previous=row.previous, **json.loads(row.payload))


def erase_payload(connection: Connection, decision_id: str) -> bool:
    """Erase what a decision said, for good; its place in the chain stays. False where there is no such decision."""
    erased = update(table).where(table.c.id == decision_id).values(about=None, payload=None, salt=None)
    return connection.execute(erased).rowcount == 1


def chain_faults(connection: Connection) -> Iterator[str]:
    """One sentence for each place where the chain of decisions does not hold."""
    previous = None
    for position, row in enumerate(connection.execute(select(table).order_by(table.c.position)), start=1):
        if row.position != position:
            yield f"Decision {position} is missing from the chain."
            return
        if row.previous != previous or row.hash != _link(row.position, row.id, row.previous, row.payload_hash):
            yield f"Decision {row.id} does not follow from the one before it."
        if row.payload is not None and row.payload_hash != _sha256(row.salt or "", row.about or "", row.payload):
            yield f"Decision {row.id} was changed after it was made."
        previous = row.hash


def chain_head(connection: Connection) -> str | None:
    """The newest link's hash, or null where nothing was decided. Written down elsewhere, it shows a cut-off chain."""
    return connection.execute(select(table.c.hash).order_by(table.c.position.desc()).limit(1)).scalar()


def number_of_decisions(connection: Connection) -> int:
    """How many decisions the chain holds, erased ones among them."""
    return connection.execute(select(func.count()).select_from(table)).scalar_one()


def _payload(decision: Decision) -> str:
    said = decision.model_dump(include={"action", "before", "after", "reason", "by", "at"})
    return json.dumps(said, ensure_ascii=False, sort_keys=True)


def _link(position: int, name: str, previous: str | None, payload_hash: str) -> str:
    return _sha256(str(position), name, previous or "", payload_hash)


def _sha256(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
