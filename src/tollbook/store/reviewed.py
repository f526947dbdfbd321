"""Claims as people decided them. Everything that shows or exports claims reads them here."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from tollbook.decisions import Reviewed, reviewed_claims, standing
from tollbook.model import Claim, Decision, Document
from tollbook.store.batches import batches
from tollbook.store.decisions import decided_documents, decisions_about, documents_decided_about
from tollbook.store.latest import latest_reviewed
from tollbook.store.schema import claims, documents

IS_READ = func.coalesce(documents.c.state, "") == "read"
"""Written so that SQLite does not take the index of states, which nearly all documents share, to find a few claims."""


def _nobodys(_decision: Decision) -> bool:
    """No decision is left out."""
    return False


def all_reviewed(
    connection: Connection, only: ColumnElement[bool] | None = None
) -> Iterator[tuple[str, Reviewed]]:  # fmt: skip
    """Every claim with what was decided about it and its document's id, rejected ones too, by document and text.

    `only` is a condition on documents.
    """
    decided = decided_documents(connection)
    query = (
        select(documents.c.id, documents.c.sha256, claims.c.record)
        .join(claims, claims.c.document == documents.c.key, isouter=True)
        .where(*((documents.c.state == "read",) if only is None else (IS_READ, only)))
        .order_by(documents.c.id, claims.c.position)
    )
    for (name, sha256), rows in groupby(connection.execute(query), lambda row: (row[0], row[1])):
        yield from ((name, r) for r in _reviewed(connection, name, sha256, rows, decided))


def all_claims(connection: Connection) -> Iterator[tuple[str, Claim]]:
    """Every claim that counts with its document's id, as decided, sorted by document and by place in its text."""
    for document, reviewed in all_reviewed(connection):
        if reviewed.counts:
            yield document, reviewed.claim


def reviewed_of(
    connection: Connection, document: Document, without: Callable[[Decision], bool] = _nobodys
) -> tuple[Reviewed, ...]:  # fmt: skip
    """The claims of one document with what was decided about them; decisions that `without` holds of do not count."""
    query = (
        select(claims.c.record)
        .join(documents, claims.c.document == documents.c.key)
        .where(documents.c.id == document.id, documents.c.state == "read")
        .order_by(claims.c.position)
    )
    found = tuple(Claim.model_validate_json(record) for (record,) in connection.execute(query))
    return _decided(connection, document, found, without)


def reviewed_by_id(connection: Connection, names: Iterable[str]) -> Iterator[tuple[str, Reviewed]]:
    """The claims of these ids with their documents' ids, added ones too, by document and text within a batch."""
    for some in batches(names):
        wanted = frozenset(some)
        for name in sorted(_documents_of(connection, some)):
            query = (
                select(documents.c.sha256, claims.c.record)
                .join(claims, claims.c.document == documents.c.key, isouter=True)
                .where(documents.c.id == name, documents.c.state == "read")
                .order_by(claims.c.position)
            )
            rows = [(name, sha256, record) for sha256, record in connection.execute(query)]
            decided = frozenset(sha256 for _, sha256, _ in rows)
            for reviewed in _reviewed(connection, name, rows[0][1] if rows else "", rows, decided):
                if reviewed.claim.id in wanted:
                    yield name, reviewed


def claims_by_id(connection: Connection, names: Iterable[str]) -> Iterator[tuple[str, Claim]]:
    """The claims of these ids that count, as decided, by document and place in its text within a batch."""
    asked = frozenset(names)
    decided = decided_documents(connection)
    for some in batches(asked):
        found = select(documents.c.id, documents.c.sha256, claims.c.record).join(
            documents, claims.c.document == documents.c.key
        )
        chosen = found.where(claims.c.id.in_(some), IS_READ)
        rows = list(connection.execute(chosen))  # sorted below: in SQL that would walk through all documents
        plain = [(name, Claim.model_validate_json(r)) for name, sha256, r in rows if sha256 not in decided]
        read = {claim.id for _, claim in plain}
        touched = [(d, r.claim) for d, r in reviewed_by_id(connection, set(some) - read) if r.counts] if decided else []
        yield from sorted([*plain, *touched], key=lambda pair: (pair[0], pair[1].span.start, pair[1].id))


def _documents_of(connection: Connection, names: list[str]) -> set[str]:
    """The ids of the documents that hold these claims, or in which a person added or decided them."""
    held = select(documents.c.id).join(claims, claims.c.document == documents.c.key).where(claims.c.id.in_(names))
    found = {name for (name,) in connection.execute(held.where(IS_READ))}
    hashes = sorted(documents_decided_about(connection, (f"claim {name}" for name in names)))
    added = select(documents.c.id).where(documents.c.sha256.in_(hashes), IS_READ)
    return found | {name for (name,) in connection.execute(added)}


def _reviewed(
    connection: Connection, name: str, sha256: str, rows: Iterable[Sequence[Any]],
    decided: frozenset[str],
) -> tuple[Reviewed, ...]:  # fmt: skip
    found = tuple(Claim.model_validate_json(row[2]) for row in rows if row[2] is not None)
    if sha256 not in decided:
        return tuple(Reviewed(claim, "proposed", claim) for claim in found)
    record = connection.execute(select(documents.c.record).where(documents.c.id == name)).scalar_one()
    return _decided(connection, Document.model_validate_json(record), found)


def _decided(
    connection: Connection, document: Document, found: tuple[Claim, ...],
    without: Callable[[Decision], bool] = _nobodys,
) -> tuple[Reviewed, ...]:  # fmt: skip
    if without is _nobodys:
        return latest_reviewed(connection, document, found)
    about = decisions_about(connection, [f"document {document.sha256}"])
    return reviewed_claims(document, found, standing(d for d in about if not without(d)))
