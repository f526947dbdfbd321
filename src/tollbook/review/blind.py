"""What someone who codes an item blind must not see: the work of its other coders, until all are done."""

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection

from tollbook import store
from tollbook.decisions import Reviewed
from tollbook.model import Decision, Document, Incident, Toll
from tollbook.review.viewer import Viewer

Coders = Mapping[str, frozenset[str]]
Remake = Callable[[Connection, Incident, frozenset[str]], Incident | None]
"""Makes an incident anew without the decisions of these people; null where it would not be there."""
SAFE = frozenset({"visibility", "consent", "withdraw_consent"})
"""Decisions that protect people hold for everyone."""


@dataclass(frozen=True, slots=True)
class Blind:
    """By id, the pseudonyms of those whose work on an item, incident, document or its bytes is not for the viewer.

    The documents are those of the items' incidents, the incidents all that rest on these documents.
    """

    items: Coders = field(default_factory=dict)
    incidents: Coders = field(default_factory=dict)
    documents: Coders = field(default_factory=dict)
    hashes: Coders = field(default_factory=dict)

    def hides(self, decision: Decision, name: str) -> bool:
        """Whether a decision, shown with the record of this id, is another coder's work."""
        places = (self.incidents.get(name), self.documents.get(name), self.hashes.get(decision.about.sha256 or ""))
        return any(decision.by in coders for coders in places if coders)

    def to(self, toll: Toll) -> bool:
        """Whether a toll rests on a document of these, so that its figure may be another coder's work."""
        return not self.documents.keys().isdisjoint(toll.documents)

    def coders_of(self, item: str) -> frozenset[str]:
        """The other coders of an item, or of any item that its incidents are part of."""
        names = (item, *item.split("~"))
        return frozenset().union(*(of.get(n, frozenset()) for n in names for of in (self.items, self.incidents)))


NOT_BLIND = Blind()


@dataclass(frozen=True, slots=True)
class Sight:
    """What the record is to someone: without what he is `blind` to. `remake` makes incidents so."""

    blind: Blind = NOT_BLIND
    remake: Remake | None = None

    def incident(self, connection: Connection, incident: Incident) -> Incident | None:
        """The incident as it is to him; null where it would not be there."""
        coders = self.blind.incidents.get(incident.id)
        return self.remake(connection, incident, coders) if coders and self.remake is not None else incident

    def claims_of(self, connection: Connection, document: Document) -> tuple[Reviewed, ...]:
        """A document's claims with what was decided about them, as far as he is told."""
        coders = self.blind.documents.get(document.id, frozenset())
        return store.reviewed_of(connection, document, lambda decision: is_work(decision, coders))


SEES_ALL = Sight()


def is_work(decision: Decision, coders: Collection[str]) -> bool:
    """Whether a decision is the work of one of these people that who codes apart from them is not told of."""
    return decision.by in coders and decision.action not in SAFE


def blind_of(connection: Connection, viewer: Viewer) -> Blind:
    """What the viewer is blind to now."""
    items = store.coded_apart(connection, viewer.id) if viewer.may("code") else {}
    if not items:
        return NOT_BLIND
    names = {user.id: user.pseudonym for user in store.all_users(connection)}
    by_item = {item: frozenset(names[user] for user in others) for item, others in items.items()}
    incidents: dict[str, frozenset[str]] = defaultdict(frozenset)
    documents: dict[str, frozenset[str]] = defaultdict(frozenset)
    for item, coders in by_item.items():
        for name in item.split("~"):
            found = store.find_incident(connection, name)
            for one in {name, *([found.id] if found else [])}:
                incidents[one] |= coders
            for document in store.documents_told(connection, found) if found else ():
                documents[document] |= coders
    for name, document in store.incidents_touching(connection, documents):
        incidents[name] |= documents[document]
    hashes = {sha256: documents[name] for name, sha256 in store.hashes_of(connection, documents).items()}
    return Blind(by_item, dict(incidents), dict(documents), hashes)


def without_work(decision: Decision) -> Decision:
    """One's own decision without what it was made about, which others may have decided before."""
    if decision.before is None or decision.action in SAFE:
        return decision
    before = json.loads(decision.before)
    return decision.model_copy(update={"before": None}) if isinstance(before, dict) else decision
