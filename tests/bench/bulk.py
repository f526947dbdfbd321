"""Writes what was read of many new documents at once: rows to the driver, and the index when all of them stand.

The store takes each document by itself, asks what is known of it and keeps the index current, which a project of half a
million claims would wait for long. A test holds that the same rows come of both.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import orjson
from sqlalchemy import Connection, Table, delete

from tollbook import store
from tollbook.model import PUBLIC, Claim, Reading
from tollbook.store.batches import insert_rows
from tollbook.store.indexing import index_all
from tollbook.store.schema import claims, documents, linked_documents, meta, readings


def write_readings(connection: Connection, known: int, told: Sequence[Reading], version: str) -> None:
    """Keep these documents with what `version` read from them; `known` documents are there already.

    None of them may be known, nor anything be decided about one.
    """
    keyed = list(enumerate(told, known + 1))
    _insert(connection, documents, (_document(key, reading) for key, reading in keyed))
    _insert(connection, readings, (_layers(key, reading, version) for key, reading in keyed))
    _insert(connection, claims, (row for key, reading in keyed for row in _claims(key, reading.claims)))
    insert_rows(connection, linked_documents, ((key, "") for key, _ in keyed))  # they wait to be linked
    store.set_meta(connection, "read", str(known + len(told)))


def index_readings(connection: Connection) -> None:
    """Make the index of everything that stands in the project."""
    connection.execute(delete(meta).where(meta.c.name == "index_version"))
    index_all(connection)


def _insert(connection: Connection, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    names = [column.name for column in table.columns]
    insert_rows(connection, table, ([row.get(name) for name in names] for row in rows))


def _document(key: int, reading: Reading) -> dict[str, Any]:
    document = reading.document
    return {
        "key": key, "sha256": document.sha256, "name": f"{document.id}.txt", "kind": "text", "state": "read",
        "id": document.id, "base_id": document.id, "version": document.version, "address": document.url,
        "publisher": document.publisher, "title": document.title, "published": document.published,
        "language": document.language, "record": document.model_dump_json(),
        "guarded": document.visibility != PUBLIC,
    }  # fmt: skip


def _layers(key: int, reading: Reading, version: str) -> dict[str, Any]:
    dumped = reading.model_dump_json(include={"statements", "places", "times", "incidents"})
    layers = orjson.loads(dumped)
    return {"document": key, "version": version} | {name: orjson.dumps(rows).decode() for name, rows in layers.items()}


def _claims(key: int, found: Sequence[Claim]) -> Iterator[dict[str, Any]]:
    for position, claim in enumerate(found):
        yield {
            "document": key, "position": position, "id": claim.id, "kind": claim.kind, "harm": claim.harm,
            "stance": claim.stance, "scope": claim.scope, "record": claim.model_dump_json(),
        }  # fmt: skip
