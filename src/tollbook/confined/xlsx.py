"""Excel's .xlsx to rows of cells. Formulas give the value that was saved with them; nothing is computed."""

import warnings
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any, BinaryIO

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from tollbook.confined.zips import check_zip

_MOST_ROWS = 1_048_576
_MOST_COLUMNS = 500


def rows(file: BinaryIO, sheet: str | None) -> Iterator[list[str]]:
    """The rows of the sheet of this name, else of the first one, as words; the first value is the sheets' names.

    Raises ValueError with a clause.
    """
    check_zip(file, "[Content_Types].xml")
    warnings.simplefilter("ignore")  # of features of Excel that openpyxl leaves out
    try:
        book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
    except (InvalidFileException, KeyError, OSError) as error:
        raise ValueError("it is damaged, or no Excel file") from error
    names = [s.title for s in book.worksheets]
    if not names or (sheet is not None and sheet not in names):
        raise ValueError(f"it has no sheet {sheet}; there are {', '.join(names)}" if names else "it has no sheet")
    yield names
    shown = book[sheet] if sheet is not None else book.worksheets[0]
    shown.reset_dimensions()  # what the file says of its size may be anything
    for number, cells in enumerate(shown.iter_rows(values_only=True)):
        if number >= _MOST_ROWS:
            raise ValueError(f"it has more than {_MOST_ROWS:,} rows")
        yield [_words(cell) for cell in cells[:_MOST_COLUMNS]]


def _words(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time(0) else cell.isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
