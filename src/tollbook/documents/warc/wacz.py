"""A WACZ is a zip file with WARC files under `archive/`; nothing of it is unpacked to the disk."""

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from tollbook.documents.problems import Unreadable, unreadable
from tollbook.documents.raw import Raw
from tollbook.documents.warc.reader import Open, read_warc

_MOST_MEMBERS = 100_000
# What `zipfile` raises on broken files, found by mutating whole ones.
_FAULTS = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OverflowError, RuntimeError, ValueError, OSError)


def read_wacz(stream: io.BufferedReader, name: str, limit: int, opened: Open) -> Iterator[Raw | Unreadable]:
    """The reports of every WARC file in a WACZ, in the order of their names.

    A member whose name leaves the archive (`../`, `/`) is refused, the others are read.
    """
    if not stream.seekable():
        yield unreadable("cannot-read", input=name, cause="a WACZ is read from its end, so it must be a file")
        return
    try:
        with zipfile.ZipFile(cast(BinaryIO, stream)) as archive:
            members = sorted(archive.infolist(), key=lambda m: m.filename)
            if len(members) > _MOST_MEMBERS:
                yield unreadable("too-large", input=name, limit=f"{_MOST_MEMBERS:,} files")
                return
            warcs = [m for m in members if m.filename.lower().endswith((".warc", ".warc.gz"))]
            for member in warcs:
                yield from _member(archive, member, name, limit, opened)
    except _FAULTS as error:
        yield unreadable("cannot-read", input=name, cause=f"it is no whole zip file: {error}")
        return
    if not warcs:
        yield unreadable("cannot-read", input=name, cause="it holds no WARC file")


def _member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, limit: int, opened: Open
) -> Iterator[Raw | Unreadable]:
    inside = f"{name}!{member.filename}"
    path = posixpath.normpath(member.filename.replace("\\", "/"))
    if path.startswith(("/", "..")) or path != member.filename:
        yield unreadable("cannot-read", input=inside, cause="its name leaves the archive that it is in")
        return
    try:
        with archive.open(member) as stream:
            yield from read_warc(io.BufferedReader(cast(io.RawIOBase, stream)), inside, limit, opened)
    except _FAULTS as error:
        yield unreadable("cannot-read", input=inside, cause=f"it is damaged: {error}")
