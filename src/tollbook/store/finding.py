"""Finds claims and documents by their words, newest arrival first, a page at a time.

CROSS JOIN keeps SQLite from asking the index of words once for every row of the other table.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, text

from tollbook.model import Claim, Document
from tollbook.store.filters import Filters
from tollbook.store.indexing import claim_key, place_of_claim, places_of_claims
from tollbook.store.matching import Query, query_of

T = TypeVar("T")
COUNTED = 10_000
"""Matches are counted up to this number; beyond it there are "more than"."""


@dataclass(frozen=True, slots=True)
class Hits(Generic[T]):
    """One page of what was found; `number` is at most COUNTED + 1, which means more than COUNTED."""

    items: tuple[T, ...]
    number: int
    query: Query


@dataclass(frozen=True, slots=True)
class ClaimHit:
    """A claim, its document's id, title, publisher and date, and an incident that it is part of."""

    claim: Claim
    document: str
    title: str | None
    publisher: str | None
    published: str | None
    incident: str | None


def search_claims(
    connection: Connection, filters: Filters, *, page: int = 1, size: int = 50, hidden: Collection[str] = (),
    without: Collection[str] = (),
) -> Hits[ClaimHit]:  # fmt: skip
    """The claims whose words fit, narrowed down by period, country and harm; those of the ids `without` left out."""
    query = query_of(filters.words, hidden)
    if query.hopeless:
        return Hits((), 0, query)
    values: dict[str, Any] = {"match": query.match}
    conditions = _claim_conditions(filters, values)
    if without:
        left_out = (claim_key(*place) for place in places_of_claims(connection, without))
        conditions.append(f"i.key NOT IN ({', '.join(map(str, left_out))})")
    key, source = "i.key", "claim_index i"
    if query.match is not None:
        key, source = "claim_words.rowid", "claim_words"
        source += " CROSS JOIN claim_index i ON i.key = claim_words.rowid" if conditions else ""
        conditions.append("claim_words MATCH :match")
    keys, number = _page(connection, key, source, conditions, values, page, size)
    return Hits(tuple(_claim(connection, key) for key in keys), number, query)


def search_documents(
    connection: Connection, filters: Filters, *, page: int = 1, size: int = 50, hidden: Collection[str] = (),
    without: Collection[str] = (),
) -> Hits[Document]:  # fmt: skip
    """The documents whose words fit, narrowed down by the day of publication; those of the ids `without` left out."""
    query = query_of(filters.words, hidden)
    if query.hopeless:
        return Hits((), 0, query)
    values: dict[str, Any] = {"match": query.match, "since": filters.since, "until": filters.until}
    conditions = ["d.state = 'read'"]
    if without:
        conditions.append(f"d.id NOT IN ({_bound('without', without, values)})")
    conditions += ["d.published >= :since"] if filters.since else []
    conditions += ["substr(d.published, 1, 10) <= :until"] if filters.until else []
    key, source = "d.key", "documents d"
    if query.match is not None:
        key, source = "document_words.rowid", "document_words CROSS JOIN documents d ON d.key = document_words.rowid"
        conditions.append("document_words MATCH :match")
    keys, number = _page(connection, key, source, conditions, values, page, size)
    record = text("SELECT record FROM documents WHERE key = :key")
    found = (connection.execute(record, {"key": key}).scalar_one() for key in keys)
    return Hits(tuple(Document.model_validate_json(json) for json in found), number, query)


def _claim_conditions(filters: Filters, values: dict[str, Any]) -> list[str]:
    conditions = []
    for name in ("country", "harm"):
        if chosen := filters.chosen(name):
            conditions.append(f"i.{name} IN ({_bound(name, chosen, values)})")
    if filters.since:
        values["since"] = filters.since
        conditions.append('coalesce(i."end", i.start) >= :since')
    if filters.until:
        values["until"] = filters.until
        conditions.append('coalesce(i.start, i."end") <= :until')
    return conditions


def _bound(name: str, chosen: Collection[str], values: dict[str, Any]) -> str:
    """The marks that stand for these values in a statement; the values are put into `values`."""
    marks = [f"{name}{number}" for number in range(len(chosen))]
    values |= dict(zip(marks, sorted(chosen), strict=True))
    return ", ".join(f":{mark}" for mark in marks)


def _page(
    connection: Connection, key: str, source: str, conditions: list[str], values: dict[str, Any], page: int, size: int
) -> tuple[list[int], int]:
    """The keys of a page, and how many there are. Only names of ours are put into the statement, values are bound."""
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    counted = f"SELECT count(*) FROM (SELECT 1 FROM {source}{where} LIMIT {COUNTED + 1})"  # noqa: S608
    chosen = f"SELECT {key} FROM {source}{where} ORDER BY {key} DESC LIMIT :size OFFSET :skip"  # noqa: S608
    number = connection.execute(text(counted), values).scalar_one()
    rows = connection.execute(text(chosen), values | {"size": size, "skip": (page - 1) * size})
    return [found for (found,) in rows], number


def _claim(connection: Connection, key: int) -> ClaimHit:
    document, position = place_of_claim(key)
    command = text(
        "SELECT c.record, d.id, d.title, d.publisher, d.published, "
        "(SELECT incident FROM incident_claims ic WHERE ic.claim = c.id LIMIT 1) "
        "FROM claims c JOIN documents d ON d.key = c.document WHERE c.document = :document AND c.position = :position"
    )
    row = connection.execute(command, {"document": document, "position": position}).one()
    return ClaimHit(Claim.model_validate_json(row[0]), *row[1:])
