"""The formats, one function a format. Each yields bytes from records that the gate let through, sorted by id."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from tollbook.errors import TollbookError
from tollbook.export.claims_jsonl import claims_jsonl
from tollbook.export.csv_incidents import csv_incidents
from tollbook.export.documents_jsonl import documents_jsonl
from tollbook.export.incidents_jsonl import incidents_jsonl, tolls_jsonl
from tollbook.export.visibility import Gate

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
    Format("csv", "one incident a row, for a spreadsheet", csv_incidents),
)


def find_format(name: str) -> Format:
    """The format of this name. Raises TollbookError `unknown-format`."""
    found = next((f for f in FORMATS if f.name == name), None)
    if found is None:
        raise TollbookError("unknown-format", name=name, known=", ".join(f.name for f in FORMATS))
    return found
