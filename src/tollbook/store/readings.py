"""What was read from each document: its layers, and its claims one a row."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, Connection, delete, func, insert, select

from tollbook.model import Claim, Document, Incident, Place, Reading, Statement, Time
from tollbook.store.events import outdate_linked
from tollbook.store.indexing import index_claims
from tollbook.store.meta import claims_changed
from tollbook.store.prints import outdate_print
from tollbook.store.schema import claims, documents, readings

_STATEMENTS = TypeAdapter(tuple[Statement, ...])
_PLACES = TypeAdapter(tuple[Place, ...])
_TIMES = TypeAdapter(tuple[Time, ...])
_INCIDENTS = TypeAdapter(tuple[Incident, ...])


def keep_reading(connection: Connection, key: int, reading: Reading, version: str) -> None:
    """Keep what `version` of the program read from a document, in place of an earlier reading."""
    index_claims(connection, key, _earlier_claims(connection, key), reading.claims)
    layers = {
        "statements": _STATEMENTS.dump_json(reading.statements).decode(),
        "places": _PLACES.dump_json(reading.places).decode(),
        "times": _TIMES.dump_json(reading.times).decode(),
        "incidents": _INCIDENTS.dump_json(reading.incidents).decode(),
    }
    connection.execute(insert(readings).values(document=key, version=version, **layers))
    rows = [
        {"document": key, "position": i, "id": c.id, "kind": c.kind, "harm": c.harm, "stance": c.stance,
         "scope": c.scope, "record": c.model_dump_json()}
        for i, c in enumerate(reading.claims)
    ]  # fmt: skip
    if rows:
        connection.execute(insert(claims), rows)
    outdate_linked(connection, key)
    claims_changed(connection)


def _earlier_claims(connection: Connection, key: int) -> list[Claim]:
    """The claims of an earlier reading, which is taken away."""
    if connection.execute(select(readings.c.document).where(readings.c.document == key)).first() is None:
        return []
    before = select(claims.c.record).where(claims.c.document == key).order_by(claims.c.position)
    old = [Claim.model_validate_json(record) for (record,) in connection.execute(before)]
    outdate_print(connection, key)
    for table in (claims, readings):
        connection.execute(delete(table).where(table.c.document == key))
    return old


def all_readings(connection: Connection) -> Iterator[Reading]:
    """Every document with its layers, sorted by document id, one in memory at a time."""
    yield from _readings(connection, documents.c.state == "read")


def readings_of(connection: Connection, keys: Iterable[int]) -> Iterator[tuple[int, Reading]]:
    """The readings of documents by their keys, each with its key, one in memory at a time."""
    for key in keys:
        for reading in _readings(connection, documents.c.key == key):
            yield key, reading


def _readings(connection: Connection, condition: ColumnElement[bool]) -> Iterator[Reading]:
    layers = readings.c.statements, readings.c.places, readings.c.times, readings.c.incidents
    query = (
        select(documents.c.record, *layers, claims.c.record.label("claim"))
        .join(readings, readings.c.document == documents.c.key)
        .outerjoin(claims, claims.c.document == documents.c.key)
        .where(condition)
        .order_by(documents.c.id, claims.c.position)
    )
    for (record, statements, places, times, incidents), rows in groupby(connection.execute(query), lambda r: r[:5]):
        yield Reading(
            document=Document.model_validate_json(record),
            statements=_STATEMENTS.validate_json(statements),
            places=_PLACES.validate_json(places),
            times=_TIMES.validate_json(times),
            claims=tuple(Claim.model_validate_json(row.claim) for row in rows if row.claim is not None),
            incidents=_INCIDENTS.validate_json(incidents),
        )


def statements_of(connection: Connection, name: str) -> tuple[Statement, ...]:
    """Who says what in the document of this id."""
    joined = select(readings.c.statements).join(documents, readings.c.document == documents.c.key)
    found = connection.execute(joined.where(documents.c.id == name, documents.c.state == "read")).scalar_one_or_none()
    return () if found is None else _STATEMENTS.validate_json(found)


def number_of_claims(connection: Connection) -> int:
    """How many claims the read documents hold."""
    joined = claims.join(documents, claims.c.document == documents.c.key)
    query = select(func.count()).select_from(joined).where(documents.c.state == "read")
    return connection.execute(query).scalar_one()


def reading_versions(connection: Connection) -> dict[str, int]:
    """How many documents each version of the program read."""
    found = connection.execute(select(readings.c.version, func.count()).group_by(readings.c.version))
    return dict(found.all())


def state_of_readings(connection: Connection) -> Iterator[tuple[str, str]]:
    """What linking depends on: each read document's id and the version that read it, sorted by id."""
    joined = readings.join(documents, readings.c.document == documents.c.key)
    query = select(documents.c.id, readings.c.version).select_from(joined).where(documents.c.state == "read")
    yield from connection.execute(query.order_by(documents.c.id))
