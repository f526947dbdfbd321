"""What people decided, as linking needs it: claims as they stand, rulings, levels."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from tollbook import store
from tollbook.decisions import by_document, decided_claims, rulings, subjects_of
from tollbook.model import Claim, Decision, Reading, Rulings

Held = dict[str, tuple[Decision, ...]]
"""The standing decisions about claims, by their document's SHA-256."""


def held_by_document(decisions: Iterable[Decision]) -> Held:
    """The standing decisions about claims of each document."""
    return by_document(decisions)


def claims_now(reading: Reading, held: Held) -> Sequence[Claim]:
    """The claims of a document that count, as people decided them."""
    mine = held.get(reading.document.sha256)
    return decided_claims(reading.document, reading.claims, mine) if mine else reading.claims


def rulings_now(connection: Connection, decisions: tuple[Decision, ...]) -> Rulings:
    """What the standing decisions mean; only documents that links name are read."""
    held = held_by_document(decisions)
    named = {sha256 for d in decisions if d.action in ("link", "unlink") for sha256 in hashes_named(d)}
    keys = store.documents_of_hashes(connection, sorted(named)).values()
    told = [
        (reading.document.sha256, claim)
        for _, reading in store.readings_of(connection, sorted(keys))
        for claim in claims_now(reading, held)
    ]
    return rulings(decisions, told)


def hashes_named(decision: Decision) -> set[str]:
    """The SHA-256 of every document that a decision is about."""
    return {s.removeprefix("document ") for s in subjects_of(decision) if s.startswith("document ")}
