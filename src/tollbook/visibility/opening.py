"""Makes the gate of a project for someone's clearance."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from tollbook import store
from tollbook.decisions import Reviewed
from tollbook.model import Incident
from tollbook.visibility.clearance import Clearance
from tollbook.visibility.gate import Gate
from tollbook.visibility.held import Held, Spans, by_own_level, held_by
from tollbook.visibility.masking import Masker
from tollbook.visibility.names import NO_NAMES
from tollbook.visibility.naming import Naming


def gate_for(connection: Connection, clearance: Clearance, today: date, naming: Naming | None = None) -> Gate:
    """The gate over the project's present state. Reads what names people or is not for everyone, and nothing else.

    `naming` knows what names there were before, and learns what there are now.
    """
    hides = not (clearance.team and clearance.restricted and clearance.withheld)
    if not hides:
        return Gate(Masker(NO_NAMES), today.isoformat(), clearance)
    naming = naming or Naming()
    masker = naming.masker(connection, clearance)
    guarded = naming.incidents(connection).values()
    back = sorted(one.id for one in guarded if clearance.keeps_back(one.visibility, today.isoformat()))
    incidents = tuple(store.incidents_by_id(connection, back))
    return Gate(masker, today.isoformat(), clearance, _held(connection, incidents, clearance, today.isoformat()))


def _held(connection: Connection, kept_back: tuple[Incident, ...], clearance: Clearance, today: str) -> Held:
    of_incidents = _held_by_incidents(connection, kept_back, clearance, today)
    own = by_own_level(store.guarded_documents(connection), clearance, today)
    marked = list(store.guarded_claims(connection))
    claims = by_own_level(((r.claim.id, r.claim.visibility) for _, r in marked), clearance, today)
    documents = of_incidents.documents | own.back
    veiled = own.veiled - documents
    back = of_incidents.claims | claims.back | _ids(store.reviewed_in(connection, documents))
    found = Held(
        incidents=of_incidents.incidents,
        claims=back,
        documents=documents,
        veiled_claims=(claims.veiled | _ids(store.reviewed_in(connection, veiled))) - back,
        veiled_documents=veiled,
    )
    hidden = of_incidents.claims | claims.back | claims.veiled
    told = [*marked, *store.reviewed_by_id(connection, of_incidents.claims)]
    traced = frozenset(store.incidents_holding(connection, back | found.veiled_claims)) - found.incidents
    return replace(found, spans=_spans(told, hidden, documents), traced=traced)


def _held_by_incidents(
    connection: Connection, back: tuple[Incident, ...], clearance: Clearance, today: str
) -> Held:  # fmt: skip
    """What stays back with incidents; other incidents told by the same reports may let some of it be shown."""
    reports = {name for incident in back for name in incident.documents}
    beside = {i.id: i for i in store.incidents_of_documents(connection, reports)} if back else {}
    return held_by((*back, *(i for i in beside.values() if i.id not in {b.id for b in back})), clearance, today)


def _ids(found: Iterable[tuple[str, Reviewed]]) -> frozenset[str]:
    return frozenset(reviewed.claim.id for _, reviewed in found)


def _spans(told: Iterable[tuple[str, Reviewed]], hidden: frozenset[str], without: frozenset[str]) -> Spans:
    """Where the words of hidden claims stand, in the documents that are shown."""
    found: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for document, reviewed in told:
        if reviewed.claim.id in hidden and document not in without:
            found[document].update((e.start, e.end) for e in reviewed.claim.evidence if e.slot == "claim")
    return {document: tuple(sorted(spans)) for document, spans in found.items()}
