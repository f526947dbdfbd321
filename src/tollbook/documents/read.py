"""Bytes, files and standard input to documents, one at a time."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from tollbook.documents.files import iter_raw, raw_of_bytes
from tollbook.documents.html import read_html
from tollbook.documents.inputs import expand_inputs
from tollbook.documents.jsonl import read_row
from tollbook.documents.limits import MOST_BYTES
from tollbook.documents.located import located
from tollbook.documents.plugged import read_single
from tollbook.documents.problems import Unreadable
from tollbook.documents.raw import Kind, Raw
from tollbook.documents.text import read_text
from tollbook.documents.versions import number_versions
from tollbook.hooks import Columns
from tollbook.model import Document

Read = Document | Unreadable


def read_raw(raw: Raw) -> tuple[Read, ...]:
    """The document of one report's bytes, followed by what is wrong with its fields; pure, so fit for workers."""
    if raw.kind == "row":
        return read_row(raw)
    if raw.kind == "html":
        read: tuple[Read, ...] = (read_html(raw),)
    else:
        read = (read_text(raw),) if raw.kind == "text" else read_single(raw)
    return tuple(located(item, raw.url, raw.retrieved) if isinstance(item, Document) else item for item in read)


def read_path(path: str | Path, *, limit: int = MOST_BYTES) -> Iterator[Read]:
    """The documents of a file, or of standard input for `-`. `limit` is the most bytes of one report.

    What cannot be read is an Unreadable in its place, and the reading goes on.
    """
    return _read(number_versions(iter_raw(path, limit=limit)))


def read_bytes(
    data: bytes, *, name: str, kind: Kind | None = None, limit: int = MOST_BYTES, charset: str | None = None
) -> Iterator[Read]:
    """The documents of bytes at hand, as of a file called `name`; `kind` overrules what name and bytes say.

    `charset` is the encoding that a server named for them.
    """
    raws = raw_of_bytes(data, name=name, kind=kind, limit=limit)
    return _read(number_versions(replace(r, charset=charset) if charset and isinstance(r, Raw) else r for r in raws))


def read_inputs(inputs: Iterable[str], *, limit: int = MOST_BYTES, columns: Columns | None = None) -> Iterator[Read]:
    """The documents of files, folders, globs and `-`, in order, with one count of versions over all of them.

    `columns` says what the columns of tables are. Raises TollbookError `missing-path` or `no-readable-files` before
    anything is read.
    """
    return _read(raw_inputs(inputs, limit=limit, columns=columns))


def raw_inputs(
    inputs: Iterable[str], *, limit: int = MOST_BYTES, columns: Columns | None = None
) -> Iterator[Raw | Unreadable]:
    """Like `read_inputs` before reading: each report's bytes with its id and version, for workers and archives."""
    paths = expand_inputs(inputs)
    return number_versions(raw for path in paths for raw in iter_raw(path, limit=limit, columns=columns))


def _read(items: Iterable[Raw | Unreadable]) -> Iterator[Read]:
    for item in items:
        if isinstance(item, Unreadable):
            yield item
        else:
            yield from read_raw(item)
