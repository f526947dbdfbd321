"""Makes the gate of a project for someone's clearance."""

from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from tollbook import store
from tollbook.model import Incident
from tollbook.visibility.clearance import Clearance
from tollbook.visibility.gate import Gate
from tollbook.visibility.held import Held, held_by
from tollbook.visibility.masking import Masker
from tollbook.visibility.names import NO_NAMES, collect_names


def gate_for(connection: Connection, clearance: Clearance, today: date) -> Gate:
    """The gate over the project's present state. Reads what names people or is not for everyone, and nothing else."""
    hides = not (clearance.team and clearance.restricted and clearance.withheld)
    incidents = tuple(store.guarded_incidents(connection)) if hides else ()
    claims = () if clearance.team else store.claims_of_people(connection)
    names = collect_names(claims, incidents, clearance) if hides else NO_NAMES
    held = _held(connection, incidents, clearance, today.isoformat())
    return Gate(Masker(names), today.isoformat(), clearance, _with_spans(connection, held))


def _held(connection: Connection, guarded: tuple[Incident, ...], clearance: Clearance, today: str) -> Held:
    """What stays back; other incidents told by the same reports may let some of it be shown."""
    back = [incident for incident in guarded if clearance.keeps_back(incident.visibility, today)]
    reports = {name for incident in back for name in incident.documents}
    beside = {i.id: i for i in store.incidents_of_documents(connection, reports)} if back else {}
    return held_by((*back, *(i for i in beside.values() if i.id not in {b.id for b in back})), clearance, today)


def _with_spans(connection: Connection, held: Held) -> Held:
    spans: dict[str, tuple[tuple[int, int], ...]] = {}
    for document, claim in store.claims_by_id(connection, held.claims):
        cited = tuple((e.start, e.end) for e in claim.evidence if e.slot == "claim")
        spans[document] = spans.get(document, ()) + cited
    return replace(held, spans=spans)
