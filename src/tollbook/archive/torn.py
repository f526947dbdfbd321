"""Where a file of gzip members is sound: what a kill in the middle of an append leaves at its end."""

import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

_CHUNK = 1 << 20
_GZIP = 16 + zlib.MAX_WBITS
_KIND = b"\r\nWARC-Type: "


@dataclass(frozen=True, slots=True)
class _Member:
    """A gzip member: `length` stored bytes, and the start of what it holds."""

    state: Literal["whole", "torn", "damaged"]
    length: int = 0
    head: bytes = b""

    @property
    def kind(self) -> bytes:
        return self.head.partition(_KIND)[2].partition(b"\r\n")[0]


def sound_length(path: Path) -> int | None:
    """How many bytes of a writer's file stand: up to the last whole record that does not wait for its request.

    Null where the file is damaged rather than torn, so that cutting would lose what was acknowledged.
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        at = pair = 0
        while at < size:
            member = _member(file, at, size)
            if member.state == "damaged":  # some file systems leave zeros where bytes were to be written
                member = _member(file, at, _without_zeros(file, at, size))
                return pair if member.state == "torn" else None
            if member.state == "torn":
                return pair
            at += member.length
            if member.kind != b"response":  # a response is followed by its request in the same append
                pair = at
        return pair


def _member(file: BinaryIO, start: int, end: int) -> _Member:
    """The member that starts here, in a file taken to stop at `end`."""
    file.seek(start)
    inflate, at, head = zlib.decompressobj(_GZIP), start, b""
    while not inflate.eof:
        left = file.read(min(_CHUNK, end - at))
        if not left:
            return _Member("torn")
        at += len(left)
        try:
            while left and not inflate.eof:
                data = inflate.decompress(left, _CHUNK)
                head = head if len(head) >= 4096 else head + data[:4096]
                left = inflate.unconsumed_tail
        except zlib.error:
            return _Member("damaged")
    return _Member("whole", at - len(inflate.unused_data) - start, head)


def _without_zeros(file: BinaryIO, start: int, end: int) -> int:
    """Where the zeros at the file's end begin."""
    while end > start:
        size = min(_CHUNK, end - start)
        file.seek(end - size)
        rest = file.read(size).rstrip(b"\x00")
        if rest:
            return end - size + len(rest)
        end -= size
    return end
