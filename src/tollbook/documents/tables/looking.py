"""A table's header, and what its columns are taken for."""

from collections.abc import Sequence
from pathlib import Path

from tollbook.confined import OverrunError
from tollbook.documents.tables.columns import guess_columns
from tollbook.documents.tables.delimited import Delimited, cells_of
from tollbook.documents.tables.workbook import Workbook, sheet_cells
from tollbook.errors import TollbookError
from tollbook.hooks import Columns


def look_at(path: str | Path, sheet: str | None = None) -> tuple[Columns, Sequence[str]]:
    """The mapping guessed for a table, and its header. Raises TollbookError `no-table` and others."""
    file = Path(path)
    if not file.is_file():
        raise TollbookError("missing-path", path=path)
    ending = file.suffix.lower()
    if ending not in (*Delimited.endings, *Workbook.endings):
        raise TollbookError("no-table", path=path)
    try:
        with file.open("rb") as stream:
            table = sheet_cells(stream, sheet) if ending in Workbook.endings else cells_of(stream, None)
            header = next((row for row in table if any(cell.strip() for cell in row)), [])
    except (ValueError, OSError) as error:
        raise TollbookError("cannot-read", path=path, cause=str(error)) from error
    except OverrunError as error:
        raise TollbookError(error.code, path=path, **error.details) from error
    names = [cell.strip().removeprefix("\ufeff") for cell in header]
    return guess_columns(names).model_copy(update={"sheet": sheet}), names
