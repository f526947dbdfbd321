"""Incidents and tolls. Linking gives them all anew; a run replaces them in one transaction."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select

from tollbook.model import Assessed, Incident, Toll
from tollbook.store.indexing import index_incidents
from tollbook.store.schema import incident_claims, incidents, tolls


def replace_incidents(connection: Connection, new: Iterable[Incident], new_tolls: Iterable[Toll]) -> None:
    """Keep these in place of all earlier ones. An incident whose id is new remembers the ids its claims had."""
    renamed = tuple(_remembering(connection, tuple(new)))
    for table in (incident_claims, incidents, tolls):
        connection.execute(delete(table))
    _insert(connection, incidents, [_row(i) | {"grade": i.grade} for i in renamed])
    _insert(connection, tolls, [_row(t) | {"grade": None} for t in new_tolls])
    pairs = [{"incident": i.id, "claim": c} for i in renamed for c in dict.fromkeys(i.claims)]
    _insert(connection, incident_claims, pairs)
    index_incidents(connection, renamed)


def _insert(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)


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


def _remembering(connection: Connection, new: tuple[Incident, ...]) -> Iterator[Incident]:
    """An id that no longer exists lives on in `previous_ids` of the incidents that took its claims."""
    old = {i.id: i for i in all_incidents(connection)}
    gone = set(old) - {i.id for i in new}
    holders: dict[str, set[str]] = defaultdict(set)
    for name in gone:
        for claim in old[name].claims:
            holders[claim].add(name)
    for incident in new:
        before = {name for claim in incident.claims for name in holders.get(claim, ())}
        inherited = {p for name in before | {incident.id} if name in old for p in old[name].previous_ids}
        kept = (before | inherited | set(incident.previous_ids)) - {incident.id}
        yield incident.model_copy(update={"previous_ids": tuple(sorted(kept))})


def all_incidents(connection: Connection) -> Iterator[Incident]:
    """Every incident, sorted by id."""
    for (record,) in connection.execute(select(incidents.c.record).order_by(incidents.c.id)):
        yield Incident.model_validate_json(record)


def all_tolls(connection: Connection) -> Iterator[Toll]:
    """Every toll, sorted by id."""
    for (record,) in connection.execute(select(tolls.c.record).order_by(tolls.c.id)):
        yield Toll.model_validate_json(record)


def find_incident(connection: Connection, name: str) -> Incident | None:
    """The incident of this id, or the one that had it before."""
    record = connection.execute(select(incidents.c.record).where(incidents.c.id == name)).scalar_one_or_none()
    if record is not None:
        return Incident.model_validate_json(record)
    return next((i for i in all_incidents(connection) if name in i.previous_ids), None)


def number_of_incidents(connection: Connection) -> int:
    """How many incidents there are."""
    return connection.execute(select(func.count()).select_from(incidents)).scalar_one()
