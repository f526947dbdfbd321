"""Deciding. Every decision is checked against the state that was seen and kept as the chain's next link.

Methods take the state that the viewer saw (`state`; null: no check), and raise TollbookError: `decision-stale` where
the record has changed since, `decision-not-allowed`, `decision-invalid`, `decision-unknown-claim`, `no-such-incident`,
`no-such-document`, `no-decision`.
"""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Literal

from sqlalchemy import Connection

from tollbook import store
from tollbook.decisions import anchor_of
from tollbook.errors import TollbookError
from tollbook.model import Action, Decision
from tollbook.review import about_incidents, grouping, undoing
from tollbook.review.blind import SEES_ALL, Remake, Sight, blind_of
from tollbook.review.claim_fields import added, corrected
from tollbook.review.making import kept, made, with_reason
from tollbook.review.states import (
    check,
    claim_seen,
    document_seen,
    incident_seen,
    state_of_claim,
    state_of_document,
    state_of_incident,
)  # fmt: skip
from tollbook.review.viewer import Viewer
from tollbook.store import Database

_Subject = Literal["incident", "claim", "document"]


def _nobody() -> None:
    """Nobody is told of a change."""


class Decisions(about_incidents.AboutIncidents):
    """The decisions of one project. `changed` is called after each, so that figures are made anew.

    `remake` makes incidents as they are to who codes them apart from others.
    """

    def __init__(self, database: Database, changed: Callable[[], None] = _nobody, remake: Remake | None = None) -> None:
        self._database, self._changed, self._remake = database, changed, remake
        self._one_at_a_time = threading.Lock()  # SQLite's own queue of writers is not fair

    def state(self, connection: Connection, what: _Subject, name: str, viewer: Viewer | None = None) -> str:
        """What a form about this record carries to this viewer, to be compared when it comes back."""
        sight = SEES_ALL if viewer is None else self._sight(connection, viewer)
        if what == "claim":
            return state_of_claim(connection, claim_seen(connection, name), sight)
        if what == "incident":
            return state_of_incident(connection, incident_seen(connection, name), sight)
        return state_of_document(connection, document_seen(connection, name), sight)

    def accept(self, viewer: Viewer, claim: str, state: str | None, reason: str = "") -> Decision:
        """A claim is read rightly."""
        return self._about_claim(viewer, "accept", claim, state, reason)

    def reject(self, viewer: Viewer, claim: str, state: str | None, reason: str) -> Decision:
        """A claim is read wrongly: it stays on record and counts for nothing."""
        return self._about_claim(viewer, "reject", claim, state, with_reason(reason))

    def unverifiable(self, viewer: Viewer, claim: str, state: str | None, reason: str) -> Decision:
        """A claim is told, and cannot be verified: it stays in its incident and adds nothing."""
        return self._about_claim(viewer, "unverifiable", claim, state, with_reason(reason))

    def correct(
        self, viewer: Viewer, claim: str, state: str | None, fields: Mapping[str, Any], reason: str
    ) -> Decision:
        """Fields of a claim are otherwise (`claim_fields.FIELDS`)."""
        return self._about_claim(viewer, "correct", claim, state, with_reason(reason), fields)

    def add(self, viewer: Viewer, document: str, claim: Mapping[str, Any], reason: str) -> Decision:
        """A document tells of something that was not read."""
        with self._writing() as connection:
            seen = document_seen(connection, document, viewer)
            new = added(seen, claim)
            about = anchor_of(new, seen.sha256)
            decision = made(viewer, "add", about, None, new.model_dump_json(), with_reason(reason))
            if next(store.reviewed_by_id(connection, [new.id]), None) is not None:
                raise TollbookError("decision-invalid", cause="there is such a claim already")
            return kept(connection, [decision])[0]

    def merge(self, viewer: Viewer, incidents: Sequence[str], states: Sequence[str | None], reason: str) -> Decision:
        """Several incidents are one."""
        with self._writing() as connection:
            seen = [incident_seen(connection, name, viewer) for name in incidents]
            for incident, state in zip(seen, states, strict=True):
                check(state, state_of_incident(connection, incident, self._sight(connection, viewer)), incident.id)
            return kept(connection, grouping.merging(connection, viewer, seen, with_reason(reason)))[0]

    def split(
        self, viewer: Viewer, incident: str, claims: Sequence[str], state: str | None, reason: str
    ) -> tuple[Decision, ...]:
        """Some claims of an incident tell of another one."""
        with self._writing() as connection:
            seen = incident_seen(connection, incident, viewer)
            check(state, state_of_incident(connection, seen, self._sight(connection, viewer)), seen.id)
            return kept(connection, grouping.splitting(connection, viewer, seen, claims, with_reason(reason)))

    def move(self, viewer: Viewer, claim: str, to: str, state: str | None, reason: str) -> tuple[Decision, ...]:
        """A claim belongs to another incident."""
        with self._writing() as connection:
            seen = claim_seen(connection, claim, viewer)
            check(state, state_of_claim(connection, seen, self._sight(connection, viewer)), claim)
            there = incident_seen(connection, to, viewer)
            return kept(connection, grouping.moving(connection, viewer, claim, there, with_reason(reason)))

    def undo(self, viewer: Viewer, decision: str, reason: str) -> tuple[Decision, ...]:
        """A decision no longer holds; those made in one act with it go with it."""
        with self._writing() as connection:
            return undoing.undo(connection, viewer, decision, reason)

    def _about_claim(
        self, viewer: Viewer, action: Action, name: str, state: str | None, reason: str,
        fields: Mapping[str, Any] | None = None,
    ) -> Decision:  # fmt: skip
        with self._writing() as connection:
            seen = claim_seen(connection, name, viewer)
            check(state, state_of_claim(connection, seen, self._sight(connection, viewer)), name)
            claim = seen.reviewed.claim
            after = None if fields is None else corrected(claim, seen.document, fields)
            about = anchor_of(claim, seen.document.sha256)
            return kept(connection, [made(viewer, action, about, claim.model_dump_json(), after, reason)])[0]

    def _sight(self, connection: Connection, viewer: Viewer) -> Sight:
        return Sight(blind_of(connection, viewer), self._remake)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._one_at_a_time, self._database.write() as connection:
            yield connection
        self._changed()
