"""The folder of a site: checked before, replaced as a whole, never touched where it holds anything else."""

import ctypes
import ctypes.util
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import Any

import orjson

from tollbook.errors import TollbookError, writing_to
from tollbook.export.site.changes import NO_PAST, Past, past_of

MANIFEST = "publication.json"
_RENAME_EXCHANGE = 2
_AT_FDCWD = -100


class Draft:
    """A site in the making. It keeps each file's hash for the manifest."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._hashes: dict[str, Any] = {}

    def add(self, name: str, data: bytes) -> None:
        """Write a file of the site, or go on with one; `name` is its path below the root."""
        target = self._path / PurePosixPath(name)
        if name not in self._hashes:
            target.parent.mkdir(parents=True, exist_ok=True)
            self._hashes[name] = hashlib.sha256()
        with target.open("ab") as out:
            out.write(data)
        self._hashes[name].update(data)

    def close(self, past: Past) -> None:
        """Write the manifest: what the site consists of, and what it remembers."""
        manifest = {
            "tollbook": 1,
            "files": {name: seen.hexdigest() for name, seen in sorted(self._hashes.items())},
            **past.as_json(),
        }
        (self._path / MANIFEST).write_bytes(orjson.dumps(manifest, option=orjson.OPT_INDENT_2))


def past_in(folder: Path) -> Past:
    """What the site in the folder remembers; nothing where the folder is new or empty.

    Raises TollbookError `holds-other-things` where it holds a file that no publication wrote, and `site-damaged` where
    its manifest cannot be read.
    """
    if not folder.exists():
        return NO_PAST
    if not folder.is_dir() or folder.is_symlink():
        raise TollbookError("holds-other-things", path=folder, name=folder.name)
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_symlink() or path.is_file()}
    manifest = _manifest(folder) if MANIFEST in found else {"files": {}}
    strange = sorted(found - set(manifest["files"]) - {MANIFEST})
    if strange:
        raise TollbookError("holds-other-things", path=folder, name=strange[0])
    return past_of(manifest, folder) if MANIFEST in found else NO_PAST


@contextmanager
def replacing(folder: Path) -> Iterator[Draft]:
    """A draft that takes the folder's place when all is written, in one step; after an error the folder is as it was.

    Raises TollbookError `disk-full` or `not-writable`.
    """
    with writing_to(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
        try:
            yield Draft(draft)
            draft.chmod(0o755)
            _take_its_place(draft, folder)
        finally:
            shutil.rmtree(draft, ignore_errors=True)


def _manifest(folder: Path) -> Mapping[str, Any]:
    try:
        manifest = orjson.loads((folder / MANIFEST).read_bytes())
    except orjson.JSONDecodeError as error:
        raise TollbookError("site-damaged", path=folder) from error
    if not isinstance(manifest, dict) or not isinstance(manifest.get("files"), dict):
        raise TollbookError("site-damaged", path=folder)
    return manifest


def _take_its_place(draft: Path, folder: Path) -> None:
    """Swap both folders; the old one, now under the draft's name, is removed by the caller."""
    if not folder.exists():
        draft.rename(folder)
        return
    if _exchange(draft, folder):
        return
    old = draft.with_name(draft.name + ".old")  # systems that cannot swap see no folder for a moment
    folder.rename(old)
    try:
        draft.rename(folder)
    except OSError:
        old.rename(folder)
        raise
    shutil.rmtree(old)


def _exchange(one: Path, other: Path) -> bool:
    """Linux's renameat2 swaps two folders in one step; false where there is no such call."""
    library = ctypes.CDLL(ctypes.util.find_library("c"), use_errno=True)
    with suppress(AttributeError):
        flags = ctypes.c_uint(_RENAME_EXCHANGE)
        return bool(
            library.renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), flags) == 0,
        )
    return False
