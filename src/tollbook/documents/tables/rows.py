"""A table's cells to rows of reports."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from tollbook.documents.tables.columns import settled
from tollbook.hooks import Columns

_NUMBERED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)(.*)", re.S)


def report_rows(table: Iterable[Sequence[str]], given: Columns | None) -> Iterator[Mapping[str, Any]]:
    """The rows under a table's header as reports; those without any cell are passed over.

    Raises ValueError with a clause where no column is known to hold the text.
    """
    rows = (row for row in table if any(cell.strip() for cell in row))
    header = [cell.strip().removeprefix("\ufeff") for cell in next(rows, [])]
    columns = settled(header, given)
    found = False
    for cells in rows:
        found = True
        yield _report(dict(zip(header, cells, strict=False)), columns)
    if not found:
        raise ValueError("it has a header and no rows")


def _report(cells: Mapping[str, str], columns: Columns) -> dict[str, Any]:
    row: dict[str, Any] = dict(columns.constants)
    for field, column in columns.columns.items():
        value = cells.get(column, "")
        if field in ("published", "modified"):
            value = _dated(value.strip(), columns.dates)
        if value.strip():
            row[field] = value if field == "text" else value.strip()
    used = set(columns.columns.values())
    row["given"] = {name: value for name, value in cells.items() if name and value and name not in used}
    if "text" not in row:
        return {"error": "its text is empty"}
    return row


def _dated(value: str, order: str | None) -> str:
    """03/04/2015 in ISO 8601, as the mapping says that it is meant."""
    found = _NUMBERED.fullmatch(value)
    if not found or order is None:
        return value
    day, month = (found[1], found[2]) if order == "day_first" else (found[2], found[1])
    return f"{found[3]}-{int(month):02}-{int(day):02}{found[4]}"
