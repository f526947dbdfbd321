"""A table's header, and what its columns are taken for."""

from collections.abc import Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from tollbook.confined import OverrunError
from tollbook.documents.tables.columns import guess_columns
from tollbook.documents.tables.delimited import Delimited, cells_of
from tollbook.documents.tables.objects import Objects, objects_of
from tollbook.documents.tables.rows import field_names
from tollbook.documents.tables.workbook import Workbook, sheet_cells
from tollbook.errors import TollbookError
from tollbook.hooks import Columns

_OBJECTS = (*Objects.endings, ".jsonl", ".ndjson")
_LOOKED_AT = 100


def look_at(path: str | Path, sheet: str | None = None) -> tuple[Columns, Sequence[str]]:
    """The mapping guessed for a table, and its header. Raises TollbookError `no-table` and others."""
    file = Path(path)
    if not file.is_file():
        raise TollbookError("missing-path", path=path)
    ending = file.suffix.lower()
    if ending not in (*Delimited.endings, *Workbook.endings, *_OBJECTS):
        raise TollbookError("no-table", path=path)
    try:
        with file.open("rb") as stream:
            header = _header(stream, ending, sheet)
    except (ValueError, OSError) as error:
        raise TollbookError("cannot-read", path=path, cause=str(error)) from error
    except OverrunError as error:
        raise TollbookError(error.code, path=path, **error.details) from error
    names = [cell.strip().removeprefix("\ufeff") for cell in header]
    return guess_columns(names).model_copy(update={"sheet": sheet}), names


def _header(stream: BinaryIO, ending: str, sheet: str | None) -> Sequence[str]:
    if ending in _OBJECTS:
        with closing(objects_of(stream, sheet)) as found:
            return field_names(islice(found, _LOOKED_AT))
    table = sheet_cells(stream, sheet) if ending in Workbook.endings else cells_of(stream, None)
    return next((row for row in table if any(cell.strip() for cell in row)), [])
