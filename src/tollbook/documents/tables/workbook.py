"""Excel files: the rows of one sheet."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, BinaryIO

from tollbook.confined import confined
from tollbook.documents.tables.rows import report_rows
from tollbook.hooks import Columns


class Workbook:
    """Reads .xlsx in the confined process; no formula is computed and no macro run."""

    endings = (".xlsx", ".xlsm")

    def recognises(self, head: bytes) -> bool:
        """Whether it is a zip file that names Excel's parts early on."""
        return head.startswith(b"PK\x03\x04") and b"xl/" in head

    def stream(self, file: BinaryIO, name: str, columns: Columns | None) -> Iterator[Mapping[str, Any]]:
        """The rows as reports. Raises ValueError with a clause, or OverrunError."""
        return report_rows(sheet_cells(file, columns.sheet if columns else None), columns)


def sheet_cells(file: BinaryIO, sheet: str | None) -> Iterator[Sequence[str]]:
    """The cells of each row of the sheet of this name, else of the first. Raises as `stream` does."""
    found = confined("xlsx", file, sheet=sheet)
    next(found)  # the sheets' names
    yield from found
