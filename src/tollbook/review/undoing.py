"""Undoing: a new decision says that an earlier one no longer holds. Nothing is overwritten."""

import json

from sqlalchemy import Connection

from tollbook import store
from tollbook.decisions import undone
from tollbook.errors import TollbookError
from tollbook.model import Decision
from tollbook.review.about_incidents import refresh
from tollbook.review.making import PERMISSION, kept, made, with_reason
from tollbook.review.viewer import Viewer


def undo(connection: Connection, viewer: Viewer, name: str, reason: str) -> tuple[Decision, ...]:
    """Undo a decision and those made in one act with it. Undoing an undo lets the first hold again."""
    found = store.find_decision(connection, name)
    if found is None:
        raise TollbookError("no-decision", name=name)
    first = _first(connection, found)
    if not viewer.may(PERMISSION[first.action]):
        raise TollbookError("decision-not-allowed", action="undo")
    near = store.decisions_about(connection, store.subjects_of_decision(connection, name))
    act = [d for d in near if d.id == found.id or (_act(d) is not None and _act(d) == _act(found))]
    if found.id in undone(near):
        raise TollbookError("decision-invalid", cause="that decision was undone already")
    reason = with_reason(reason)
    decided = kept(connection, [made(viewer, "undo", d.about, d.before, d.id, reason) for d in act])
    _show(connection, found)
    return decided


def _first(connection: Connection, decision: Decision) -> Decision:
    """The decision that a chain of undos is about in the end."""
    while decision.action == "undo":
        below = store.find_decision(connection, decision.after or "")
        if below is None:
            raise TollbookError("no-decision", name=decision.after or "")
        decision = below
    return decision


def _act(decision: Decision) -> str | None:
    if decision.action not in ("link", "unlink") or decision.before is None:
        return None
    act = json.loads(decision.before).get("act")
    return act if isinstance(act, str) else None


def _show(connection: Connection, decision: Decision) -> None:
    """What is undone of visibility and consent shows at once; grades and figures are made anew by the next run."""
    if decision.about.incident is not None:
        incident = store.find_incident(connection, decision.about.incident)
        if incident is not None:
            refresh(connection, incident)
    elif decision.about.sha256 is not None and decision.action == "visibility":
        store.show_document_again(connection, decision.about.sha256)
