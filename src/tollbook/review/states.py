"""What a reviewer saw when he decided: a short text that changes whenever the record or a decision about it does."""

import hashlib
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from tollbook import store
from tollbook.decisions import Reviewed, names_of
from tollbook.errors import TollbookError
from tollbook.model import Document, Incident, Visibility
from tollbook.review.viewer import Viewer


@dataclass(frozen=True, slots=True)
class ClaimSeen:
    """A claim with its document and what was decided about it."""

    document: Document
    reviewed: Reviewed


def claim_seen(connection: Connection, name: str, viewer: Viewer | None = None) -> ClaimSeen:
    """The claim of this id. Raises TollbookError `decision-unknown-claim`, also where the viewer may not know of it."""
    found = next(store.reviewed_by_id(connection, [name]), None)
    if found is None:
        raise TollbookError("decision-unknown-claim", name=name)
    document = next(store.documents_by_id(connection, [found[0]]))
    incident = store.incident_of_claim(connection, name)
    levels = [found[1].claim.visibility, document.visibility, *([incident.visibility] if incident else [])]
    if any(_kept_from(viewer, level) for level in levels):
        raise TollbookError("decision-unknown-claim", name=name)
    return ClaimSeen(document, found[1])


def incident_seen(connection: Connection, name: str, viewer: Viewer | None = None) -> Incident:
    """The incident of this id, or the one that had it before. Raises TollbookError `no-such-incident`, as above."""
    found = store.find_incident(connection, name)
    if found is None or _kept_from(viewer, found.visibility):
        raise TollbookError("no-such-incident", name=name)
    return found


def document_seen(connection: Connection, name: str, viewer: Viewer | None = None) -> Document:
    """The document of this id. Raises TollbookError `no-such-document`, as above."""
    found = next(store.documents_by_id(connection, [name]), None)
    if found is None or _kept_from(viewer, found.visibility):
        raise TollbookError("no-such-document", name=name)
    return found


def _kept_from(viewer: Viewer | None, level: Visibility) -> bool:
    return viewer is not None and viewer.clearance.keeps_back(level, date.today().isoformat())


def state_of_claim(connection: Connection, seen: Reviewed) -> str:
    """The state of a claim."""
    latest = store.latest_about(connection, [f"claim {seen.claim.id}"])
    return _state(latest, seen.status + seen.claim.model_dump_json())


def state_of_incident(connection: Connection, incident: Incident) -> str:
    """The state of an incident."""
    latest = store.latest_about(connection, [f"incident {name}" for name in names_of(incident)])
    return _state(latest, incident.model_dump_json())


def state_of_document(connection: Connection, document: Document) -> str:
    """The state of a document with all its claims."""
    return _state(store.latest_about(connection, [f"document {document.sha256}"]), document.model_dump_json())


def check(given: str | None, now: str, what: str) -> None:
    """That a decision was made about what there is now. A null asks for no check. Raises `decision-stale`."""
    if given is not None and given.strip('"') != now:
        raise TollbookError("decision-stale", what=what)


def _state(latest: int, record: str) -> str:
    return f"{latest}-{hashlib.sha256(record.encode()).hexdigest()[:12]}"
