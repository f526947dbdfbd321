"""What reviewers decided, as entries of the chain, and an index by what they are about."""

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache

from sqlalchemy import Connection, func, insert, select

from tollbook.decisions import subjects_of
from tollbook.model import Anchor, Decision
from tollbook.store.batches import in_batches
from tollbook.store.chain import all_entries, append_entry, number_of_entries
from tollbook.store.schema import chain, decision_index

_AT_ONCE = 500
_KEPT = 8192
"""Decisions that were parsed: each new one about a document has all earlier ones read again."""


def append_decision(connection: Connection, decision: Decision) -> Decision:
    """Keep a decision as the chain's next link; returns it with `previous` filled in."""
    entry = append_entry(connection, "decision", decision.id, decision.about.model_dump_json(), _payload(decision))
    rows = [{"position": entry.position, "subject": subject} for subject in sorted(subjects_of(decision))]
    if rows:
        connection.execute(insert(decision_index), rows)
    return decision.model_copy(update={"previous": entry.previous})


def all_decisions(connection: Connection) -> Iterator[Decision]:
    """Every decision whose payload stands, oldest first."""
    for entry in all_entries(connection, "decision"):
        yield _decision(entry.id, entry.about, entry.payload, entry.previous)


def decisions_about(connection: Connection, subjects: Iterable[str]) -> tuple[Decision, ...]:
    """The decisions about any of these subjects (`incident ID`, `claim ID`, `document SHA-256`), oldest first."""
    wanted, found = sorted(set(subjects)), {}
    columns = chain.c.position, chain.c.id, chain.c.about, chain.c.payload, chain.c.previous
    joined = select(*columns).join(decision_index, decision_index.c.position == chain.c.position)
    for at in range(0, len(wanted), _AT_ONCE):
        some = joined.where(decision_index.c.subject.in_(wanted[at : at + _AT_ONCE]), chain.c.payload.is_not(None))
        found.update({row.position: _decision(*row[1:]) for row in connection.execute(some)})
    return tuple(found[position] for position in sorted(found))


def latest_about(connection: Connection, subjects: Iterable[str]) -> int:
    """The position in the chain of the latest decision about any of these subjects; 0 where there is none."""
    wanted = decision_index.c.subject.in_(sorted(set(subjects)))
    return connection.execute(select(func.max(decision_index.c.position)).where(wanted)).scalar_one() or 0


def find_decision(connection: Connection, name: str) -> Decision | None:
    """The decision of this id whose payload stands."""
    columns = chain.c.id, chain.c.about, chain.c.payload, chain.c.previous
    standing = (chain.c.id == name) & (chain.c.kind == "decision") & chain.c.payload.is_not(None)
    row = connection.execute(select(*columns).where(standing)).first()
    return _decision(*row) if row else None


def subjects_of_decision(connection: Connection, name: str) -> tuple[str, ...]:
    """What a decision is about, as it is indexed."""
    joined = select(decision_index.c.subject).join(chain, decision_index.c.position == chain.c.position)
    return tuple(subject for (subject,) in connection.execute(joined.where(chain.c.id == name)))


def decided_documents(connection: Connection) -> frozenset[str]:
    """The SHA-256 of the documents that any decision is about."""
    subjects = select(decision_index.c.subject).where(decision_index.c.subject.like("document %")).distinct()
    return frozenset(subject.removeprefix("document ") for (subject,) in connection.execute(subjects))


def states_of_decided(connection: Connection) -> dict[str, str]:
    """The SHA-256 of the documents that any decision is about, each with what stands for all decisions about it.

    The chain's hash at the latest of them stands for all before it, and their number tells whether one was erased.
    """
    about = decision_index.c.subject.between("document ", "document!")
    latest = (
        select(
            decision_index.c.subject,
            func.max(decision_index.c.position).label("position"),
            func.count().label("number"),
        )
        .where(about)
        .group_by(decision_index.c.subject)
        .subquery()
    )
    query = select(latest.c.subject, latest.c.number, chain.c.hash).join(chain, chain.c.position == latest.c.position)
    return {
        subject.removeprefix("document "): f"{number} {hashed}" for subject, number, hashed in connection.execute(query)
    }


def number_of_decisions(connection: Connection) -> int:
    """How many decisions the chain holds, erased ones among them."""
    return number_of_entries(connection, "decision")


def documents_decided_about(connection: Connection, subjects: Iterable[str]) -> frozenset[str]:
    """The SHA-256 of the documents that decisions about any of these subjects are about, erased decisions apart."""
    here, there = decision_index.alias(), decision_index.alias()
    query = select(there.c.subject).join(here, here.c.position == there.c.position).distinct()
    about_documents = there.c.subject.like("document %")
    found: set[str] = set()
    for some in in_batches(sorted(set(subjects)), _AT_ONCE):
        found.update(connection.execute(query.where(here.c.subject.in_(some), about_documents)).scalars())
    return frozenset(subject.removeprefix("document ") for subject in found)


@lru_cache(maxsize=_KEPT)
def _decision(name: str, about: str, payload: str, previous: str | None) -> Decision:
    return Decision(id=name, about=Anchor.model_validate_json(about), previous=previous, **json.loads(payload))


def _payload(decision: Decision) -> str:
    said = decision.model_dump(include={"action", "before", "after", "reason", "by", "at"})
    return json.dumps(said, ensure_ascii=False, sort_keys=True)
