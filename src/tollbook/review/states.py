"""What a reviewer saw when he decided: a short text that changes whenever the record or a decision about it does."""

import hashlib
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from tollbook import store
from tollbook.decisions import Reviewed, names_of
from tollbook.errors import TollbookError
from tollbook.model import Document, Incident, Visibility
from tollbook.review.blind import SEES_ALL, Sight, is_work
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


def state_of_claim(connection: Connection, seen: ClaimSeen, sight: Sight = SEES_ALL) -> str:
    """The state of a claim. As anywhere here, it does not move with what its reader does not know of (`sight`)."""
    name, reviewed = seen.reviewed.claim.id, seen.reviewed
    coders = sight.blind.documents.get(seen.document.id, frozenset())
    if coders:
        told = sight.claims_of(connection, seen.document)
        reviewed = next((one for one in told if one.claim.id == name), reviewed)
    return _state(_latest(connection, [f"claim {name}"], coders), reviewed.status + reviewed.claim.model_dump_json())


def state_of_incident(connection: Connection, incident: Incident, sight: Sight = SEES_ALL) -> str:
    """The state of an incident."""
    subjects = [f"incident {name}" for name in names_of(incident)]
    coders = sight.blind.incidents.get(incident.id, frozenset())
    if not coders:
        return _state(_latest(connection, subjects, coders), incident.model_dump_json())
    made = sight.incident(connection, incident)
    # ids tell of what others merged and split
    record = "" if made is None else made.model_dump_json(exclude={"id", "previous_ids"})
    return _state(_latest(connection, subjects, coders), record)


def state_of_document(connection: Connection, document: Document, sight: Sight = SEES_ALL) -> str:
    """The state of a document with all its claims."""
    coders = sight.blind.documents.get(document.id, frozenset())
    return _state(_latest(connection, [f"document {document.sha256}"], coders), document.model_dump_json())


def check(given: str | None, now: str, what: str) -> None:
    """That a decision was made about what there is now. A null asks for no check. Raises `decision-stale`."""
    if given is not None and given.strip('"') != now:
        raise TollbookError("decision-stale", what=what)


def _latest(connection: Connection, subjects: list[str], coders: frozenset[str]) -> str:
    """Where the chain holds the latest decision about these; to who codes apart from others, the latest but theirs."""
    if not coders:
        return str(store.latest_about(connection, subjects))
    told = [one for one in store.decisions_about(connection, subjects) if not is_work(one, coders)]
    return told[-1].id if told else "0"


def _state(latest: str, record: str) -> str:
    return f"{latest}-{hashlib.sha256(record.encode()).hexdigest()[:12]}"
