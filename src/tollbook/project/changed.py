"""What runs changed, with the claims that are new in each record."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from tollbook import store
from tollbook.errors import TollbookError
from tollbook.model import Claim, Incident, Toll
from tollbook.store import Change, LinkingRun


@dataclass(frozen=True, slots=True)
class Changed(Change):
    """A change with what is said new: document id and claim, by document and place in its text."""

    said: tuple[tuple[str, Claim], ...] = ()


def changes_of(connection: Connection, since: int | None) -> tuple[tuple[LinkingRun, ...], tuple[Changed, ...]]:
    """The runs after `since` (without it, the last run) and what they changed.

    Raises TollbookError `no-run` where `since` is no run and not 0.
    """
    runs = tuple(store.all_runs(connection))
    if since is None:
        since = max(0, len(runs) - 1)
    if since < 0 or since > len(runs):
        raise TollbookError("no-run", number=since, last=len(runs))
    found = tuple(store.changes_since(connection, since))
    return runs[since:], tuple(_with_claims(connection, found))


def _with_claims(connection: Connection, changes: Iterable[Change]) -> Iterable[Changed]:
    for change in changes:
        new = sorted(_claims(change.after) - _claims(change.before)) if change.what in ("new", "changed") else ()
        said = tuple(store.claims_by_id(connection, new))
        yield Changed(change.run, change.what, change.record, change.other, change.before, change.after, said)


def _claims(record: Incident | Toll | None) -> set[str]:
    return set(record.claims) if record else set()
