"""The record as a viewer may see it, decisions applied, from one state of the project."""

import json
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from threading import Lock

from sqlalchemy import Connection

from tollbook import store
from tollbook.decisions import Reviewed
from tollbook.model import Claim, Decision, Document, Incident, Statement, Toll
from tollbook.review.blind import SEES_ALL, Blind, Sight
from tollbook.review.states import ClaimSeen, state_of_claim
from tollbook.visibility import EVERYTHING, Clearance, Lens, Naming, gate_for

_State = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A record with its documents in order of publication and its claims by document id, as a viewer may see them."""

    record: Incident | Toll
    documents: tuple[Document, ...]
    claims: dict[str, tuple[Claim, ...]]


@dataclass(slots=True)
class Lenses:
    """Keeps a lens for each clearance as long as nothing that it depends on has changed.

    One takes the longer to make the more documents anything was decided about: when the record has changed, one reader
    makes it and those who came meanwhile wait for it.
    """

    _kept: dict[Clearance, tuple[tuple[_State, Lens], ...]] = field(default_factory=dict)
    _naming: Naming = field(default_factory=Naming)
    _making: Lock = field(default_factory=Lock)

    def of(self, connection: Connection, clearance: Clearance) -> Lens:
        """The lens of a clearance over this state of the project.

        Those before the latest are kept too, for readers who began before the latest change.
        """
        today = date.today()
        changes = (store.get_meta(connection, name) for name in ("incidents_indexed", "visibility", "read"))
        state = (*changes, today.isoformat())
        with self._making:
            known = self._kept.get(clearance, ())
            for kept, lens in known:
                if kept == state:
                    return lens
            lens = Lens(gate_for(connection, clearance, today, self._naming))
            self._kept[clearance] = ((state, lens), *known[:1])
            return lens

    def make_ready(self, connection: Connection) -> None:
        """Have the lenses of this state of the project at hand for all who have looked at an earlier one."""
        for clearance in tuple(self._kept):
            self.of(connection, clearance)


@dataclass(frozen=True, slots=True)
class Seen:
    """One state of the project through a viewer's lens, as it is in his `sight`."""

    connection: Connection
    lens: Lens
    sight: Sight = SEES_ALL

    @property
    def blind(self) -> Blind:
        """What he is blind to."""
        return self.sight.blind

    def incident(self, name: str) -> Incident | None:
        """The incident of this id, or the one that had it before; null where there is none that may be shown."""
        found = store.find_incident(self.connection, name)
        found = None if found is None else self.sight.incident(self.connection, found)
        return None if found is None else self.lens.incident(found)

    def toll(self, name: str) -> Toll | None:
        """The toll of this id."""
        found = store.find_toll(self.connection, name)
        return None if found is None or self.blind.to(found) else self.lens.toll(found)

    def document(self, name: str) -> Document | None:
        """The document of this id."""
        found = next(store.documents_by_id(self.connection, [name]), None)
        return None if found is None else self.lens.document(found)

    def is_whole(self, document: Document) -> bool:
        """Whether nothing of a document is hidden, neither here nor in the reading of it."""
        stored = next(store.documents_by_id(self.connection, [document.id]), None)
        return stored == document

    def is_whole_copy(self, document: Document) -> bool:
        """Whether nothing is hidden of a document, nor of anything that its archived bytes hold.

        What was not read may hold anything, so it is for those who may see everything; what was erased is for nobody.
        """
        within = store.parts_in(self.connection, document.sha256)
        if any(store.is_erased(self.connection, sha256) for sha256 in within):
            return False
        names = store.names_of(self.connection, within)
        if None in names.values() and self.lens.gate.clearance != EVERYTHING:
            return False
        carried = store.documents_by_id(self.connection, [name for name in names.values() if name])
        return self.is_whole(document) and all(self.lens.document(one) == one for one in carried)

    def claims(self, names: tuple[str, ...]) -> tuple[tuple[str, Claim], ...]:
        """The claims of these ids that may be shown, each with its document's id."""
        found = [(d, c) for d, c in store.claims_by_id(self.connection, names) if d not in self.blind.documents]
        for document in store.documents_by_id(self.connection, self.blind.documents):
            found += [
                (document.id, r.claim)
                for r in self.sight.claims_of(self.connection, document)
                if r.counts and r.claim.id in names
            ]
        return tuple((d, shown) for d, c in found if (shown := self.lens.claim(c, d)) is not None)

    def claims_of(self, name: str) -> tuple[Reviewed, ...]:
        """The claims of a document with what was decided about them, rejected ones too."""
        document = next(store.documents_by_id(self.connection, [name]), None)
        if document is None or self.lens.document(document) is None:
            return ()
        return tuple(
            r for r in map(partial(self._reviewed, name), self.sight.claims_of(self.connection, document)) if r
        )

    def claim(self, name: str) -> tuple[str, Reviewed] | None:
        """The claim of this id with its document's id, a rejected one too."""
        found = next(store.reviewed_by_id(self.connection, [name]), None)
        if found is not None and found[0] in self.blind.documents:
            document = next(store.documents_by_id(self.connection, [found[0]]))
            told = self.sight.claims_of(self.connection, document)
            found = next(((document.id, r) for r in told if r.claim.id == name), None)
        shown = None if found is None else self._reviewed(*found)
        return None if found is None or shown is None else (found[0], shown)

    def claim_states(self, name: str) -> dict[str, str]:
        """What forms about a document's claims carry, by claim id (see `states`)."""
        document = next(store.documents_by_id(self.connection, [name]), None)
        found = () if document is None else self.sight.claims_of(self.connection, document)
        seen = (ClaimSeen(document, r) for r in found) if document else ()
        return {one.reviewed.claim.id: state_of_claim(self.connection, one, self.sight) for one in seen}

    def custody(self, sha256: str) -> tuple[dict[str, str], ...]:
        """What was done with these bytes, oldest first: how, by whom, when, with what, from where."""
        found = store.entries_about(self.connection, "custody", json.dumps({"sha256": sha256}))
        return tuple({name: str(value) for name, value in json.loads(entry.payload).items()} for entry in found)

    def statements_of(self, name: str) -> tuple[Statement, ...]:
        """Who says what in a document; nothing where its words are hidden from the viewer."""
        document = next(store.documents_by_id(self.connection, [name]), None)
        if document is None or self.lens.document(document) is None:
            return ()
        if not self.lens.gate.clearance.sees(document.visibility):
            return ()
        found = store.statements_of(self.connection, name)
        return tuple(Statement.model_validate(self.lens.named(s.model_dump(mode="json"), name)) for s in found)

    def case(self, name: str) -> Case | None:
        """An incident or toll with its documents and claims that may be shown."""
        record = self.incident(name) or self.toll(name)
        if record is None:
            return None
        claims: dict[str, tuple[Claim, ...]] = {}
        for document, claim in self.claims(record.claims):
            claims[document] = (*claims.get(document, ()), claim)
        found = store.documents_by_id(self.connection, {*record.documents, *claims})
        shown = (seen for d in found if (seen := self.lens.document(d)) is not None)
        return Case(record, tuple(sorted(shown, key=lambda d: (d.published or "9999", d.id))), claims)

    def decision(self, decision: Decision, documents: tuple[str, ...]) -> Decision:
        """A decision about a record of these documents as the viewer may see it: what it quotes only where he may see
        what is restricted.
        """
        if self.lens.gate.clearance.restricted:
            return decision
        told = {"before": None, "after": None, "reason": self.lens.text(decision.reason, documents)}
        if decision.action in ("grade", "sign_off"):
            told["after"] = decision.after
        return decision.model_copy(update=told)

    def _reviewed(self, document: str, reviewed: Reviewed) -> Reviewed | None:
        claim = self.lens.claim(reviewed.claim, document)
        if claim is None:
            return None
        machine = None if reviewed.machine is None else self.lens.claim(reviewed.machine, document)
        return replace(reviewed, claim=claim, machine=machine)
