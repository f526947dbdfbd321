"""One incident or toll with everything that it rests on."""

from dataclasses import dataclass

from sqlalchemy import Connection

from tollbook import store
from tollbook.model import Claim, Document, Incident, Toll


@dataclass(frozen=True, slots=True)
class Case:
    """A record with its documents in order of publication and its claims, by document id, in text order."""

    record: Incident | Toll
    documents: tuple[Document, ...]
    claims: dict[str, tuple[Claim, ...]]

    @property
    def all_claims(self) -> tuple[Claim, ...]:
        """Every claim, by document in order of publication."""
        return tuple(claim for document in self.documents for claim in self.claims.get(document.id, ()))


def case_of(connection: Connection, name: str) -> Case | None:
    """The case of this incident's or toll's id; null where there is none."""
    record = store.find_incident(connection, name) or store.find_toll(connection, name)
    if record is None:
        return None
    claims: dict[str, tuple[Claim, ...]] = {}
    for document, claim in store.claims_by_id(connection, record.claims):
        claims[document] = (*claims.get(document, ()), claim)
    documents = store.documents_by_id(connection, {*record.documents, *claims})
    ordered = tuple(sorted(documents, key=lambda d: (d.published or "9999", d.id)))
    return Case(record, ordered, claims)
