"""CSV and TSV, as a stream: a table may have any size."""

import codecs
import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, BinaryIO

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
    sample = file.read(_SAMPLE)
    decoder = codecs.getincrementaldecoder(encoding_of(sample))("replace")
    lines = _lines(sample, file, decoder)
    first = next(lines, "").removeprefix("\ufeff")
    if first.lower().startswith("sep=") and len(first.strip()) == 5:
        delimiter, first = first[4], next(lines, "")
    chosen = delimiter or max(_DELIMITERS, key=first.count)
    csv.field_size_limit(MOST_BYTES)
    reader = csv.reader(_with(first, lines), delimiter=chosen)
    try:
        yield from reader
    except csv.Error as error:
        raise ValueError(f"line {reader.line_num} is no row of a table ({error})") from error


def _with(first: str, lines: Iterator[str]) -> Iterator[str]:
    yield first
    yield from lines


def _lines(head: bytes, file: BinaryIO, decoder: codecs.IncrementalDecoder) -> Iterator[str]:
    """Lines with their ends, of at most as many characters as a report has bytes."""
    left = ""
    piece = head
    while piece:
        text = left + decoder.decode(piece)
        lines = io.StringIO(text, newline="").readlines()
        left = lines.pop() if lines and not lines[-1].endswith("\n") else ""
        yield from lines
        if len(left) > MOST_BYTES:
            raise ValueError(f"it has a line of more than {MOST_BYTES:,} characters")
        piece = file.read(_SAMPLE)
    if left := left + decoder.decode(b"", final=True):
        yield left
