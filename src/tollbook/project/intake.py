"""Inputs to arrivals: each new input's bytes are archived, then its row is made."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from tollbook import store
from tollbook.archive import Archive, custodian, custody, now
from tollbook.documents import STDIN, Raw, Unreadable, container_bytes, holds_many, iter_raw
from tollbook.hooks import Columns
from tollbook.model.custody import How
from tollbook.store import Arrival, Database, Failure, arrive, is_known, knows_arrival, note_arrival, refuse


class Watcher(Protocol):
    """Who is told how the run goes on."""

    def expect(self, total: int | None) -> None:
        """How many inputs there are in all; null where that cannot be told."""
        ...

    def step(self) -> None:
        """One input is done: read, failed or known already."""
        ...

    def link(self) -> None:
        """All documents are read; incidents are next."""
        ...


class Silent:
    """A watcher that shows nothing."""

    def expect(self, total: int | None) -> None:
        """Show nothing."""

    def step(self) -> None:
        """Show nothing."""

    def link(self) -> None:
        """Show nothing."""


@dataclass(slots=True)
class Intake:
    """Takes inputs in.

    `left` are the hashes of what an earlier run left over, which this run reads anyway. `known` counts other bytes that
    had arrived before, `refused` what could not be opened this time, `news` how many of these are new failures.
    """

    archive: Archive
    database: Database
    watcher: Watcher
    left: frozenset[str] = frozenset()
    known: int = 0
    refused: list[Failure] = field(default_factory=list)
    news: int = 0
    columns: Columns | None = None
    _container: str | None = None
    _before: list[str] = field(default_factory=list)

    def arrivals(self, paths: Iterable[str | Path]) -> Iterator[Arrival]:
        """The new documents of these files, their bytes archived and their rows pending."""
        for path in paths:
            yield from self.taken(iter_raw(path, columns=self.columns), path)

    def taken(self, items: Iterable[Raw | Unreadable], path: str | Path | None = None) -> Iterator[Arrival]:
        """The new ones among these, their bytes archived and their rows pending; `path` is the file they come from."""
        self._container, self._before = None, []
        for raw in items:
            if isinstance(raw, Unreadable):
                self._refuse(raw)
            elif (arrival := self._arrive(raw, path)) is not None:
                yield arrival
            elif raw.sha256 not in self.left:
                self.known += 1
                self.watcher.step()
        self._drop_whole()

    def _arrive(self, raw: Raw, path: str | Path | None) -> Arrival | None:
        with self.database.read() as connection:
            known = is_known(connection, raw.sha256)
            again = known and not knows_arrival(connection, raw.sha256, raw.input, raw.line)
        if known and not again:
            self._note_whole(raw)
            return None
        entry = custody(_how(raw), raw.sha256, raw.input, line=raw.line, url=raw.url, retrieved=raw.retrieved)
        if again:  # one document, and on record that it came twice
            with self.database.write() as connection:
                note_arrival(connection, raw.sha256, raw.input, raw.line)
                store.append_custody(connection, entry)
            self._note_whole(raw)
            return None
        if self._container is None:
            self._container = self._keep_container(path)
        self.archive.add(raw.data)
        with self.database.write() as connection:
            container = raw.container or self._container or None
            whole = container is not None and not store.is_container(connection, container)
            arrival = arrive(
                connection, raw.sha256, raw.input, raw.line, raw.kind, raw.url, raw.retrieved, container, raw.charset
            )
            if arrival is not None:
                if container is not None and whole and raw.container is None:
                    store.append_custody(connection, custody("file", container, str(path)))
                store.append_custody(connection, entry)
                for part in self._before if raw.container is None and container is not None else ():
                    store.note_holding(connection, str(container), part)
                self._before = [] if raw.container is None else self._before
            return arrival

    def _note_whole(self, raw: Raw) -> None:
        """Known bytes lie within one more whole: the message that carries them now, or this file of many reports."""
        whole = raw.container or self._container
        if whole is None:  # the file is archived only where a new report is met in it
            self._before.append(raw.sha256)
            return
        with self.database.read() as connection:
            told = not whole or store.holds(connection, whole, raw.sha256)
        if not told:
            with self.database.write() as connection:
                store.note_holding(connection, whole, raw.sha256)

    def _drop_whole(self) -> None:
        """A file with a report that was erased by law is not kept, as its bytes would bring the report back."""
        whole = self._container
        if not whole:
            return
        with self.database.write() as connection:
            gone = any(store.is_erased(connection, part) for part in store.parts_in(connection, whole))
            if gone:
                store.erase_bytes(connection, whole, custodian(), now(), "It holds a report that was erased.")
        if gone:
            self.archive.remove(whole)

    def _keep_container(self, path: str | Path | None) -> str:
        """The hash of a file of many reports, archived as it is; empty for other files."""
        data = container_bytes(path) if path is not None else None
        return self.archive.add(data) if data is not None else ""

    def _refuse(self, problem: Unreadable) -> None:
        failure = Failure(problem.input, problem.line, problem.code, problem.message)
        with self.database.write() as connection:
            self.news += refuse(connection, failure)
        self.refused.append(failure)
        self.watcher.step()


def _how(raw: Raw) -> How:
    """How the bytes came: fetched by ourselves, the address is their input's name."""
    if raw.container is not None:
        return "attachment"
    if raw.input == STDIN:
        return "import"
    if raw.url is None:
        return "file"
    return "fetch" if raw.input == raw.url else "warc"


def count_inputs(paths: Iterable[str | Path]) -> int | None:
    """How many documents the files hold, counting lines of plain JSON Lines; null where that takes reading them."""
    total = 0
    for path in map(Path, paths):
        if str(path) == "-" or path.suffix in {".gz", ".warc", ".wacz"} or holds_many(path):
            return None
        total += _lines(path) if path.suffix == ".jsonl" else 1
    return total


def _lines(path: Path) -> int:
    with path.open("rb") as file:
        return sum(1 for line in file if line.strip())
