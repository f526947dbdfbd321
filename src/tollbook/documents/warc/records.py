"""The records of a WARC stream, one at a time, going on behind what is damaged."""

import io
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, TypeVar, cast

from fastwarc.warc import ArchiveIterator, WarcRecord

from tollbook.documents.limits import MOST_BYTES

T = TypeVar("T")

_START = re.compile(rb"\x1f\x8b\x08|(?<=\n)WARC/1\.\d\r?\n")
_END = b"\r\n\r\n"
_CHUNK = 1 << 20
_HEAD = 1 << 16
# Beyond these, looking for a next record costs more than it can bring.
_MOST_SEARCHED = 1 << 28
_MOST_DAMAGED = 1000


class TornError(ValueError):
    """Fewer bytes are there than the record says."""


@dataclass(frozen=True, slots=True)
class Damage:
    """Bytes that are no whole record, at or behind a place; whether nothing after them can be read."""

    position: int
    cause: str
    ends: bool


def records_of(stream: io.BufferedReader, take: Callable[[WarcRecord], T]) -> Iterator[T | Damage]:
    """What `take` makes of each record, and each damage in its place.

    A record counts once the next one begins where it should, since a false length cuts it or joins others to it.
    Behind damage the reading goes on at the next record that can be found; a pipe cannot go back, so there it ends.
    `take` raises TornError or OSError where a record's bytes are not there.
    """
    start, damaged = 0, 0
    while True:
        at, length, held = start, 0, None
        source = cast(BinaryIO, _Counted(stream, start))
        try:
            for record in ArchiveIterator(source, parse_http=False, quirks_mode=False):
                if held is not None:
                    yield held
                at, length, held = record.stream_pos, record.content_length, None
                held = take(record)
            if held is not None:
                yield held
            return
        except (OSError, ValueError) as error:
            cause, damaged = _cause(error), damaged + 1
        if held is not None and (not stream.seekable() or _ends_well(stream, at, length)):
            yield held
        following = _following(stream, at) if damaged < _MOST_DAMAGED else None
        yield Damage(at, cause, following is None)
        if following is None:
            return
        start = following


class _Counted:
    """The stream from one place on, as an iterator needs it: it may be a pipe, and it stays open for the next one."""

    def __init__(self, stream: io.BufferedReader, start: int) -> None:
        self._stream, self._at = stream, start

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        data = self._stream.read(size)
        self._at += len(data)
        return data

    def tell(self) -> int:
        """The place in the whole stream."""
        return self._at


def _cause(error: Exception) -> str:
    said = str(error)
    return said[:1].lower() + said[1:] if said else "no record can be told"


def _following(stream: io.BufferedReader, damaged: int) -> int | None:
    """The place of the next record behind the damaged one, the stream set to it; null where there is none."""
    if not stream.seekable():
        return None
    base = damaged
    while base - damaged < _MOST_SEARCHED:
        stream.seek(base)
        window = stream.read(_CHUNK + 16)
        for match in _START.finditer(window, 1):
            place = base + match.start()
            if match[0].startswith(b"WARC") or _plain(stream, place, 5) == b"WARC/":
                stream.seek(place)
                return place
        if len(window) <= _CHUNK:
            return None
        base += _CHUNK
    return None


def _ends_well(stream: io.BufferedReader, place: int, length: int) -> bool:
    """Whether the record of this place and length ends in two empty lines, as every record does."""
    if length > MOST_BYTES:
        return False
    data = _plain(stream, place, _HEAD + length + len(_END))
    end = data.find(_END) + len(_END) + length
    return data[end : end + len(_END)] == _END


def _plain(stream: io.BufferedReader, place: int, most: int) -> bytes:
    """The bytes from a place on, decompressed where a gzip member starts there, to its end at most."""
    stream.seek(place)
    head = stream.peek(2)[:2]
    if head != b"\x1f\x8b":
        return stream.read(most)
    inflate, data = zlib.decompressobj(16 + zlib.MAX_WBITS), b""
    try:
        while len(data) < most and not inflate.eof and (stored := stream.read(min(most, _CHUNK))):
            data += inflate.decompress(stored, most - len(data))
    except zlib.error:
        return b""
    return data
