"""Tolls set beside the incidents inside them, again where either was made anew."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from operator import itemgetter

from sqlalchemy import Connection

from tollbook import store
from tollbook.assessment import lies_inside, reconciled
from tollbook.model import Incident, Toll


class ByDay:
    """Incidents sorted by their first day, so that a toll meets only those of its period."""

    def __init__(self, incidents: Iterable[Incident]) -> None:
        dated = ((i.time.start, i) for i in incidents if i.time and i.time.start)
        self._sorted = sorted(dated, key=itemgetter(0))
        self._days = [day for day, _ in self._sorted]

    def inside(self, toll: Toll) -> list[Incident]:
        """Those that happened within a toll's period and area."""
        if toll.time is None or not toll.time.start or not toll.time.end:
            return []
        first, last = bisect_left(self._days, toll.time.start[:10]), bisect_left(self._days, toll.time.end + "~")
        return [incident for _, incident in self._sorted[first:last] if lies_inside(incident, toll)]

    def tolls_around(self, connection: Connection) -> Iterator[Toll]:
        """The kept tolls whose period has one of their days."""
        ends = [incident.time.end or day for day, incident in self._sorted if incident.time]
        return store.tolls_between(connection, self._days[0], max(ends)) if ends else iter(())


def reconciled_anew(
    connection: Connection, touched: Collection[str], records: Sequence[Incident | Toll]
) -> tuple[tuple[Incident | Toll, ...], frozenset[str]]:
    """The records that take the place of those `touched`, and tolls that hold other incidents than before; with the ids
    that all of these replace.
    """
    before = list(store.records_by_id(connection, sorted(touched)))
    moved = [record for record in (*before, *records) if isinstance(record, Incident)]
    before_and_now = ByDay(moved)
    beside = [t for t in before_and_now.tolls_around(connection) if t.id not in touched and before_and_now.inside(t)]
    tolls = [record for record in records if isinstance(record, Toll)] + beside
    incidents = [record for record in records if isinstance(record, Incident)]
    new = ByDay(incidents)
    done = [_reconciled(connection, toll, touched, new) for toll in tolls]
    return (*incidents, *done), frozenset(touched) | {toll.id for toll in beside}


def _reconciled(connection: Connection, toll: Toll, touched: Collection[str], new: ByDay) -> Toll:
    inside = [*_kept_inside(connection, toll, touched), *new.inside(toll)]
    (found,) = (r for r in reconciled([*sorted(inside, key=lambda i: i.id), toll]) if isinstance(r, Toll))
    return found


def _kept_inside(connection: Connection, toll: Toll, touched: Collection[str]) -> Iterator[Incident]:
    if toll.time is None or not toll.time.start or not toll.time.end:
        return
    for incident in store.incidents_between(connection, toll.time.start, toll.time.end):
        if incident.id not in touched and lies_inside(incident, toll):
            yield incident
