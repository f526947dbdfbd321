"""Erasure by law: what a document said is gone, a tombstone says that it was and why, and the chain holds."""

import json

from sqlalchemy import Connection, delete, func, insert, or_, select, text

from tollbook.model import Claim, Document
from tollbook.store.chain import entries_about, erase_payload
from tollbook.store.custody import about_bytes
from tollbook.store.events import outdate_linked
from tollbook.store.holding import forget_holdings
from tollbook.store.indexing import forget_document, index_claims
from tollbook.store.meta import claims_changed
from tollbook.store.schema import (
    arrivals,
    chain,
    changes,
    claims,
    decision_index,
    documents,
    erased,
    phrases,
    readings,
    relations,
    text_prints,
)

_SCRUB = (
    "INSERT INTO document_words(document_words) VALUES ('optimize')",
    "INSERT INTO claim_words(claim_words) VALUES ('optimize')",
    "INSERT INTO incident_words(incident_words) VALUES ('optimize')",
)


def erase_document(connection: Connection, document: Document, by: str, at: str, reason: str) -> int:
    """Erase a document's text, what was read from it, and every entry of the chain that quotes it.

    Returns how many entries were erased. Incidents hold its words until they are made anew.
    """
    key = connection.execute(select(documents.c.key).where(documents.c.sha256 == document.sha256)).scalar_one()
    read = select(claims.c.record).where(claims.c.document == key).order_by(claims.c.position)
    old = tuple(Claim.model_validate_json(record) for (record,) in connection.execute(read))
    index_claims(connection, key, old, ())
    forget_document(connection, key, document)
    entries = _entries(connection, document.sha256)
    for name in entries:
        erase_payload(connection, name)
    related = (relations.c.document == document.id) | (relations.c.other == document.id)
    connection.execute(delete(relations).where(related))
    for table in (claims, readings, text_prints, phrases, arrivals):
        connection.execute(delete(table).where(table.c.document == key))
    outdate_linked(connection, key)
    claims_changed(connection)
    connection.execute(delete(documents).where(documents.c.key == key))
    forget_holdings(connection, document.sha256)
    tombstone = {"sha256": document.sha256, "at": at, "by": by, "reason": reason}
    connection.execute(insert(erased).values(tombstone))
    return len(entries)


def erase_decision(connection: Connection, name: str) -> bool:
    """Erase what a decision said; false where there is none. Its effect ends, its place in the chain stays."""
    found = connection.execute(select(chain.c.position).where(chain.c.id == name, chain.c.kind == "decision")).scalar()
    if found is None:
        return False
    connection.execute(delete(decision_index).where(decision_index.c.position == found))
    return erase_payload(connection, name)


def forget_changes(connection: Connection, document: str) -> None:
    """Erase what runs noted of incidents that rested on a document, whose records quote it."""
    name, columns = json.dumps(document, ensure_ascii=False), (changes.c.before, changes.c.after)
    told = (func.instr(func.coalesce(column, ""), name) > 0 for column in columns)
    connection.execute(delete(changes).where(or_(*told)))


def is_erased(connection: Connection, sha256: str) -> bool:
    """Whether a document of these bytes was erased by law; it is not taken in again."""
    return connection.execute(select(erased.c.sha256).where(erased.c.sha256 == sha256)).first() is not None


def tombstones(connection: Connection) -> list[tuple[str, str, str, str]]:
    """SHA-256, time, by whom and why of each erased document."""
    columns = erased.c.sha256, erased.c.at, erased.c.by, erased.c.reason
    return [(row[0], row[1], row[2], row[3]) for row in connection.execute(select(*columns).order_by(erased.c.at))]


def scrub(connection: Connection) -> None:
    """Write the search index anew: an entry that was taken out leaves its words in it until then."""
    for command in _SCRUB:
        connection.execute(text(command))


def _entries(connection: Connection, sha256: str) -> list[str]:
    """The ids of the entries about a document: decisions about its claims, and how its bytes came."""
    joined = select(chain.c.position, chain.c.id).join(decision_index, decision_index.c.position == chain.c.position)
    decided = list(connection.execute(joined.where(decision_index.c.subject == f"document {sha256}")))
    positions = [position for position, _ in decided]
    connection.execute(delete(decision_index).where(decision_index.c.position.in_(positions)))
    custody = entries_about(connection, "custody", about_bytes(sha256))
    return [*(name for _, name in decided), *(entry.id for entry in custody)]
