"""Readers that other packages bring, by the endings of the files that they read."""

import io
from collections.abc import Iterator
from functools import cache
from pathlib import PurePath

import orjson

from tollbook.documents.problems import Unreadable, unreadable
from tollbook.documents.raw import Raw
from tollbook.documents.rows import rows_of
from tollbook.hooks import Reader, plugins


@cache
def _readers() -> dict[str, Reader]:
    return {ending: reader for reader in plugins("tollbook.readers").values() for ending in reader.endings}


def reader_for(name: str) -> Reader | None:
    """The reader that an installed package brings for files of this name."""
    return _readers().get(PurePath(name.lower()).suffix)


def rows_by(reader: Reader, data: bytes, name: str, limit: int) -> Iterator[Raw | Unreadable]:
    """The reports that a reader finds in a file's bytes, each checked like a line of JSON Lines."""
    if len(data) > limit:
        yield unreadable("too-large", input=name, limit=f"{limit / 1024 / 1024:.0f} MB")
        return
    try:
        lines = b"\n".join(orjson.dumps(dict(row)) for row in reader.read(data, name))
    except ValueError as error:
        yield unreadable("cannot-read", input=name, cause=str(error))
        return
    yield from rows_of(io.BufferedReader(io.BytesIO(lines)), name, limit)
