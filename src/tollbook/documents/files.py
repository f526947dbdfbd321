"""Opens files and standard input and hands out one report's bytes at a time, however large the whole."""

import gzip
import io
import sys
import zlib
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path, PurePath
from typing import BinaryIO, cast

from tollbook.documents.attached import with_attached
from tollbook.documents.encoding import is_binary
from tollbook.documents.inputs import STDIN
from tollbook.documents.limits import MOST_BYTES
from tollbook.documents.plugged import Plugged, reader_for, reader_of, reports_by
from tollbook.documents.problems import Unreadable, unreadable
from tollbook.documents.raw import Kind, Raw, raw_of
from tollbook.documents.rows import rows_of
from tollbook.documents.sniff import is_readable_name, is_wacz, is_warc, refused_archive, sniff
from tollbook.documents.warc import read_wacz, read_warc
from tollbook.hooks import Columns

_HEAD = 4096
_BUFFER = 1 << 16
_LARGEST_CONTAINER = 100 * 1024 * 1024
_GZIP = b"\x1f\x8b"


def iter_raw(
    path: str | Path, *, limit: int = MOST_BYTES, columns: Columns | None = None
) -> Iterator[Raw | Unreadable]:
    """The reports of one file, or of standard input for `-`, in order. `limit` is the most bytes of one report,
    `columns` what the user said of a table's columns.

    What cannot be read is an Unreadable in its place; nothing is raised for the content of a file.
    """
    name = str(path)
    try:
        if name == STDIN:
            yield from _carrying(_of_stream(cast(BinaryIO, sys.stdin.buffer), name, limit, columns), limit)
        else:
            with Path(path).open("rb") as stream:
                yield from _carrying(_of_stream(stream, name, limit, columns), limit)
    except OSError as error:
        yield unreadable("cannot-read", input=name, cause=error.strerror or str(error))


def holds_many(path: str | Path) -> bool:
    """Whether a file can hold many reports (a table, a feed, a mailbox, a message with files), by its name."""
    reader = reader_for(str(path))
    return reader is not None and (not reader.single or reader.carries)


def container_bytes(path: str | Path) -> bytes | None:
    """The bytes of a file that holds many reports, to be archived as they are.

    None for other files, for JSON Lines, whose lines are kept one by one, for standard input, and for a file over
    100 MB, of which the reports alone are kept.
    """
    file = Path(path)
    if str(path) == STDIN or not file.is_file() or file.stat().st_size > _LARGEST_CONTAINER:
        return None
    with file.open("rb") as stream:
        head = stream.read(_HEAD)
    reader = _reader(str(path), head) if not head.startswith(_GZIP) else reader_for(str(path))
    return file.read_bytes() if reader is not None and not reader.single else None


def raw_of_bytes(
    data: bytes, *, name: str, kind: Kind | None = None, limit: int = MOST_BYTES
) -> Iterator[Raw | Unreadable]:
    """The reports in bytes at hand. `name` stands for the file's; `kind` overrules what name and bytes say."""
    if kind in {"text", "html"}:
        yield _single(data, kind, name, limit)
    elif kind not in (None, "row"):
        yield raw_of(data, kind, input=name)
    else:
        shown = "x.jsonl" if kind == "row" else name
        yield from _carrying(_of_stream(io.BytesIO(data), shown, limit, shown=name), limit)


def _of_stream(
    stream: BinaryIO, name: str, limit: int, columns: Columns | None = None, shown: str = ""
) -> Iterator[Raw | Unreadable]:
    try:
        yield from _reports(stream, name, limit, columns, shown or name)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield unreadable("cannot-read", input=shown or name, cause=f"it is damaged: {error}")


def _reports(
    stream: BinaryIO, name: str, limit: int, columns: Columns | None, shown: str
) -> Iterator[Raw | Unreadable]:
    buffered = _buffered(stream)
    head = buffered.peek(_HEAD)
    if is_warc(head):  # before compression is undone: each record is a member of its own
        yield from read_warc(buffered, shown, limit, partial(_of_body, limit))
        return
    if cause := refused_archive(name, head):
        yield unreadable("cannot-read", input=shown, cause=cause)
        return
    if is_wacz(name, head):
        yield from read_wacz(buffered, shown, limit, partial(_of_body, limit))
        return
    if head.startswith(_GZIP):
        buffered = _buffered(gzip.GzipFile(fileobj=buffered))
        head = buffered.peek(_HEAD)
    if not head:
        yield unreadable("empty-file", input=shown)
    elif reader := _reader(name, head[:_HEAD]):
        yield from reports_by(reader, buffered, shown, limit, columns)
    elif (kind := sniff(name, head[:_HEAD])) == "jsonl":
        yield from rows_of(buffered, shown, limit, columns)
    elif kind == "unknown":
        yield unreadable("unknown-kind", input=shown)
    else:
        yield _single(buffered.read(limit + 1), kind, shown, limit)


def _reader(name: str, head: bytes) -> Plugged | None:
    """The reader by the file's name, else by its first bytes unless the name is of a text, a page or rows."""
    return reader_for(name, head) or (None if is_readable_name(name) and PurePath(name).suffix else reader_of(head))


def _carrying(items: Iterable[Raw | Unreadable], limit: int) -> Iterator[Raw | Unreadable]:
    """The reports with those in the files that are attached to them."""
    return with_attached(items, partial(_of_body, limit))


def _of_body(limit: int, data: bytes, name: str, shown: str) -> Iterator[Raw | Unreadable]:
    """The reports of an archived response or an attachment, which is read like a file of this name, or ending."""
    yield from _of_stream(io.BytesIO(data), f"x{name}", limit, shown=shown)


def _buffered(stream: object) -> io.BufferedReader:
    return io.BufferedReader(cast(io.RawIOBase, stream), _BUFFER)


def _single(data: bytes, kind: Kind, name: str, limit: int) -> Raw | Unreadable:
    if len(data) > limit:
        return unreadable("too-large", input=name, limit=f"{limit / 1024 / 1024:.0f} MB")
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        return unreadable("empty-file", input=name)
    if is_binary(data):
        return unreadable("binary-file", input=name)
    return raw_of(data, kind, input=name)
