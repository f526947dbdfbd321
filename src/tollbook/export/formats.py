"""The formats, one function a format. Each yields bytes from records that the gate let through, sorted by id."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import orjson
from sqlalchemy import Connection

from tollbook.errors import TollbookError
from tollbook.export.claims_jsonl import claims_jsonl
from tollbook.export.csv_incidents import csv_incidents
from tollbook.export.documents_jsonl import documents_jsonl
from tollbook.export.incidents_jsonl import incidents_jsonl, tolls_jsonl
from tollbook.export.relations_jsonl import relations_jsonl
from tollbook.hooks import Exporter, plugins
from tollbook.visibility.gate import Gate

Write = Callable[[Connection, Gate], Iterator[bytes | None]]
"""Pieces of the file in order; null stands for a record that stays in the project."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format by the name that `tollbook export` knows it by."""

    name: str
    about: str
    write: Write


FORMATS = (
    Format("incidents-jsonl", "one incident a line", incidents_jsonl),
    Format("tolls-jsonl", "one toll over a longer period or wider area a line", tolls_jsonl),
    Format("claims-jsonl", "one claim a line, with its document's id", claims_jsonl),
    Format("documents-jsonl", "one document a line, with its text", documents_jsonl),
    Format("relations-jsonl", "one document that repeats another a line, with their overlap", relations_jsonl),
    Format("csv", "one incident a row, for a spreadsheet", csv_incidents),
)


def find_format(name: str) -> Format:
    """The format of this name, Tollbook's own or an installed package's. Raises TollbookError `unknown-format`."""
    known = FORMATS if any(f.name == name for f in FORMATS) else (*FORMATS, *_plugged())
    found = next((f for f in known if f.name == name), None)
    if found is None:
        raise TollbookError("unknown-format", name=name, known=", ".join(f.name for f in known))
    return found


def _plugged() -> tuple[Format, ...]:
    return tuple(Format(p.name, p.about, partial(_by, p)) for p in plugins("tollbook.exporters").values())


def _by(exporter: Exporter, connection: Connection, gate: Gate) -> Iterator[bytes | None]:
    """What an exporter makes of the incidents that may leave, then a null for each that stays."""
    stayed = 0

    def leaving() -> Iterator[dict[str, Any]]:
        nonlocal stayed
        for piece in incidents_jsonl(connection, gate):
            if piece is None:
                stayed += 1
            else:
                yield orjson.loads(piece)

    yield from exporter.write(leaving())
    yield from [None] * stayed
