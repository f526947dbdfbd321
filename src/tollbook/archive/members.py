"""The gzip members of a WARC file: which are whole, and which belong together."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

_CHUNK = 1 << 20
_GZIP = 16 + zlib.MAX_WBITS
_HEAD = 1 << 14


@dataclass(frozen=True, slots=True)
class Member:
    """A gzip member: `length` stored bytes, and the start of what it holds."""

    state: Literal["whole", "torn", "damaged"]
    length: int = 0
    head: bytes = b""

    def header(self, name: str) -> str | None:
        """A header of the record in it; null where there is none."""
        found = self.head.partition(b"\r\n\r\n")[0].partition(f"\r\n{name}: ".encode())
        return found[2].partition(b"\r\n")[0].decode("utf-8", "replace") if found[1] else None


@dataclass(frozen=True, slots=True)
class Group:
    """Records of one append, from `offset` on: a response with its request, or one record alone."""

    offset: int
    length: int
    kind: str
    url: str | None
    at: str | None


def sound_length(path: Path) -> int | None:
    """How many bytes of a writer's file stand: up to the last whole record that does not wait for its request.

    Null where the file is damaged rather than torn, so that cutting would lose what was acknowledged.
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        at = pair = 0
        while at < size:
            member = member_at(file, at, size)
            if member.state == "damaged":  # some file systems leave zeros where bytes were to be written
                member = member_at(file, at, _without_zeros(file, at, size))
                return pair if member.state == "torn" else None
            if member.state == "torn":
                return pair
            at += member.length
            if member.header("WARC-Type") != "response":  # a response is followed by its request in the same append
                pair = at
        return pair


def groups_in(file: BinaryIO, start: int, size: int) -> Iterator[Group]:
    """What a writer's file of this size holds from a group's start on, as far as it is whole."""
    at = start
    while at < size and (member := member_at(file, at, size)).state == "whole":
        length, kind = member.length, member.header("WARC-Type") or ""
        if kind == "response":
            request = member_at(file, at + length, size)
            if request.state != "whole":
                return
            length += request.length
        yield Group(at, length, kind, member.header("WARC-Target-URI"), member.header("WARC-Date"))
        at += length


def member_at(file: BinaryIO, start: int, end: int) -> Member:
    """The member that starts here, in a file taken to stop at `end`."""
    file.seek(start)
    inflate, at, head = zlib.decompressobj(_GZIP), start, b""
    while not inflate.eof:
        left = file.read(min(_CHUNK, end - at))
        if not left:
            return Member("torn")
        at += len(left)
        try:
            while left and not inflate.eof:
                data = inflate.decompress(left, _CHUNK)
                head = head if len(head) >= _HEAD else head + data[:_HEAD]
                left = inflate.unconsumed_tail
        except zlib.error:
            return Member("damaged")
    return Member("whole", at - len(inflate.unused_data) - start, head)


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
