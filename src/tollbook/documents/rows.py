"""JSON Lines as a stream: one line, one row, and a message with the line's number for each that is none."""

import codecs
import io
from collections.abc import Iterator, Mapping
from typing import IO, Any

import orjson

from tollbook.confined.flat import flat
from tollbook.documents.encoding import decode, is_binary
from tollbook.documents.problems import Unreadable, unreadable
from tollbook.documents.raw import Raw, raw_of
from tollbook.documents.tables.rows import mapped
from tollbook.hooks import Columns


def rows_of(
    stream: io.BufferedReader, name: str, limit: int, columns: Columns | None = None
) -> Iterator[Raw | Unreadable]:
    """The rows of a stream. A line over `limit` bytes is skipped and said; blank lines are passed over.

    A row that has the text's column and one that only the mapping knows is read by it, any other as a row of ours.
    """
    lines = _utf8_lines(stream, limit)
    found = False
    for number, line in enumerate(lines, 1):
        if line is None:
            found = True
            yield unreadable("too-large", input=f"{name}, line {number}", line=number, limit=_megabytes(limit))
        elif line.strip():
            found = True
            yield _row(line, name, number, columns)
    if not found:
        yield unreadable("empty-file", input=name)


def _megabytes(limit: int) -> str:
    return f"{limit / 1024 / 1024:.0f} MB"


def _utf8_lines(stream: io.BufferedReader, limit: int) -> Iterator[bytes | None]:
    """Each line's bytes, or None for one that is too long. UTF-16 files are turned into UTF-8 on the way."""
    wide = stream.peek(2)[:2] in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}
    source: IO[Any] = io.TextIOWrapper(stream, "utf-16", errors="replace", newline="\n") if wide else stream
    ending: Any = "\n" if wide else b"\n"
    while line := source.readline(limit + 1):
        if len(line) > limit and not line.endswith(ending):
            while (rest := source.readline(limit)) and not rest.endswith(ending):
                pass
            yield None
        else:
            yield line.encode("utf-8") if wide else line.removeprefix(codecs.BOM_UTF8)


def _row(line: bytes, name: str, number: int, columns: Columns | None) -> Raw | Unreadable:
    try:
        row = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        row = _in_other_encoding(line)
        if row is None:
            cause = "it is not text" if is_binary(line) else f"it is no valid JSON ({error.msg}, column {error.colno})"
            return unreadable("bad-line", input=name, line=number, cause=cause)
    if not isinstance(row, dict):
        return unreadable("bad-line", input=name, line=number, cause="it is no JSON object")
    return raw_of_row(_mapped(row, columns), name, number)


def _mapped(row: Mapping[str, Any], columns: Columns | None) -> Mapping[str, Any]:
    if columns is None or not columns.columns:
        return row
    cells = flat(row)
    named = {column for field, column in columns.columns.items() if column != field}
    return mapped(cells, columns) if columns.columns.get("text") in cells and named & cells.keys() else row


def raw_of_row(row: Mapping[str, Any], name: str, number: int, code: str = "bad-line") -> Raw | Unreadable:
    """A row as the bytes that are kept of it. Rows of readers may have `parts` or `html` in place of `text`."""
    if not has_words(row):
        return unreadable(code, input=name, line=number, cause="it has no text")
    id = row.get("id")
    given = str(id) if isinstance(id, str | int) and not isinstance(id, bool) else ""
    return raw_of(
        orjson.dumps(dict(row), option=orjson.OPT_SORT_KEYS), "row", input=name, id=given.strip(), line=number, row=row
    )


def has_words(row: Mapping[str, Any]) -> bool:
    """Whether a row has any text at all."""
    parts = row.get("parts")
    told = [part.get("text") for part in parts if isinstance(part, dict)] if isinstance(parts, list) else []
    return any(isinstance(text, str) and text.strip() for text in (row.get("text"), row.get("html"), *told))


def _in_other_encoding(line: bytes) -> Any:
    """A row whose bytes are no UTF-8, decoded by guess; None where it is no JSON even so."""
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return orjson.loads(decode(line))
        except orjson.JSONDecodeError:
            return None
    return None
