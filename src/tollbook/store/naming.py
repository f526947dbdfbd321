"""The claims of documents that name victims or witnesses.

Any decision about a document may have put a name into its claims, so all that were decided about have to be looked at
whenever the record has changed. One that was seen to name nobody is not read again as long as all stands that its
claims follow from, of which a digest is kept.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from itertools import groupby
from threading import Lock

from sqlalchemy import ColumnElement, Connection, func, select

from tollbook.decisions import Reviewed
from tollbook.model import Claim, personal_sources
from tollbook.store.batches import batches
from tollbook.store.decisions import states_of_decided
from tollbook.store.reviewed import IS_READ, all_reviewed
from tollbook.store.schema import claim_index, claims, documents

_MOST = 100_000
_BETWEEN = "\x1e"  # stands in no JSON
_lock = Lock()
_nobody: OrderedDict[str, bytes] = OrderedDict()
"""A document's SHA-256 → the digest of what its claims followed from when none of them named anyone."""


def claims_of_people(connection: Connection) -> Iterator[tuple[str, Claim]]:
    """All claims of the documents that name a victim or a witness, each with its document's id.

    As they were read and as they were decided: what a person rejected still stands in the text.
    """
    telling = select(claim_index.c.document).where(claim_index.c.personal).distinct()
    for name, reviewed in all_reviewed(connection, documents.c.key.in_(telling)):
        yield from ((name, claim) for claim in _forms(reviewed))
    states = states_of_decided(connection)
    for some in batches(states):
        digests = _digests(connection, {sha256: states[sha256] for sha256 in some}, documents.c.key.not_in(telling))
        with _lock:
            unknown = {sha256: names for sha256, names in digests.items() if _nobody.get(sha256) != names[1]}
        yield from _naming(connection, unknown)


def _naming(connection: Connection, unknown: Mapping[str, tuple[str, bytes]]) -> Iterator[tuple[str, Claim]]:
    """The claims of those of these documents that name anyone; of the others it is kept that they do not."""
    if not unknown:
        return
    found = all_reviewed(connection, documents.c.sha256.in_(unknown))
    told = {name: [c for _, r in some for c in _forms(r)] for name, some in groupby(found, lambda pair: pair[0])}
    with _lock:
        for sha256, (name, digest) in unknown.items():
            if not any(map(_names_anyone, told.get(name, ()))):
                _nobody[sha256] = digest
        while len(_nobody) > _MOST:
            _nobody.popitem(last=False)
    for name, forms in told.items():
        if any(map(_names_anyone, forms)):
            yield from ((name, claim) for claim in forms)


def _forms(reviewed: Reviewed) -> Iterator[Claim]:
    """A claim as it was decided, and as it was read where that is something else."""
    yield reviewed.claim
    if reviewed.machine is not None and reviewed.machine != reviewed.claim:
        yield reviewed.machine


def _names_anyone(claim: Claim) -> bool:
    return bool(claim.victims.names) or any(True for _ in personal_sources(claim))


def _digests(
    connection: Connection, states: Mapping[str, str], only: ColumnElement[bool]
) -> dict[str, tuple[str, bytes]]:  # fmt: skip
    """The id of each of these documents of which `only` holds, and a digest of all that its claims follow from.

    That is its own record, its claims as they were read, and the state of the decisions about it.
    """
    said = select(func.group_concat(claims.c.record, _BETWEEN)).where(claims.c.document == documents.c.key)
    query = select(documents.c.sha256, documents.c.id, documents.c.record, said.scalar_subquery())
    rows = connection.execute(query.where(documents.c.sha256.in_(states), IS_READ, only))
    return {
        sha256: (name, hashlib.sha256(_BETWEEN.join((states[sha256], name, record, told or "")).encode()).digest())
        for sha256, name, record, told in rows
    }
