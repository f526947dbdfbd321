"""What a decision changes at once, before the next run makes everything anew."""

from collections.abc import Iterable

from sqlalchemy import Connection, select, update

from tollbook.decisions import document_level
from tollbook.model import PUBLIC, Document, Incident
from tollbook.store.batches import batches
from tollbook.store.decisions import decisions_about
from tollbook.store.guarded import incidents_of_documents
from tollbook.store.indexing import index_incidents
from tollbook.store.meta import get_meta, set_meta
from tollbook.store.schema import documents, incident_claims, incidents


def show_incident_as(connection: Connection, incident: Incident) -> None:
    """Keep an incident's record with another grade, visibility or consent until it is made anew."""
    row = {"grade": incident.grade, "record": incident.model_dump_json()}
    connection.execute(update(incidents).where(incidents.c.id == incident.id).values(row))
    index_incidents(connection, [incident], gone=())
    _visibility_changed(connection)


def show_document_as(connection: Connection, document: Document) -> None:
    """Keep a document's record with another visibility or status."""
    changed = update(documents).where(documents.c.id == document.id)
    connection.execute(changed.values(record=document.model_dump_json(), guarded=document.visibility != PUBLIC))
    index_incidents(connection, incidents_of_documents(connection, [document.id]), gone=())
    _visibility_changed(connection)


def show_claim_as_decided(connection: Connection, claim: str) -> None:
    """Find the incident of a claim by the claim's words only where these are for everyone."""
    incident = incident_of_claim(connection, claim)
    index_incidents(connection, [incident] if incident else (), gone=())
    _visibility_changed(connection)


def show_document_again(connection: Connection, sha256: str) -> None:
    """Keep a document's record with the visibility that the standing decisions give it."""
    record = connection.execute(select(documents.c.record).where(documents.c.sha256 == sha256)).scalar_one_or_none()
    if record is not None:
        document = Document.model_validate_json(record).model_copy(update={"visibility": PUBLIC})
        show_document_as(connection, as_decided(connection, document))


def incident_of_claim(connection: Connection, claim: str) -> Incident | None:
    """The incident that a claim belongs to."""
    joined = select(incidents.c.record).join(incident_claims, incident_claims.c.incident == incidents.c.id)
    record = connection.execute(joined.where(incident_claims.c.claim == claim)).scalars().first()
    return None if record is None else Incident.model_validate_json(record)


def as_decided(connection: Connection, document: Document) -> Document:
    """A document that is read anew, with the visibility that people gave it."""
    level = document_level(document.sha256, decisions_about(connection, [f"document {document.sha256}"]))
    return document if level is None else document.model_copy(update={"visibility": level})


def hashes_of(connection: Connection, names: Iterable[str]) -> dict[str, str]:
    """The SHA-256 of documents, by id."""
    query = select(documents.c.id, documents.c.sha256).where(documents.c.id.in_(sorted(set(names))))
    return dict(connection.execute(query).all())


def ids_of_hashes(connection: Connection, hashes: Iterable[str]) -> tuple[str, ...]:
    """The ids of the documents of these bytes."""
    found: list[str] = []
    for some in batches(hashes):
        found += connection.execute(select(documents.c.id).where(documents.c.sha256.in_(some))).scalars()
    return tuple(name for name in found if name)


def keys_of_hashes(connection: Connection, hashes: Iterable[str]) -> tuple[int, ...]:
    """The keys of the documents of these bytes that were read, in order of arrival."""
    chosen = documents.c.sha256.in_(sorted(set(hashes))) & (documents.c.state == "read")
    return tuple(connection.execute(select(documents.c.key).where(chosen).order_by(documents.c.key)).scalars())


def _visibility_changed(connection: Connection) -> None:
    set_meta(connection, "visibility", str(int(get_meta(connection, "visibility") or 0) + 1))
