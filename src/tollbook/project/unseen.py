"""An incident as it would be without what some people decided, for who codes it blind to them."""

from sqlalchemy import Connection

from tollbook import store
from tollbook.decisions import subjects_of
from tollbook.model import Incident
from tollbook.pipeline import link_all
from tollbook.review.blind import SAFE


def incident_without(connection: Connection, incident: Incident, people: frozenset[str]) -> Incident | None:
    """The incident made anew from its reports and the decisions of everyone else.

    Its id and visibility stay. It is made anew even where they decided nothing yet: what is made of its own reports may
    differ in a word from what was made of all, and nothing may move on the day when they begin. Where its claims would
    be in several incidents, it is the one that holds most of them; null where what they decided leaves none.
    """
    documents = store.documents_told(connection, incident)
    hashes = store.hashes_of(connection, documents)
    subjects = {f"incident {name}" for name in (incident.id, *incident.previous_ids)}
    subjects |= {f"document {sha256}" for sha256 in hashes.values()}
    told = store.decisions_about(connection, subjects)
    theirs = [d for d in told if d.by in people and d.action not in SAFE]
    touched = {subject.removeprefix("document ") for d in theirs for subject in subjects_of(d) if "document" in subject}
    keys = store.keys_of_hashes(connection, touched | set(hashes.values()))
    readings = [reading for _, reading in store.readings_of(connection, keys)]
    hidden = {d.id for d in theirs}
    made, _ = link_all(readings, tuple(d for d in told if d.id not in hidden))
    holding = [one for one in made if set(one.claims) & set(incident.claims)]
    found = max(holding, key=lambda one: (len(set(one.claims) & set(incident.claims)), one.id), default=None)
    if found is None:
        return None if theirs else incident
    kept = {"id": incident.id, "previous_ids": incident.previous_ids, "visibility": incident.visibility}
    return found.model_copy(update=kept)
