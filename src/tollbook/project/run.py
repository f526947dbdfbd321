"""`tollbook run`: take in, read, link, assess. It may be killed at any moment and goes on where it was.

Order: the bytes are archived, the row waits, a worker reads, one transaction keeps all that was read. Results are
kept in order of arrival, so that versions are numbered alike with any number of workers.
"""

import time
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from tollbook import store
from tollbook.archive import Archive, take_up
from tollbook.documents import Raw, Unreadable
from tollbook.hooks import Columns
from tollbook.model import Document, Reading
from tollbook.pipeline import check_extractor
from tollbook.project.intake import Intake, Silent, Watcher
from tollbook.project.job import Job, Outcome, Reader
from tollbook.project.linking import Link, Relink, bring_up_to_date
from tollbook.project.version import program_version
from tollbook.store import Arrival, Database, Failure
from tollbook.workers import Failed, map_ordered


@dataclass(frozen=True, slots=True)
class Options:
    """How to run: `retry_failed` takes up failed documents again, `reread` those that another version read.

    `columns` says what the columns of tables are.
    """

    workers: int = 1
    retry_failed: bool = False
    reread: bool = False
    columns: Columns | None = None


ONE_WORKER = Options()


@dataclass(frozen=True, slots=True)
class Stages:
    """What a run calls: `read` one document, in a worker; here `link` them all or `relink` what is new, then `relate`
    their texts.
    """

    read: Reader
    link: Link
    relink: Relink | None = None
    relate: Callable[[Database, str], bool] | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did, and what the project holds now.

    `known` inputs had arrived before; `changed`: whether anything is new in the project; `failures` and `notes` are
    this run's; `outdated` documents were read by another version of program or rules; `versions` are the ids of the
    documents that this run read as later versions of others, `repeats` how many relations of each kind there are.
    """

    read: int
    known: int
    changed: bool
    failures: tuple[Failure, ...]
    notes: tuple[str, ...]
    documents: int
    claims: int
    incidents: int
    outdated: int
    seconds: float
    versions: tuple[str, ...] = ()
    repeats: dict[str, int] = field(default_factory=dict)


class Run:
    """One run over a project that is locked and migrated."""

    def __init__(
        self, database: Database, archive: Archive, options: Options, stages: Stages, watcher: Watcher | None
    ) -> None:
        self._database, self._archive, self._options = database, archive, options
        self._stages, self._watcher = stages, watcher or Silent()
        self._failures: list[Failure] = []
        self._notes: list[str] = []
        self._versions: list[str] = []

    def go(self, paths: list[Path | str], more: Iterable[Raw | Unreadable] = ()) -> Summary:
        """Take in the files, and `more` that was had otherwise; read what is new or was left over; link.

        Raises as `Database` and `Archive` do.
        """
        started = time.monotonic()
        check_extractor()
        self._archive.sweep()
        take_up(self._database, self._archive.warcs)
        left = self._left_over()
        intake = Intake(self._archive, self._database, self._watcher, frozenset(a.sha256 for a in left))
        intake.columns = self._options.columns
        jobs = (Job(self._archive.folder, a) for a in chain(left, intake.arrivals(paths), intake.taken(more)))
        read = 0
        with closing(map_ordered(self._stages.read, jobs, self._options.workers)) as results:
            for job, result in results:
                read += self._keep(job.arrival, result)
                self._watcher.step()
        self._watcher.link()
        linked = bring_up_to_date(self._database, self._stages.link, program_version(), self._stages.relink)
        if self._stages.relate is not None:
            self._stages.relate(self._database, program_version())
        changed = bool(linked or self._failures or intake.news)
        self._failures.extend(intake.refused)
        return self._summary(read, intake.known, changed, time.monotonic() - started)

    def _left_over(self) -> list[Arrival]:
        with self._database.write() as connection:
            if self._options.retry_failed:
                store.retry_failed(connection)
            left = list(store.pending(connection))
            if self._options.reread:
                left += store.outdated(connection, program_version())
        return left

    def _keep(self, arrival: Arrival, result: Outcome | Failed) -> bool:
        with self._database.write() as connection:
            if isinstance(result, Failed):
                store.fail(connection, arrival.key, result.code, result.message)
                self._failures.append(Failure(arrival.name, arrival.line, result.code, result.message, arrival.sha256))
                return False
            document = store.keep(connection, arrival.key, result.reading.document, result.notes)
            reading = _under_its_id(result.reading, document)
            store.keep_reading(connection, arrival.key, reading, program_version())
            self._notes.extend(result.notes)
            if document.version > 1:
                self._versions.append(document.id)
            return True

    def _summary(self, read: int, known: int, changed: bool, seconds: float) -> Summary:
        with self._database.read() as connection:
            versions = store.reading_versions(connection)
            return Summary(
                read=read,
                known=known,
                failures=tuple(self._failures),
                notes=tuple(self._notes),
                changed=changed,
                documents=store.counts(connection)["read"],
                claims=store.number_of_claims(connection),
                incidents=store.number_of_incidents(connection),
                outdated=sum(number for version, number in versions.items() if version != program_version()),
                seconds=seconds,
                versions=tuple(self._versions),
                repeats=store.number_of_relations(connection),
            )


def _under_its_id(reading: Reading, document: Document) -> Reading:
    """The reading of a document that has become a later version: its own incidents name it by its new id."""
    if document.id == reading.document.id:
        return reading
    incidents = tuple(
        i.model_copy(
            update={
                "documents": (document.id,),
                "main_documents": tuple(document.id for _ in i.main_documents),
            }
        )
        for i in reading.incidents
    )
    return reading.model_copy(update={"document": document, "incidents": incidents})
