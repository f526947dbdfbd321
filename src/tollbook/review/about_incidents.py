"""Decisions about whole incidents and documents: grade, signature, who may see them, consent."""

from abc import ABC, abstractmethod
from contextlib import AbstractContextManager
from typing import get_args

from sqlalchemy import Connection

from tollbook import store
from tollbook.decisions import levels_of, signatures, with_consent
from tollbook.errors import TollbookError
from tollbook.model import Action, Anchor, Consent, Decision, Incident, Visibility
from tollbook.model.codes import Grade
from tollbook.review.blind import Sight
from tollbook.review.making import kept, made, with_reason
from tollbook.review.states import check, claim_seen, document_seen, incident_seen, state_of_incident
from tollbook.review.viewer import Viewer


class AboutIncidents(ABC):
    """Part of `Decisions`; what is decided here shows at once."""

    def grade(self, viewer: Viewer, incident: str, grade: Grade | None, state: str | None, reason: str) -> Decision:
        """Give an incident its grade, with the reason that readers see."""
        if grade is not None and grade not in get_args(Grade):
            raise TollbookError("decision-invalid", cause=f"there is no grade {grade}")
        with self._writing() as connection:
            seen = self._checked(connection, viewer, incident, state)
            about = Anchor(incident=seen.id)
            decision = made(viewer, "grade", about, _quoted(seen.grade), _quoted(grade), with_reason(reason))
            changed = {"grade": grade, "graded_by": "person", "grade_reasons": (decision.reason,)}
            store.show_incident_as(connection, seen.model_copy(update=changed))
            return kept(connection, [decision])[0]

    def discount(self, viewer: Viewer, incident: str, state: str | None, reason: str) -> Decision:
        """An incident tells of no civilian harm, or of none by those that it names."""
        with self._writing() as connection:
            seen = self._checked(connection, viewer, incident, state)
            decision = made(
                viewer, "discount", Anchor(incident=seen.id), _quoted(seen.grade), None, with_reason(reason)
            )
            changed = {"grade": "discounted", "graded_by": "person", "grade_reasons": (decision.reason,)}
            store.show_incident_as(connection, seen.model_copy(update=changed))
            return kept(connection, [decision])[0]

    def restore(self, viewer: Viewer, incident: str, state: str | None, reason: str) -> Decision:
        """Take back that an incident was discounted; its grade is made anew."""
        with self._writing() as connection:
            seen = self._checked(connection, viewer, incident, state)
            about = Anchor(incident=seen.id)
            return kept(connection, [made(viewer, "restore", about, _quoted(seen.grade), None, with_reason(reason))])[0]

    def sign_off(self, viewer: Viewer, incident: str, state: str | None, reason: str = "") -> Decision:
        """Stand for the grade that an incident has; two people must before it is published."""
        with self._writing() as connection:
            seen = self._checked(connection, viewer, incident, state)
            if seen.grade is None:
                raise TollbookError("decision-invalid", cause="the incident has no grade to sign")
            if viewer.pseudonym in signatures(store.decisions_about(connection, _subjects(seen)), seen):
                raise TollbookError("decision-invalid", cause="you have signed this grade; another person must too")
            about = Anchor(incident=seen.id)
            return kept(connection, [made(viewer, "sign_off", about, None, _quoted(seen.grade), reason)])[0]

    def set_visibility(
        self, viewer: Viewer, about: str, visibility: Visibility, state: str | None, reason: str
    ) -> Decision:
        """Say who may see an incident, a claim or a document, by its id, and until when it stays back."""
        with_reason(reason)
        with self._writing() as connection:
            if about.startswith("c-"):
                return _claim_level(connection, viewer, about, visibility, reason)
            if store.find_incident(connection, about) is None:
                return _document_level(connection, viewer, about, visibility, reason)
            seen = self._checked(connection, viewer, about, state)
            before = {"incidents": [seen.id], "had": list(seen.claims), "was": seen.visibility.model_dump(mode="json")}
            after = visibility.model_dump_json()
            decision = made(viewer, "visibility", Anchor(incident=seen.id), before, after, reason)
            decided = kept(connection, [decision])[0]
            refresh(connection, seen)
            return decided

    def consent(self, viewer: Viewer, incident: str, person: str, consent: Consent, state: str | None) -> Decision:
        """Record that a person, or who may speak for him, agreed: scope `name` shows the name."""
        said = {"person": person, "by": consent.by, "scope": consent.scope, "date": consent.date}
        return self._about_person(viewer, incident, state, "consent", said)

    def withdraw_consent(
        self, viewer: Viewer, incident: str, person: str, by: str, date: str, state: str | None
    ) -> Decision:
        """Record that a consent was withdrawn: the name is withheld at once, whatever was said before."""
        return self._about_person(
            viewer, incident, state, "withdraw_consent", {"person": person, "by": by, "date": date}
        )

    def history(self, connection: Connection, name: str) -> tuple[Decision, ...]:
        """What was decided about an incident and its claims, or about a document, oldest first, undone ones too."""
        found = store.find_incident(connection, name)
        if found is not None:
            return store.decisions_about(connection, [*_subjects(found), *(f"claim {c}" for c in found.claims)])
        document = document_seen(connection, name)
        return store.decisions_about(connection, [f"document {document.sha256}"])

    def signatures(self, connection: Connection, incident: Incident) -> tuple[str, ...]:
        """Who signed the grade that an incident has now."""
        return signatures(store.decisions_about(connection, _subjects(incident)), incident)

    def _about_person(
        self, viewer: Viewer, incident: str, state: str | None, action: Action, said: dict[str, str]
    ) -> Decision:
        with self._writing() as connection:
            seen = self._checked(connection, viewer, incident, state)
            names = {n for p in seen.persons for w in p.names for n in (w.text, w.transliteration)}
            if said["person"] not in names:
                raise TollbookError("decision-invalid", cause="the incident names no such person")
            about = Anchor(incident=seen.id)
            decided = kept(connection, [made(viewer, action, about, None, said, said["by"])])[0]
            refresh(connection, seen)
            return decided

    def _checked(self, connection: Connection, viewer: Viewer, name: str, state: str | None) -> Incident:
        seen = incident_seen(connection, name, viewer)
        check(state, state_of_incident(connection, seen, self._sight(connection, viewer)), seen.id)
        return seen

    @abstractmethod
    def _sight(self, connection: Connection, viewer: Viewer) -> Sight:
        """What the record is to a viewer."""

    @abstractmethod
    def _writing(self) -> AbstractContextManager[Connection]:
        """A transaction that alone may write, after which others are told of the change."""


def refresh(connection: Connection, incident: Incident) -> None:
    """Show an incident with the visibility and consent that people gave it."""
    held = store.decisions_about(connection, [*_subjects(incident), *(f"claim {c}" for c in incident.claims)])
    given = levels_of(held).of(incident) or Visibility()
    store.show_incident_as(connection, with_consent(incident.model_copy(update={"visibility": given}), held))


def _claim_level(connection: Connection, viewer: Viewer, name: str, level: Visibility, reason: str) -> Decision:
    seen = claim_seen(connection, name, viewer)
    claim, span = seen.reviewed.claim, seen.reviewed.claim.span
    about = Anchor(sha256=seen.document.sha256, start=span.start, end=span.end, kind=claim.kind, harm=claim.harm)
    decision = made(viewer, "visibility", about, claim.model_dump_json(), level.model_dump_json(), reason)
    decided = kept(connection, [decision])[0]
    store.show_claim_as_decided(connection, claim.id)
    return decided


def _document_level(connection: Connection, viewer: Viewer, name: str, level: Visibility, reason: str) -> Decision:
    seen = document_seen(connection, name, viewer)
    before = {"was": seen.visibility.model_dump(mode="json")}
    about = Anchor(sha256=seen.sha256)
    decided = kept(connection, [made(viewer, "visibility", about, before, level.model_dump_json(), reason)])[0]
    store.show_document_as(connection, seen.model_copy(update={"visibility": level}))
    return decided


def _subjects(incident: Incident) -> list[str]:
    return [f"incident {name}" for name in (incident.id, *incident.previous_ids)]


def _quoted(grade: Grade | None) -> str:
    return "null" if grade is None else f'"{grade}"'
