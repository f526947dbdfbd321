"""The project's WARC files and what is on record of them."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from tollbook import store
from tollbook.archive.custodian import custody
from tollbook.archive.warc import frames_of, warc_files
from tollbook.store import Database, Stretch

_CHUNK = 1 << 20


def take_up(database: Database, folder: Path) -> int:
    """Put on record what a writer appended since, with a custody entry for each exchange; returns how many.

    Appended bytes are on the disk before they are on record, so that a kill between the two loses nothing: the next
    call finds them. Hold the project's lock.
    """
    with database.read() as connection:
        ends = store.recorded_ends(connection)
    taken = 0
    for path in warc_files(folder):
        start = ends.get(path.name, 0)
        if path.stat().st_size <= start:
            continue
        with database.write() as connection:
            for group in frames_of(folder).groups(path, start):
                digest = sha256_of_part(path, group.offset, group.length)
                stretch = Stretch(path.name, group.offset, group.length, digest, group.url, group.at)
                store.add_stretch(connection, stretch)
                if group.url:
                    entry = custody("fetch", digest, f"{path.name}@{group.offset}", url=group.url, retrieved=group.at)
                    store.append_custody(connection, entry)
                    taken += 1
    return taken


def warc_faults(folder: Path, stretches: Iterable[Stretch]) -> Iterator[str]:
    """One sentence for each byte or file of the WARC folder that is changed, missing or on no record."""
    files = {p.name: p for p in folder.rglob("*") if p.is_file()} if folder.is_dir() else {}
    ends: dict[str, int] = {}
    gone: set[str] = set()
    for stretch in stretches:
        path, end = folder / stretch.file, ends.get(stretch.file, 0)
        ends[stretch.file] = stretch.offset + stretch.length
        if stretch.file not in files:
            if stretch.file not in gone:
                yield f"{path} is missing."
            gone.add(stretch.file)
            continue
        if stretch.offset != end:
            yield f"{path} holds bytes on no record from {end:,} to {stretch.offset:,}."
        size = files[stretch.file].stat().st_size
        if size < stretch.offset + stretch.length:
            yield f"{path} is missing bytes: {stretch.length:,} from {stretch.offset:,} on, and it ends at {size:,}."
        elif sha256_of_part(path, stretch.offset, stretch.length) != stretch.sha256:
            yield f"{path} is changed between {stretch.offset:,} and {stretch.offset + stretch.length:,}."
    for name, path in sorted(files.items()):
        extra = path.stat().st_size - ends.get(name, 0)
        if name not in ends:
            yield f"{path} is extra."
        elif extra > 0:
            yield f"{path} is extra from {ends[name]:,} on ({extra:,} bytes); the next run takes up whole records."


def sha256_of_part(path: Path, offset: int, length: int) -> str:
    """The SHA-256 of a stretch of a file."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        file.seek(offset)
        while length and (chunk := file.read(min(_CHUNK, length))):
            digest.update(chunk)
            length -= len(chunk)
    return digest.hexdigest()
