"""Readers by the same door: Tollbook's own of PDF, tables, mail, feeds and exports, and those of other packages."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import PurePath
from typing import Any, BinaryIO

from tollbook.confined import OverrunError
from tollbook.documents.jsonl import read_row
from tollbook.documents.problems import Unreadable, unreadable
from tollbook.documents.raw import Raw, raw_of
from tollbook.documents.rows import raw_of_row
from tollbook.hooks import Columns, plugin, plugins
from tollbook.model import Document


@dataclass(frozen=True, slots=True)
class Plugged:
    """A reader with its name, and the defaults of what it leaves unsaid (see `hooks.Reader`)."""

    name: str
    reader: Any

    @property
    def single(self) -> bool:
        """Whether a file is one report."""
        return bool(getattr(self.reader, "single", False))

    @property
    def carries(self) -> bool:
        """Whether its reports can carry files."""
        return hasattr(self.reader, "attached")

    def recognises(self, head: bytes) -> bool | None:
        """Whether a file that begins so is of its kind; None where it cannot tell."""
        recognises = getattr(self.reader, "recognises", None)
        found = None if recognises is None else recognises(head)
        return None if found is None else bool(found)

    def rows(self, file: BinaryIO, name: str, limit: int, columns: Columns | None) -> Iterable[Mapping[str, Any]]:
        """The rows of a file. Raises ValueError or OverrunError."""
        stream = getattr(self.reader, "stream", None)
        if stream is not None:
            found: Iterable[Mapping[str, Any]] = stream(file, name, columns)
            return found
        data = file.read(limit + 1)
        if len(data) > limit:
            raise OverrunError("too-large", limit=_megabytes(limit))
        rows: Iterable[Mapping[str, Any]] = self.reader.read(data, name)
        return rows


@cache
def _readers() -> tuple[Plugged, ...]:
    return tuple(Plugged(name, reader) for name, reader in plugins("tollbook.readers").items())


def endings() -> tuple[str, ...]:
    """The endings of all files that readers know, sorted."""
    return tuple(sorted({ending for plugged in _readers() for ending in plugged.reader.endings}))


def reader_for(name: str, head: bytes | None = None) -> Plugged | None:
    """The reader of files of this name, with or without `.gz`, that does not refuse a file that begins so."""
    ending = PurePath(name.lower().removesuffix(".gz")).suffix
    named = (p for p in _readers() if ending in p.reader.endings)
    return next((p for p in named if head is None or p.recognises(head) is not False), None)


def reader_of(head: bytes) -> Plugged | None:
    """The reader that recognises a file by its first bytes."""
    return next((p for p in _readers() if p.recognises(head)), None)


def reports_by(
    plugged: Plugged, file: BinaryIO, name: str, limit: int, columns: Columns | None
) -> Iterator[Raw | Unreadable]:
    """The reports of a file: its own bytes where it is one, else its rows, each checked like a line of JSON Lines."""
    if plugged.single:
        limit = max(limit, getattr(plugged.reader, "most_bytes", 0))
        data = file.read(limit + 1)
        too_large = len(data) > limit
        yield (
            unreadable("too-large", input=name, limit=_megabytes(limit))
            if too_large
            else raw_of(data, plugged.name, input=name)
        )
        return
    try:
        for number, row in enumerate(plugged.rows(file, name, limit, columns), 1):
            yield _report(row, name, number)
    except ValueError as error:
        yield unreadable("cannot-read", input=name, cause=str(error))
    except OverrunError as error:
        yield _over(error, name)


def _report(row: Mapping[str, Any], name: str, number: int) -> Raw | Unreadable:
    if "error" in row:
        return unreadable("bad-report", input=name, line=number, cause=row["error"])
    if "file" in row:
        return raw_of(row["file"], row["kind"], input=name, line=number)
    return raw_of_row(row, name, number, code="bad-report")


def read_single(raw: Raw) -> tuple[Document | Unreadable, ...]:
    """The document of a file that is one report, followed by what is wrong with it; `raw.kind` names the reader."""
    reader = plugin("tollbook.readers", raw.kind)
    try:
        row = next(iter(reader.read(raw.data, raw.input)), None)
    except ValueError as error:
        return (unreadable("cannot-read", input=raw.input, cause=str(error)),)
    except OverrunError as error:
        return (_over(error, raw.input),)
    checked = raw_of_row(row or {}, raw.input, 1)
    if isinstance(checked, Unreadable):
        return (unreadable("no-report", input=raw.input),)
    return read_row(replace(raw, row=checked.row))


def attached_to(raw: Raw) -> Iterator[Mapping[str, Any]]:
    """The files that a report carries, as `{name, file}`; none where it is broken, which its reading says."""
    plugged = next((p for p in _readers() if p.name == raw.kind), None)
    if plugged is None or not plugged.carries:
        return
    try:
        yield from plugged.reader.attached(raw.data, raw.input)
    except (ValueError, OverrunError):
        return


def _over(error: OverrunError, name: str) -> Unreadable:
    return unreadable(error.code, input=name, **error.details)


def _megabytes(limit: int) -> str:
    return f"{limit / 1024 / 1024:.0f} MB"
