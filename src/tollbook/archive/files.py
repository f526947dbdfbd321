"""Bytes kept under their own SHA-256, so that anyone can check them with `sha256sum`.

The file of hash `ab12…` is `ab/ab12…`. A file appears whole or not at all, and is never written again. In an encrypted
project its bytes are sealed and its name is another.
"""

import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from tollbook.archive.warc import frames_of
from tollbook.errors import TollbookError, writing_to
from tollbook.store import Keys, Stretch, keys_of

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Fault:
    """What `check` found: a file whose bytes have another hash, that is missing, or that nobody knows."""

    kind: Literal["changed", "missing", "extra"]
    path: Path


class Archive:
    """A folder of files named by the SHA-256 of their bytes; `warcs` is the folder in it for fetched exchanges."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.warcs = folder / "warc"
        self._unfinished = folder / "unfinished"

    def path(self, sha256: str) -> Path:
        """Where the bytes of this hash lie, or would lie; in an encrypted project the name does not tell the hash."""
        name = self._keys.name(sha256) if self._keys else sha256
        return self.folder / name[:2] / name

    @cached_property
    def _keys(self) -> Keys | None:
        return keys_of(self.folder.parent)

    def add(self, data: bytes) -> str:
        """Keep the bytes and return their SHA-256. Bytes already there are left alone.

        Raises TollbookError `disk-full` or `not-writable`; nothing half-written stays under a hash.
        """
        sha256 = hashlib.sha256(data).hexdigest()
        target = self.path(sha256)
        if target.exists():
            return sha256
        with writing_to(self.folder):
            target.parent.mkdir(parents=True, exist_ok=True)
            self._unfinished.mkdir(exist_ok=True)
            self._write(self._keys.seal(data, sha256) if self._keys else data, target)
        return sha256

    def _write(self, data: bytes, target: Path) -> None:
        handle, name = tempfile.mkstemp(dir=self._unfinished)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(0o444)
            Path(name).replace(target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise

    def read(self, sha256: str) -> bytes:
        """The bytes of this hash. Raises TollbookError `archive-fault` where they are missing or changed."""
        path = self.path(sha256)
        try:
            stored = path.read_bytes()
        except FileNotFoundError as error:
            raise TollbookError("archive-fault", path=path, fault="missing") from error
        data = self._keys.open(stored, sha256) if self._keys else stored
        if data is None or hashlib.sha256(data).hexdigest() != sha256:
            raise TollbookError("archive-fault", path=path, fault="changed")
        return data

    def remove(self, sha256: str) -> None:
        """Erase the bytes of this hash, by law. The file is emptied before it goes; nothing where there is none."""
        path = self.path(sha256)
        with writing_to(path):
            if path.exists():
                path.chmod(0o600)
                path.write_bytes(b"")
                path.unlink()

    def read_exchange(self, stretch: Stretch) -> bytes:
        """The WARC records of an exchange. Raises TollbookError `archive-fault` where they are missing or changed."""
        path = self.warcs / stretch.file
        try:
            with path.open("rb") as file:
                file.seek(stretch.offset)
                data = file.read(stretch.length)
        except FileNotFoundError as error:
            raise TollbookError("archive-fault", path=path, fault="missing") from error
        intact = hashlib.sha256(data).hexdigest() == stretch.sha256
        records = frames_of(self.warcs).records(data, stretch.file) if intact else None
        if records is None:
            raise TollbookError("archive-fault", path=path, fault="changed")
        return records

    def sweep(self) -> None:
        """Remove what a killed run left half-written. Call it only while holding the project's lock."""
        for path in self._unfinished.glob("*"):
            path.unlink(missing_ok=True)

    def check(self, known: Iterable[str]) -> Iterator[Fault]:
        """Hash every file again and compare with the known hashes; faults come in order of path.

        The WARC files are not among them: see `warc_faults`.
        """
        wanted = {self.path(sha256): sha256 for sha256 in known}
        apart = {self._unfinished, self.warcs}
        files = sorted(p for p in self.folder.rglob("*") if p.is_file() and apart.isdisjoint(p.parents))
        for path in files:
            if path not in wanted:
                yield Fault("extra", path)
            elif not self._holds(path, wanted[path]):
                yield Fault("changed", path)
        yield from (Fault("missing", path) for path in sorted(wanted) if not path.exists())

    def _holds(self, path: Path, sha256: str) -> bool:
        if not self._keys:
            return _digest(path) == sha256
        data = self._keys.open(path.read_bytes(), sha256)
        return data is not None and hashlib.sha256(data).hexdigest() == sha256


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
