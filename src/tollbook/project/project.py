"""A project: a folder with one SQLite file, the archived bytes and a lock."""

import base64
import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection

from tollbook import store
from tollbook.archive import Archive, Stamp, custody, stamp
from tollbook.documents import Raw, Unreadable, expand_inputs
from tollbook.errors import TollbookError, writing_to
from tollbook.export import open_output
from tollbook.model import Claim, Custody, Decision, Document, Incident, KnownSource, Reading, Relation, Toll
from tollbook.project.case import Case, case_of
from tollbook.project.changed import Changed, changes_of
from tollbook.project.erasing import erase
from tollbook.project.intake import Watcher, count_inputs
from tollbook.project.linking import bring_up_to_date
from tollbook.project.run import ONE_WORKER, Options, Run, Stages, Summary
from tollbook.project.sources import known_sources
from tollbook.project.verify import Verdict, verify
from tollbook.project.version import program_version
from tollbook.project.wacz import Exported, export_wacz
from tollbook.store import Database, Failure, Feed, LinkingRun

T = TypeVar("T")


class Project:
    """Reports read into incidents. `run` makes the folder; everything else needs it to exist.

    Records come sorted by id, from one state of the project, and stream: a project may be larger than memory. Every
    method raises TollbookError: `no-project`, `project-newer`, `project-in-use`, `project-damaged`, `disk-full`.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self.archive = Archive(self.path / "archive")
        self._database = Database(self.path / "tollbook.db")

    def encrypt(self) -> None:
        """Make the folder, which is new or empty, a project that is encrypted. Raises as `store.encrypt_new` does."""
        store.encrypt_new(self.path)

    def run(
        self, inputs: Iterable[str], options: Options = ONE_WORKER, watcher: Watcher | None = None,
        stages: Stages | None = None,
    ) -> Summary:  # fmt: skip
        """Take in files, folders, globs or `-`; read what is new; link. Killed or stopped, the same call goes on.

        Raises `missing-path` or `no-readable-files` before anything is made.
        """
        paths = list(expand_inputs(inputs))
        if watcher is not None:
            watcher.expect(count_inputs(paths))
        with self.writing() as database:
            return Run(database, self.archive, options, stages or stages_in_use(), watcher).go(list(paths))

    def take(
        self, database: Database, reports: Iterable[Raw | Unreadable], options: Options, watcher: Watcher | None,
        stages: Stages | None = None,
    ) -> Summary:  # fmt: skip
        """Take in reports that were had otherwise than as files, like `run`, within `writing`."""
        return Run(database, self.archive, options, stages or stages_in_use(), watcher).go([], reports)

    @contextmanager
    def writing(self) -> Iterator[Database]:
        """Hold the project for writing: its folder made, its tables brought up to date."""
        with writing_to(self.path):
            self.path.mkdir(parents=True, exist_ok=True)
        with store.project_lock(self.path):
            store.migrate(self._database)
            yield self._database

    def relink(self, stages: Stages | None = None) -> bool:
        """Make incidents anew where claims or decisions have changed; returns whether they had."""
        database = self.open()
        with store.project_lock(self.path):
            return _relink(database, stages or stages_in_use())

    def erase(self, name: str, by: str, reason: str, stages: Stages | None = None) -> int:
        """Erase a document or a decision by law and make incidents anew; see `project.erasing`."""
        database = self.open()
        with store.project_lock(self.path):
            with database.read() as connection:
                name = store.names_of(connection, [name])[name] or name
            entries = erase(database, self.archive, name, by, reason)
            _relink(database, stages or stages_in_use())
            with database.write() as connection:
                store.forget_changes(connection, name)
                store.scrub(connection)
            database.compact()
            return entries

    def documents(self) -> Iterator[Document]:
        """The documents that were read."""
        return self._stream(store.all_documents)

    def readings(self) -> Iterator[Reading]:
        """The documents with all layers."""
        return self._stream(store.all_readings)

    def claims(self) -> Iterator[tuple[str, Claim]]:
        """Each claim with its document's id, in the order of the document's text."""
        return self._stream(store.all_claims)

    def incidents(self) -> Iterator[Incident]:
        """The incidents of the last run."""
        return self._stream(store.all_incidents)

    def tolls(self) -> Iterator[Toll]:
        """The figures over longer periods or wider areas."""
        return self._stream(store.all_tolls)

    def failures(self) -> Iterator[Failure]:
        """The inputs that could not be read, with their errors."""
        return self._stream(store.failures)

    def notes(self) -> Iterator[tuple[str, str]]:
        """What is wrong with a part of a document that was read nevertheless, by document id."""
        return self._stream(store.all_notes)

    def decisions(self) -> Iterator[Decision]:
        """What people decided, oldest first."""
        return self._stream(store.all_decisions)

    def relations(self) -> Iterator[Relation]:
        """Which documents repeat which, by document."""
        return self._stream(store.all_relations)

    def sources(self, *, everything: bool = False) -> Iterator[KnownSource]:
        """The outlets and organisations that publish or are cited here, by name; with `everything` all known ones."""
        with self.open().read() as connection:
            yield from known_sources(connection, everything=everything)

    def feeds(self) -> Iterator[tuple[Feed, dict[str, int]]]:
        """The feeds that are watched, each with how many of its entries are wanted, done and failed."""
        return self._stream(store.all_feeds)

    def versions(self, name: str) -> tuple[Document, ...]:
        """The versions of a document, oldest first. Raises TollbookError `no-document`."""
        with self.open().read() as connection:
            found = store.versions_of(connection, name)
        if not found:
            raise TollbookError("no-document", path=self.path, name=name)
        return found

    def incident(self, name: str) -> Incident | None:
        """The incident of this id, or the one that took it over."""
        with self.open().read() as connection:
            return store.find_incident(connection, name)

    def case(self, name: str) -> Case:
        """The incident or toll of this id with its claims and documents. Raises TollbookError `no-incident`."""
        with self.open().read() as connection:
            found = case_of(connection, name)
        if found is None:
            raise TollbookError("no-incident", path=self.path, name=name)
        return found

    def changes(self, since: int | None = None) -> tuple[tuple[LinkingRun, ...], tuple[Changed, ...]]:
        """The runs after this one and what they changed; without a number, the last. Raises TollbookError `no-run`."""
        with self.open().read() as connection:
            return changes_of(connection, since)

    def decide(self, decision: Decision) -> Decision:
        """Append a decision to the chain; the next run or `relink` applies it. Returns it as linked."""
        with self.open().write() as connection:
            return store.append_decision(connection, decision)

    def export_wacz(self, output: str, *, with_names: bool = False) -> Exported:
        """Write the archived copies that may leave as a WACZ, and put on record that they left."""
        database = self.open()
        with open_output(output) as out:
            exported = export_wacz(database, self.archive, out, self.path.resolve().name, with_names=with_names)
        with Path(output).open("rb") as file:
            entry = custody("exported", hashlib.file_digest(file, "sha256").hexdigest(), output)
        with database.write() as connection:
            store.append_custody(connection, entry)
        return exported

    def timestamp(self, url: str, roots: Path | None = None) -> Stamp:
        """Let an authority sign the chain's head as it is now, and keep its token. Raises as `archive.stamp` does."""
        database = self.open()
        with database.read() as connection:
            head = store.chain_head(connection)
        if head is None:
            raise TollbookError("nothing-to-stamp", path=self.path)
        signed = stamp(head, url, roots)
        entry = custody("timestamp", head, url, token=base64.b64encode(signed.token).decode(), roots=signed.roots)
        with database.write() as connection:
            store.append_custody(connection, entry)
        return signed

    def custody(self) -> Iterator[Custody]:
        """What was done with the evidence, oldest first."""
        return self._stream(store.all_custody)

    def verify(self) -> Verdict:
        """Check the archived bytes, the evidence, the decisions' chain and the database."""
        return verify(self.open(), self.archive)

    def open(self) -> Database:
        """The database, its tables brought up to date. Raises as the class says."""
        if not self._database.path.is_file():
            raise TollbookError("no-project", path=self.path)
        if not store.is_current(self._database):
            with store.project_lock(self.path):
                store.migrate(self._database)
        return self._database

    def close(self) -> None:
        """Let go of the database's file."""
        self._database.close()

    def _stream(self, query: Callable[[Connection], Iterator[T]]) -> Iterator[T]:
        with self.open().read() as connection:
            yield from query(connection)


def _relink(database: Database, stages: Stages) -> bool:
    return bring_up_to_date(database, stages.link, program_version(), stages.relink)


def stages_in_use() -> Stages:
    """The stages of the pipeline."""
    # they take a second to load, and only a run needs them
    from tollbook.pipeline import link_all  # noqa: PLC0415
    from tollbook.project.reader import read_job  # noqa: PLC0415
    from tollbook.project.relating import relate_texts  # noqa: PLC0415
    from tollbook.project.relinking import relink  # noqa: PLC0415

    return Stages(read_job, link_all, relink, relate_texts)
