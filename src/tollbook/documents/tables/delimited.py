"""CSV and TSV, as a stream: a table may have any size."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, BinaryIO, cast

from tollbook.documents.encoding import encoding_of
from tollbook.documents.limits import MOST_BYTES
from tollbook.documents.tables.rows import report_rows
from tollbook.hooks import Columns

_SAMPLE = 1 << 16
_DELIMITERS = ",;\t|"


class Delimited:
    """Reads tables of text."""

    endings = (".csv", ".tsv", ".tab")

    def stream(self, file: BinaryIO, name: str, columns: Columns | None) -> Iterator[Mapping[str, Any]]:
        """The rows as reports. Raises ValueError with a clause."""
        return report_rows(cells_of(file, columns.delimiter if columns else None), columns)


def cells_of(file: BinaryIO, delimiter: str | None) -> Iterator[Sequence[str]]:
    """The cells of each row. Raises ValueError with the line's number where a cell has no end."""
    buffered = io.BufferedReader(cast(io.RawIOBase, file), _SAMPLE)
    text = io.TextIOWrapper(buffered, encoding_of(buffered.peek(_SAMPLE)[:_SAMPLE]), errors="replace", newline="")
    csv.field_size_limit(MOST_BYTES)
    lines = _lines(text)
    first = next(lines, "").removeprefix("\ufeff")
    if first.lower().startswith("sep=") and len(first.strip()) == 5:
        delimiter, first = first[4], next(lines, "")
    reader = csv.reader(chain([first], lines), delimiter=delimiter or max(_DELIMITERS, key=first.count))
    try:
        yield from reader
    except csv.Error as error:
        raise ValueError(f"line {reader.line_num} is no row of a table ({error})") from error


def _lines(text: io.TextIOWrapper) -> Iterator[str]:
    """Lines with their ends, of at most as many characters as a report has bytes."""
    while line := text.readline(MOST_BYTES + 1):
        if len(line) > MOST_BYTES:
            raise ValueError(f"it has a line of more than {MOST_BYTES:,} characters")
        yield line
