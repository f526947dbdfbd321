"""What the public may see: the incidents and tolls that are public, with the claims and reports that are.

Exports show records for the team without their words; a public site does not show them at all.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from tollbook.decisions import names_of, signatures, standing
from tollbook.decisions.signing import NEEDED
from tollbook.export.report.cases import Case, through
from tollbook.export.site.publication import Publication, Tally
from tollbook.model import Assessed, Claim, Decision, Document, Incident, Toll
from tollbook.store import all_claims, all_decisions, all_incidents, all_tolls, claims_by_id, documents_by_id
from tollbook.visibility import ONLY_PUBLIC, Gate, gate_for
from tollbook.visibility.masking import BLOCK
from tollbook.visibility.names import Names, collect_names


@dataclass(frozen=True, slots=True)
class Published:
    """A case that may be shown; whether two people signed it off; how many of its claims are not public."""

    case: Case
    signed: bool
    hidden_claims: int


def published(connection: Connection, publication: Publication, tally: Tally) -> Iterator[Published]:
    """The incidents by id, then the tolls; `tally` counts them and what stays."""
    names = collect_names(all_claims(connection), all_incidents(connection))
    gate = gate_for(connection, ONLY_PUBLIC, date.fromisoformat(publication.today))
    sign_offs = _sign_offs(connection)
    for incident in all_incidents(connection):
        given = (decision for name in names_of(incident) for decision in sign_offs.get(name, ()))
        signed = len(signatures(given, incident)) >= NEEDED
        if gate.keeps_back(incident.visibility):
            tally.withheld += 1
        elif not signed and not publication.unsigned:
            tally.unsigned += 1
        elif (shown := _shown(connection, gate, names, incident, signed)) is not None:
            tally.incidents += 1
            yield shown
        else:
            tally.withheld += 1
    for toll in all_tolls(connection):
        signed = len({decision.by for decision in sign_offs.get(toll.id, ())}) >= NEEDED
        if gate.keeps_back(toll.visibility):
            tally.withheld += 1
        elif not signed and not publication.unsigned:
            tally.unsigned += 1
        elif (shown := _shown(connection, gate, names, toll, signed)) is not None:
            tally.tolls += 1
            yield shown
        else:
            tally.withheld += 1


def _sign_offs(connection: Connection) -> dict[str, list[Decision]]:
    """The signatures that stand, by the incident's id."""
    found: dict[str, list[Decision]] = defaultdict(list)
    for decision in standing(all_decisions(connection)):
        if decision.action == "sign_off" and decision.about.incident:
            found[decision.about.incident].append(decision)
    return found


def _shown(connection: Connection, gate: Gate, names: Names, record: Incident | Toll, signed: bool) -> Published | None:
    documents, claims, hidden = _material(connection, gate, record)
    shown = through(gate, record, record.documents, record.visibility)
    if shown is None or (record.documents and not documents):
        return None
    ordered = sorted(
        (_without_telling_address(d, names) for d in documents.values()), key=lambda d: (d.published or "9999", d.id)
    )
    return Published(Case(shown, tuple(ordered), claims), signed, hidden)


def _material(
    connection: Connection, gate: Gate, record: Assessed
) -> tuple[dict[str, Document], dict[str, tuple[Claim, ...]], int]:
    """The public reports, the public claims in them by report, and how many claims are not public."""
    told = list(claims_by_id(connection, record.claims))
    found = documents_by_id(connection, {*record.documents, *(document for document, _ in told)})
    documents = {
        document.id: shown
        for document in found
        if (shown := through(gate, document, (document.id,), document.visibility)) is not None
    }
    claims: dict[str, tuple[Claim, ...]] = {}
    hidden = 0
    for document, claim in told:
        seen = through(gate, claim, (document,), claim.visibility)
        if seen is None:
            hidden += 1
        else:
            claims[document] = (*claims.get(document, ()), seen)
    return documents, claims, hidden


def _without_telling_address(document: Document, names: Names) -> Document:
    """Addresses often spell a name in small letters; one that does is left out."""
    parts = [part.lower() for part in names.parts_of((document.id,))]

    def kept(url: str | None) -> str | None:
        if url is None or BLOCK in url or not url.startswith(("http://", "https://")):
            return None
        return None if any(part in url.lower() for part in parts) else url

    return document.model_copy(update={"url": kept(document.url), "canonical_url": kept(document.canonical_url)})
