"""Fetched pages as they came over the wire: request and response, appended to WARC 1.1 files that only grow.

Each `add` is one append and one fsync: a response record and its request, both whole gzip members. A kill in the middle
leaves a torn tail, which the next writer finds and cuts; what was acknowledged before stays to the byte.
"""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from tollbook.archive.frames import Frames, Plain, Sealed
from tollbook.archive.warc_bytes import info_record, pair_of_records
from tollbook.errors import writing_to
from tollbook.store import keys_of

MOST_BYTES = 1 << 28
"""The size from which a further file is begun."""

_NAME = "tollbook-{:05d}"
_PATTERN = "tollbook-[0-9][0-9][0-9][0-9][0-9]"


@dataclass(frozen=True, slots=True)
class Record:
    """Where a response and its request stand: `length` stored bytes of the file from `offset` on.

    The response record comes first. `digest` is the SHA-256, in hexadecimal digits, of these stored bytes, and
    `payload` that of the response's body as it was sent (before chunks and compression are undone).
    """

    path: Path
    offset: int
    length: int
    digest: str
    payload: str


class WarcWriter:
    """Appends to the newest WARC file of a project's `archive/warc`. Hold the project's lock: one writer at a time.

    In an encrypted project each append is sealed, and offset, length and digest are those of the sealed bytes. `cut` is
    how many bytes of a torn tail were cut at opening. Raises TollbookError `disk-full` or `not-writable`.
    """

    def __init__(self, folder: Path, *, most_bytes: int = MOST_BYTES) -> None:
        self.folder = folder
        self.cut = 0
        self._most = most_bytes
        self._frames = frames_of(folder)
        with writing_to(folder):
            folder.mkdir(parents=True, exist_ok=True)
            self._path = self._resumed()

    def add(self, url: str, request_bytes: bytes, response_bytes: bytes, at: datetime, ip: str | None) -> Record:
        """Keep one exchange: both messages with their HTTP headers, byte for byte as sent and received.

        `at` is when the request was sent, in UTC or with its offset; `ip` the address that answered. When this returns,
        the bytes are on the disk.
        """
        pair = pair_of_records(url, request_bytes, response_bytes, at, ip)
        with writing_to(self.folder):
            if self._path.stat().st_size >= self._most:
                self._path = self._begun(self._path)
            stored = self._frames.stored(pair.data, self._path.name)
            offset = _append(self._path, stored)
        return Record(self._path, offset, len(stored), hashlib.sha256(stored).hexdigest(), pair.payload)

    def _resumed(self) -> Path:
        files = list(warc_files(self.folder))
        if not files:
            return self._begun(None)
        newest = files[-1]
        sound = self._frames.sound_length(newest)
        if sound is None:  # damaged before its end: what follows the damage is evidence too, so nothing is cut
            return self._begun(newest)
        self.cut = newest.stat().st_size - sound
        if self.cut:
            os.truncate(newest, sound)
        return newest if sound else self._begun(newest)

    def _begun(self, after: Path | None) -> Path:
        number = int(after.name.split("-")[1][:5]) + 1 if after else 1
        path = self.folder / (_NAME.format(number) + self._frames.ending)
        opening = info_record(path.name.removesuffix(".sealed"), datetime.now(UTC))
        _append(path, self._frames.stored(opening, path.name))
        _sync_folder(self.folder)
        return path


def warc_files(folder: Path) -> Iterator[Path]:
    """The WARC files of a folder that a WarcWriter made, oldest first."""
    yield from sorted(folder.glob(f"{_PATTERN}{frames_of(folder).ending}"))


def frames_of(folder: Path) -> Frames:
    """How records stand in the files of a project's `archive/warc`."""
    keys = keys_of(folder.parent.parent)
    return Sealed(keys) if keys else Plain()


def _append(path: Path, data: bytes) -> int:
    """Append in one write, on the disk when it returns; the place where the bytes stand."""
    with path.open("ab", buffering=0) as file:
        offset = file.seek(0, os.SEEK_END)
        view = memoryview(BytesIO(data).getbuffer())
        while view:
            view = view[file.write(view) :]
        os.fsync(file.fileno())
    return offset


def _sync_folder(folder: Path) -> None:
    """A new file's name is on the disk only when its folder is."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
