"""Incidents and tolls: a run replaces those that it touched, and notes what became of them."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, delete, func, insert, or_, select

from tollbook.model import Assessed, Incident, Toll
from tollbook.store.batches import in_batches
from tollbook.store.carrying import carry_items
from tollbook.store.changes import note_changes
from tollbook.store.indexing import index_incidents
from tollbook.store.schema import doubtful_links, earlier_ids, incident_claims, incidents, tolls

R = TypeVar("R", bound=Assessed)

_CHANGE = "tollbook_change"


def replace_incidents(connection: Connection, new: Iterable[Incident], new_tolls: Iterable[Toll]) -> None:
    """Keep these in place of all earlier ones."""
    everything = [name for table in (incidents, tolls) for name in connection.execute(select(table.c.id)).scalars()]
    replace_records(connection, everything, [*new, *new_tolls])


def replace_records(connection: Connection, touched: Collection[str], new: Iterable[Incident | Toll]) -> None:
    """Keep these in place of the incidents and tolls of the ids `touched`, as one run's changes.

    An incident whose id is new remembers the ids that its claims had.
    """
    before = {record.id: record for record in _found(connection, touched)}
    after = tuple(_remembering([r for r in before.values() if isinstance(r, Incident)], tuple(new)))
    for some in in_batches(touched):
        connection.execute(delete(incident_claims).where(incident_claims.c.incident.in_(some)))
        connection.execute(delete(earlier_ids).where(earlier_ids.c.incident.in_(some)))
        connection.execute(
            delete(doubtful_links).where(or_(*(c.in_(some) for c in (doubtful_links.c.a, doubtful_links.c.b))))
        )
        for table in (incidents, tolls):
            connection.execute(delete(table).where(table.c.id.in_(some)))
    found = [record for record in after if isinstance(record, Incident)]
    _insert(connection, incidents, [_row(i) | {"grade": i.grade} for i in found])
    _insert(connection, tolls, [_row(t) | {"grade": None} for t in after if isinstance(t, Toll)])
    _insert(
        connection, incident_claims, [{"incident": i.id, "claim": c} for i in found for c in dict.fromkeys(i.claims)]
    )
    _insert(connection, earlier_ids, [{"earlier": e, "incident": i.id} for i in found for e in i.previous_ids])
    carry_items(connection, (r for r in before.values() if isinstance(r, Incident)), found)
    index_incidents(connection, found, touched)
    note_changes(connection, before, {record.id: record for record in after})


def _insert(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    for some in in_batches(rows, 20_000):
        connection.execute(insert(table), some)


def _row(record: Assessed) -> dict[str, Any]:
    killed, time = record.killed, record.time
    return {
        "id": record.id,
        "title": record.title,
        "start": time.start if time else None,
        "end": time.end if time else None,
        "country": record.place.country if record.place else None,
        "killed_low": killed.low if killed else None,
        "killed_high": killed.high if killed else None,
        "record": record.model_dump_json(),
    }


def _remembering(before: Iterable[Incident], new: tuple[Incident | Toll, ...]) -> Iterator[Incident | Toll]:
    """An id that no longer exists lives on in `previous_ids` of the incidents that took its claims."""
    old = {i.id: i for i in before}
    gone = set(old) - {i.id for i in new}
    holders: dict[str, set[str]] = defaultdict(set)
    for name in gone:
        for claim in old[name].claims:
            holders[claim].add(name)
    for record in new:
        if isinstance(record, Toll):
            yield record
            continue
        taken = {name for claim in record.claims for name in holders.get(claim, ())}
        inherited = {p for name in taken | {record.id} if name in old for p in old[name].previous_ids}
        kept = (taken | inherited | set(record.previous_ids)) - {record.id}
        yield record.model_copy(update={"previous_ids": tuple(sorted(kept))})


def _found(connection: Connection, ids: Iterable[str]) -> Iterator[Incident | Toll]:
    for some in in_batches(ids):
        yield from _read(connection, incidents, Incident, some)
        yield from _read(connection, tolls, Toll, some)


def _read(connection: Connection, table: Table, kind: type[R], ids: list[str]) -> list[R]:
    found = connection.execute(select(table.c.record).where(table.c.id.in_(ids)).order_by(table.c.id)).scalars()
    return [kind.model_validate_json(record) for record in found]


def read_as(connection: Connection, change: Callable[[Any], Any] | None) -> Connection:
    """The connection, over which `all_incidents` and `all_tolls` give each record as `change` makes it."""
    return connection.execution_options(**{_CHANGE: change}) if change else connection


def records_by_id(connection: Connection, ids: Iterable[str]) -> Iterator[Incident | Toll]:
    """The incidents and tolls of these ids."""
    yield from _found(connection, ids)


def incidents_between(connection: Connection, first: str, last: str) -> Iterator[Incident]:
    """The incidents whose time lies between two ISO 8601 days, both counted."""
    within = (incidents.c.start >= first) & (incidents.c.end <= last + "~")
    for (record,) in connection.execute(select(incidents.c.record).where(within).order_by(incidents.c.id)):
        yield Incident.model_validate_json(record)


def tolls_between(connection: Connection, first: str, last: str) -> Iterator[Toll]:
    """The tolls whose period has a day between two ISO 8601 days, both counted."""
    beside = (tolls.c.start <= last + "~") & (tolls.c.end >= first)
    for (record,) in connection.execute(select(tolls.c.record).where(beside).order_by(tolls.c.id)):
        yield Toll.model_validate_json(record)


def all_incidents(connection: Connection) -> Iterator[Incident]:
    """Every incident, sorted by id."""
    change = connection.get_execution_options().get(_CHANGE)
    for (record,) in connection.execute(select(incidents.c.record).order_by(incidents.c.id)):
        found = Incident.model_validate_json(record)
        yield change(found) if change else found


def all_tolls(connection: Connection) -> Iterator[Toll]:
    """Every toll, sorted by id."""
    change = connection.get_execution_options().get(_CHANGE)
    for (record,) in connection.execute(select(tolls.c.record).order_by(tolls.c.id)):
        found = Toll.model_validate_json(record)
        yield change(found) if change else found


def find_incident(connection: Connection, name: str) -> Incident | None:
    """The incident of this id, or the first of those that took over its claims."""
    later = select(earlier_ids.c.incident).where(earlier_ids.c.earlier == name).order_by(earlier_ids.c.incident)
    for candidate in (name, *connection.execute(later).scalars()):
        record = connection.execute(select(incidents.c.record).where(incidents.c.id == candidate)).scalar_one_or_none()
        if record is not None:
            return Incident.model_validate_json(record)
    return None


def number_of_incidents(connection: Connection) -> int:
    """How many incidents there are."""
    return connection.execute(select(func.count()).select_from(incidents)).scalar_one()
