"""How appended records stand in a file: as they are, or sealed one by one in an encrypted project."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from tollbook.archive.members import Group, groups_in, sound_length
from tollbook.store import Keys

_MAGIC = b"\x00TBW"
_HEAD = struct.Struct(">4sI")


@dataclass(frozen=True, slots=True)
class Plain:
    """Files that every tool for WARC reads."""

    ending = ".warc.gz"

    def stored(self, data: bytes, _name: str) -> bytes:
        """What is written for these records."""
        return data

    def records(self, stored: bytes, _name: str) -> bytes | None:
        """The records in what was written; null where it was changed."""
        return stored

    def sound_length(self, path: Path) -> int | None:
        """How many bytes stand; null where the file is damaged before its end."""
        return sound_length(path)

    def groups(self, path: Path, start: int) -> Iterator[Group]:
        """What the file holds from a place on, as far as it is whole."""
        with path.open("rb") as file:
            yield from groups_in(file, start, path.stat().st_size)


@dataclass(frozen=True, slots=True)
class Sealed:
    """Files of an encrypted project: each append is a frame of its length and its sealed bytes."""

    keys: Keys
    ending = ".warc.gz.sealed"

    def stored(self, data: bytes, name: str) -> bytes:
        """What is written for these records."""
        sealed = self.keys.seal(data, name)
        return _HEAD.pack(_MAGIC, len(sealed)) + sealed

    def records(self, stored: bytes, name: str) -> bytes | None:
        """The records in what was written; null where it was changed."""
        return self.keys.open(stored[_HEAD.size :], name)

    def sound_length(self, path: Path) -> int | None:
        """How many bytes stand; null where the file is damaged before its end."""
        size = path.stat().st_size
        with path.open("rb") as file:
            at = last = 0
            while at < size:
                length = _frame_length(file, at)
                if length is None:
                    return None if _follows(file, at) else at
                if at + length > size:
                    return at
                last, at = at, at + length
            file.seek(last)
            whole = not at or self.records(file.read(at - last), path.name) is not None
            return at if whole else last if _ends_in_zeros(file, size) else None

    def groups(self, path: Path, start: int) -> Iterator[Group]:
        """What the file holds from a place on, as far as it is whole."""
        at, size = start, path.stat().st_size
        with path.open("rb") as file:
            while at < size and (length := _frame_length(file, at)) is not None and at + length <= size:
                file.seek(at)
                records = self.records(file.read(length), path.name)
                inner = next(groups_in(BytesIO(records), 0, len(records)), None) if records else None
                if inner is None:
                    return
                yield Group(at, length, inner.kind, inner.url, inner.at)
                at += length


Frames = Plain | Sealed


def _frame_length(file: BinaryIO, at: int) -> int | None:
    """The whole length of the frame that starts here; null where none does, not even a part of one."""
    file.seek(at)
    head = file.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return len(head) + (1 << 32) if _MAGIC.startswith(head[:4]) else None
    magic, length = _HEAD.unpack(head)
    return _HEAD.size + length if magic == _MAGIC else None


def _follows(file: BinaryIO, at: int) -> bool:
    """Whether anything but zeros stands from here on."""
    file.seek(at)
    while chunk := file.read(1 << 20):
        if chunk.strip(b"\x00"):
            return True
    return False


def _ends_in_zeros(file: BinaryIO, size: int) -> bool:
    """Whether the last bytes were never written; sixteen zeros do not end a sealed frame."""
    file.seek(max(0, size - 16))
    return file.read() == bytes(16)
