"""What has to be known to keep names and incidents back, without reading the whole project."""

from collections.abc import Collection, Iterator

from sqlalchemy import Connection, select

from tollbook.model import Claim, Incident
from tollbook.store.decisions import decided_documents
from tollbook.store.reviewed import all_reviewed
from tollbook.store.schema import claim_index, claims, documents, incident_claims, incident_index, incidents


def claims_of_people(connection: Connection) -> Iterator[tuple[str, Claim]]:
    """All claims of the documents that name a victim or a witness, each with its document's id.

    As they were read and as they were decided: what a person rejected still stands in the text.
    """
    telling = select(claim_index.c.document).where(claim_index.c.personal).distinct()
    decided = sorted(decided_documents(connection))
    for name, reviewed in all_reviewed(connection, documents.c.key.in_(telling) | documents.c.sha256.in_(decided)):
        yield name, reviewed.claim
        if reviewed.machine is not None and reviewed.machine != reviewed.claim:
            yield name, reviewed.machine


def guarded_incidents(connection: Connection) -> Iterator[Incident]:
    """The incidents that name persons or are not for everyone, sorted by id."""
    query = select(incidents.c.record).join(incident_index, incident_index.c.id == incidents.c.id)
    for (record,) in connection.execute(query.where(incident_index.c.guarded).order_by(incidents.c.id)):
        yield Incident.model_validate_json(record)


def incidents_of_documents(connection: Connection, names: Collection[str]) -> Iterator[Incident]:
    """The incidents that rest on a claim of any of these documents, sorted by id."""
    of_these = (
        select(incident_claims.c.incident)
        .join(claims, claims.c.id == incident_claims.c.claim)
        .join(documents, documents.c.key == claims.c.document)
        .where(documents.c.id.in_(names))
    )
    query = select(incidents.c.record).where(incidents.c.id.in_(of_these)).order_by(incidents.c.id)
    for (record,) in connection.execute(query):
        yield Incident.model_validate_json(record)
