"""Makes the gate of a project for someone's clearance."""

from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from tollbook import store
from tollbook.visibility.clearance import Clearance
from tollbook.visibility.gate import Gate
from tollbook.visibility.held import Held, held_by
from tollbook.visibility.masking import Masker
from tollbook.visibility.names import NO_NAMES, collect_names


def gate_for(connection: Connection, clearance: Clearance, today: date) -> Gate:
    """The gate over the project's present state. Reads all claims where names are to be hidden."""
    hides = not (clearance.team and clearance.restricted and clearance.withheld)
    incidents = tuple(store.all_incidents(connection)) if hides else ()
    claims = () if clearance.team else store.all_claims(connection)
    names = collect_names(claims, incidents, clearance) if hides else NO_NAMES
    held = held_by(incidents, clearance, today.isoformat())
    return Gate(Masker(names), today.isoformat(), clearance, _with_spans(connection, held))


def _with_spans(connection: Connection, held: Held) -> Held:
    spans: dict[str, tuple[tuple[int, int], ...]] = {}
    for document, claim in store.claims_by_id(connection, held.claims):
        cited = tuple((e.start, e.end) for e in claim.evidence if e.slot == "claim")
        spans[document] = spans.get(document, ()) + cited
    return replace(held, spans=spans)
