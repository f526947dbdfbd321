"""Opens files and standard input and hands out one report's bytes at a time, however large the whole."""

import gzip
import io
import sys
import zlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO, cast

from tollbook.documents.encoding import is_binary
from tollbook.documents.inputs import STDIN
from tollbook.documents.limits import MOST_BYTES
from tollbook.documents.plugged import reader_for, rows_by
from tollbook.documents.problems import Unreadable, unreadable
from tollbook.documents.raw import Kind, Raw, raw_of
from tollbook.documents.rows import rows_of
from tollbook.documents.sniff import is_wacz, is_warc, sniff
from tollbook.documents.warc import read_wacz, read_warc

_HEAD = 4096
_BUFFER = 1 << 16
_GZIP = b"\x1f\x8b"


def iter_raw(path: str | Path, *, limit: int = MOST_BYTES) -> Iterator[Raw | Unreadable]:
    """The reports of one file, or of standard input for `-`, in order. `limit` is the most bytes of one report.

    What cannot be read is an Unreadable in its place; nothing is raised for the content of a file.
    """
    name = str(path)
    try:
        if name == STDIN:
            yield from _of_stream(cast(BinaryIO, sys.stdin.buffer), name, limit)
        else:
            with Path(path).open("rb") as stream:
                yield from _of_stream(stream, name, limit)
    except OSError as error:
        yield unreadable("cannot-read", input=name, cause=error.strerror or str(error))


def raw_of_bytes(
    data: bytes, *, name: str, kind: Kind | None = None, limit: int = MOST_BYTES
) -> Iterator[Raw | Unreadable]:
    """The reports in bytes at hand. `name` stands for the file's; `kind` overrules what name and bytes say."""
    if kind in {"text", "html"}:
        yield _single(data, kind, name, limit)
    else:
        yield from _of_stream(io.BytesIO(data), "x.jsonl" if kind == "row" else name, limit, shown=name)


def _of_stream(stream: BinaryIO, name: str, limit: int, shown: str = "") -> Iterator[Raw | Unreadable]:
    try:
        yield from _reports(stream, name, limit, shown or name)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield unreadable("cannot-read", input=shown or name, cause=f"it is damaged: {error}")


def _reports(stream: BinaryIO, name: str, limit: int, shown: str) -> Iterator[Raw | Unreadable]:
    buffered = _buffered(stream)
    head = buffered.peek(_HEAD)
    if is_warc(head):  # before compression is undone: each record is a member of its own
        yield from read_warc(buffered, shown, limit, partial(_of_body, limit))
        return
    if is_wacz(name, head):
        yield from read_wacz(buffered, shown, limit, partial(_of_body, limit))
        return
    if head.startswith(_GZIP):
        buffered = _buffered(gzip.GzipFile(fileobj=buffered))
        head = buffered.peek(_HEAD)
    if not head:
        yield unreadable("empty-file", input=shown)
    elif reader := reader_for(name):
        yield from rows_by(reader, buffered.read(limit + 1), shown, limit)
    elif (kind := sniff(name, head[:_HEAD])) == "jsonl":
        yield from rows_of(buffered, shown, limit)
    else:
        yield _single(buffered.read(limit + 1), kind, shown, limit)


def _of_body(limit: int, data: bytes, ending: str, shown: str) -> Iterator[Raw | Unreadable]:
    """The reports of an archived response, which is read like a file with this ending."""
    yield from _of_stream(io.BytesIO(data), f"x{ending}", limit, shown)


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
