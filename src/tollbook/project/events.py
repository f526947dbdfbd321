"""Which documents' events must be made anew, and what their events are."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from tollbook import store
from tollbook.assessment import events_for_linking
from tollbook.incidents import Bonds, Event, report_of
from tollbook.model import Decision
from tollbook.project.decided import Held, claims_now, hashes_named


@dataclass(frozen=True, slots=True)
class Stale:
    """Documents by key: `states` of those that are new or changed, and those that are `gone`."""

    states: dict[int, str]
    gone: tuple[int, ...]

    @property
    def documents(self) -> tuple[int, ...]:
        """All of them, sorted."""
        return tuple(sorted((*self.states, *self.gone)))


def stale_documents(connection: Connection, decisions: Iterable[Decision], bonds: Bonds, version: str) -> Stale:
    """The documents whose events were made of something else than now: another reading, other decisions."""
    ruled = _ruled(connection, decisions, bonds)
    other = store.linked_otherwise(connection, version)
    before = {key: state for key, (state, _) in other.items()}
    read_by = {key: reader for key, (_, reader) in other.items()}
    unseen = ruled.keys() - other.keys()  # linked as nobody had ruled yet
    before |= store.linked_states(connection, unseen)
    read_by |= store.reading_states(connection, unseen)
    now = {key: f"{version} {r}" + (f" {ruled[key]}" if key in ruled else "") for key, r in read_by.items()}
    return Stale(
        states={key: now[key] for key in sorted(now) if before.get(key) != now[key]},
        gone=store.linked_but_gone(connection),
    )


def _ruled(connection: Connection, decisions: Iterable[Decision], bonds: Bonds) -> dict[int, str]:
    """Document key → a hash of what was decided about its claims."""
    said: dict[int, list[str]] = defaultdict(list)
    by_hash: dict[str, list[str]] = defaultdict(list)
    for decision in decisions:
        for sha256 in hashes_named(decision):
            by_hash[sha256].append(decision.id)
    for sha256, key in store.documents_of_hashes(connection, by_hash).items():
        said[key] += by_hash[sha256]
    for word, partners in (("together", bonds.together), ("apart", bonds.apart)):
        for claim, key in store.documents_of_claims(connection, partners).items():
            said[key] += [f"{word} {claim} {other}" for other in sorted(partners[claim])]
    return {key: hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()[:16] for key, lines in said.items()}


def events_of_documents(
    connection: Connection, documents: Iterable[int], bonds: Bonds, held: Held
) -> Iterator[tuple[int, Event]]:
    """The events of documents by their keys, each with its document's key, of the claims as people decided them."""
    for key, reading in store.readings_of(connection, documents):
        for event in events_for_linking(report_of(reading.document), claims_now(reading, held), bonds):
            yield key, event
