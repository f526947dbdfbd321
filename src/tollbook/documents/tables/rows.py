"""A table's cells to rows of reports."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any

from tollbook.documents.tables.columns import settled
from tollbook.hooks import Columns

_LOOKED_AT = 100
_OWN = ("canonical_url", "agencies", "retrieved", "status")
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


def object_rows(
    objects: Iterable[Mapping[str, str | list[str]] | None], given: Columns | None
) -> Iterator[Mapping[str, Any]]:
    """Flat objects as reports; what is no object, or has no text, is an error in its place.

    The fields of the first ones together are the columns. Raises ValueError as `report_rows` does.
    """
    left = iter(objects)
    first = list(islice(left, _LOOKED_AT))
    columns = settled(field_names(first), given)
    for found in chain(first, left):
        yield {"error": "it is no object"} if found is None else mapped(found, columns)


def field_names(objects: Iterable[Mapping[str, Any] | None]) -> tuple[str, ...]:
    """The names of the objects' fields, in the order in which they come."""
    return tuple(dict.fromkeys(name for found in objects if found for name in found))


def mapped(found: Mapping[str, str | list[str]], columns: Columns) -> dict[str, Any]:
    """A flat object as a report. What Tollbook's own rows have beside the columns is kept as it is."""
    cells = {name: value if isinstance(value, str) else ", ".join(value) for name, value in found.items()}
    own = {name: found[name] for name in _OWN if found.get(name)}
    return own | _report(cells, columns)


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
