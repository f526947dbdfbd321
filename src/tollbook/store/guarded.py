"""What has to be known to keep names and incidents back, without reading the whole project."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from pydantic import BaseModel
from sqlalchemy import Connection, select

from tollbook.decisions import Reviewed
from tollbook.model import PUBLIC, Claim, Document, Incident, Person, Visibility
from tollbook.store.batches import batches, in_batches
from tollbook.store.decisions import decided_documents
from tollbook.store.reviewed import all_reviewed
from tollbook.store.schema import (
    chain,
    claim_index,
    claims,
    decision_index,
    documents,
    incident_claims,
    incident_index,
    incidents,
)


@dataclass(frozen=True, slots=True)
class PersonNamed:
    """A person of an incident: how the names are written, and who may see them."""

    written: frozenset[str]
    visibility: Visibility


@dataclass(frozen=True, slots=True)
class Guarded:
    """Of an incident that names persons or is not for everyone what its names and itself are kept back by."""

    id: str
    visibility: Visibility
    documents: tuple[str, ...]
    persons: tuple[PersonNamed, ...]


class _Part(BaseModel):
    """The fields of an incident's record that are needed here; reading the others takes ten times as long."""

    id: str
    visibility: Visibility
    documents: tuple[str, ...]
    persons: tuple[Person, ...]


def claims_of_people(
    connection: Connection, only: Collection[str] | None = None
) -> Iterator[tuple[str, Claim]]:  # fmt: skip
    """All claims of the documents that name a victim or a witness, each with its document's id.

    As they were read and as they were decided: what a person rejected still stands in the text. Some of those that were
    decided about name nobody. `only` are ids of documents, whose claims come whether they name anyone or not.
    """
    telling = select(claim_index.c.document).where(claim_index.c.personal).distinct()
    decided = sorted(decided_documents(connection)) if only is None else ()
    of_people = documents.c.key.in_(telling) | documents.c.sha256.in_(decided)
    for condition in (of_people,) if only is None else map(documents.c.id.in_, batches(only)):
        for name, reviewed in all_reviewed(connection, condition):
            yield name, reviewed.claim
            if reviewed.machine is not None and reviewed.machine != reviewed.claim:
                yield name, reviewed.machine


def guarded_incidents(
    connection: Connection, only: Collection[int] | None = None
) -> Iterator[tuple[int, Guarded]]:  # fmt: skip
    """The incidents that name persons or are not for everyone, by their numbers in the index.

    `only` are such numbers; without them it is all.
    """
    query = select(incident_index.c.key, incidents.c.record).join(incidents, incident_index.c.id == incidents.c.id)
    query = query.where(incident_index.c.guarded).order_by(incident_index.c.key)
    for some in [None] if only is None else in_batches(sorted(only)):
        chosen = query if some is None else query.where(incident_index.c.key.in_(some))
        for key, record in connection.execute(chosen):
            part = _Part.model_validate_json(record)
            yield key, Guarded(part.id, part.visibility, part.documents, tuple(map(person_named, part.persons)))


def person_named(person: Person) -> PersonNamed:
    """How a person's names are written, and who may see them."""
    written = (text for name in person.names for text in (name.text, name.transliteration) if text)
    return PersonNamed(frozenset(written), person.visibility)


def guarded_documents(connection: Connection) -> Iterator[tuple[str, Visibility]]:
    """The ids of the documents that are not for everyone, with who may see them, sorted by id."""
    query = select(documents.c.record).where(documents.c.guarded, documents.c.state == "read").order_by(documents.c.id)
    for (record,) in connection.execute(query):
        document = Document.model_validate_json(record)
        yield document.id, document.visibility


def guarded_claims(connection: Connection) -> Iterator[tuple[str, Reviewed]]:
    """The claims that are not for everyone, as read or as decided, rejected ones too, with their documents' ids."""
    as_read = select(claim_index.c.document).where(claim_index.c.guarded).distinct()
    decided = (
        select(decision_index.c.subject)
        .join(chain, chain.c.position == decision_index.c.position)
        .where(decision_index.c.subject.like("document %"), chain.c.payload.like('{"action": "visibility"%'))
        .distinct()
    )
    hashes = [subject.removeprefix("document ") for subject in connection.execute(decided).scalars()]
    for name, reviewed in all_reviewed(connection, documents.c.key.in_(as_read) | documents.c.sha256.in_(hashes)):
        if reviewed.claim.visibility != PUBLIC:
            yield name, reviewed


def reviewed_in(connection: Connection, names: Collection[str]) -> Iterator[tuple[str, Reviewed]]:
    """All claims of the documents of these ids, rejected ones too, with their documents' ids."""
    for some in batches(names):
        yield from all_reviewed(connection, documents.c.id.in_(some))


def incidents_touching(connection: Connection, names: Collection[str]) -> Iterator[tuple[str, str]]:
    """The ids of the incidents that hold a claim of any of these documents, added ones too, with the document's id."""
    homes = {reviewed.claim.id: name for name, reviewed in reviewed_in(connection, names)}
    for incident, claim in _holding(connection, homes):
        yield incident, homes[claim]


def incidents_holding(connection: Connection, names: Collection[str]) -> set[str]:
    """The ids of the incidents that hold any of these claims."""
    return {incident for incident, _ in _holding(connection, names)}


def _holding(connection: Connection, names: Collection[str]) -> Iterator[tuple[str, str]]:
    for some in batches(names):
        found = select(incident_claims.c.incident, incident_claims.c.claim).where(incident_claims.c.claim.in_(some))
        yield from ((incident, claim) for incident, claim in connection.execute(found))


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
