"""What the report may show: each record with its documents and claims, passed through the visibility gate."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from tollbook.model import Claim, Document, Incident, Record, Toll, Visibility
from tollbook.store import Database, all_incidents, all_tolls, claims_by_id, documents_by_id
from tollbook.visibility import PUBLIC_EYES, WITH_NAMES, Gate, gate_for

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Case:
    """An incident or toll with its documents in order of publication and its claims by document id."""

    record: Incident | Toll
    documents: tuple[Document, ...]
    claims: Mapping[str, tuple[Claim, ...]]


@dataclass(frozen=True, slots=True)
class Gated:
    """The cases that may be shown, by date; how many records had to stay; whether names are masked.

    `held` are the ids of the documents that stay.
    """

    cases: tuple[Case, ...]
    stayed: int
    masked: bool
    held: frozenset[str] = frozenset()


def gated(database: Database, *, with_names: bool = False, most: int | None = None, today: date | None = None) -> Gated:
    """Read the project's cases through the gate, from one state of it; `most` keeps those with the most killed."""
    with database.read() as connection:
        clearance = WITH_NAMES if with_names else PUBLIC_EYES
        gate = gate_for(connection, clearance, today or date.today())
        records: list[Incident | Toll] = [*all_incidents(connection), *all_tolls(connection)]
        chosen = sorted(records, key=_killed)[:most]
        cases = [case for record in chosen if (case := _case(connection, gate, record)) is not None]
    return Gated(tuple(sorted(cases, key=_order)), len(chosen) - len(cases), not with_names, gate.held.documents)


def _case(connection: Any, gate: Gate, record: Incident | Toll) -> Case | None:
    shown = through(gate, record, record.documents, record.visibility)
    if shown is None:
        return None
    claims: dict[str, tuple[Claim, ...]] = {}
    for document, claim in claims_by_id(connection, record.claims):
        if (seen := through(gate, claim, (document,), claim.visibility)) is not None:
            claims[document] = (*claims.get(document, ()), seen)
    documents = documents_by_id(connection, {*record.documents, *claims})
    return Case(shown, tuple(sorted(_shown(gate, documents), key=lambda d: (d.published or "9999", d.id))), claims)


def _shown(gate: Gate, documents: Iterable[Document]) -> Iterator[Document]:
    for document in documents:
        if (seen := through(gate, document, (document.id,), document.visibility)) is not None:
            yield seen


def through(gate: Gate, record: R, documents: tuple[str, ...], own: Visibility) -> R | None:
    """The record as it may be shown, names and words masked in place; null where it has to stay."""
    passed = gate.open_for(record.model_dump(mode="json"), documents, own)
    if passed is None:
        return None
    return type(record).model_validate({k: v for k, v in passed.items() if k != "masked"})


def _killed(record: Incident | Toll) -> tuple[bool, int, str]:
    figure = record.killed
    most = (figure.high or figure.best or figure.low or 0) if figure else 0
    return isinstance(record, Toll), -most, record.id


def _order(case: Case) -> tuple[bool, str, str]:
    when = case.record.time.start if case.record.time else None
    return isinstance(case.record, Toll), when or "9999", case.record.id
