"""Tolls set beside the incidents inside them, again where either was made anew."""

from collections.abc import Collection, Iterator, Sequence

from sqlalchemy import Connection

from tollbook import store
from tollbook.assessment import lies_inside, reconciled
from tollbook.model import Incident, Toll


def reconciled_anew(
    connection: Connection, touched: Collection[str], records: Sequence[Incident | Toll]
) -> tuple[tuple[Incident | Toll, ...], frozenset[str]]:
    """The records that take the place of those `touched`, and tolls that hold other incidents than before; with the ids
    that all of these replace.
    """
    before = list(store.records_by_id(connection, sorted(touched)))
    moved = [record for record in (*before, *records) if isinstance(record, Incident)]
    kept = [toll for toll in store.all_tolls(connection) if toll.id not in touched]
    beside = [toll for toll in kept if any(lies_inside(incident, toll) for incident in moved)]
    tolls = [record for record in records if isinstance(record, Toll)] + beside
    incidents = [record for record in records if isinstance(record, Incident)]
    done = [_reconciled(connection, toll, touched, incidents) for toll in tolls]
    return (*incidents, *done), frozenset(touched) | {toll.id for toll in beside}


def _reconciled(connection: Connection, toll: Toll, touched: Collection[str], new: Sequence[Incident]) -> Toll:
    inside = [*_kept_inside(connection, toll, touched), *(i for i in new if lies_inside(i, toll))]
    (found,) = (r for r in reconciled([*sorted(inside, key=lambda i: i.id), toll]) if isinstance(r, Toll))
    return found


def _kept_inside(connection: Connection, toll: Toll, touched: Collection[str]) -> Iterator[Incident]:
    if toll.time is None or not toll.time.start or not toll.time.end:
        return
    for incident in store.incidents_between(connection, toll.time.start, toll.time.end):
        if incident.id not in touched and lies_inside(incident, toll):
            yield incident
