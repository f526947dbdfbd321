"""A project that takes its reports from the web. Nothing else in Tollbook opens a connection."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from tollbook.archive import WarcWriter, take_up
from tollbook.documents import Raw, Unreadable
from tollbook.project.fetching import Pages, Web, the_web
from tollbook.project.intake import Silent, Watcher
from tollbook.project.project import Project
from tollbook.project.run import ONE_WORKER, Options, Stages, Summary
from tollbook.project.watching import ask_feeds
from tollbook.store import Database, wanted_entries


@dataclass(frozen=True, slots=True)
class FetchSummary:
    """What was fetched: pages, those unchanged since last time, those that could not be had; and the run after it.

    `announced` is how many entries the feeds had that were new or changed, `gone` the ids of documents whose pages the
    servers no longer have.
    """

    fetched: int
    unchanged: int
    failed: int
    announced: int
    run: Summary
    gone: tuple[str, ...] = ()


class Online:
    """Fetches pages and watches feeds for a project. One object keeps to each host's pace over all its calls."""

    def __init__(
        self, project: Project, options: Options = ONE_WORKER, watcher: Watcher | None = None, web: Web | None = None,
        stages: Stages | None = None,
    ) -> None:  # fmt: skip
        self._project, self._options, self._stages = project, options, stages
        self._watcher = watcher or Silent()
        self._web = web or the_web()
        self._pages: Pages | None = None

    def fetch(self, urls: Iterable[str]) -> FetchSummary:
        """Fetch these pages and read what is new. Killed or stopped, the same call goes on.

        Raises TollbookError as `Project.run`; an address that cannot be had is a failure of the summary.
        """
        wanted = list(dict.fromkeys(url.encode("utf-8", "surrogatepass").decode("utf-8", "replace") for url in urls))
        with self._fetching() as (database, pages):
            self._watcher.expect(len(wanted))
            return self._run(database, pages, lambda: pages.reports(wanted))

    def watch(self, feeds: Mapping[str, str | None]) -> FetchSummary:
        """One round: ask the feeds (address → title or null), fetch what they announce, read what is new."""
        with self._fetching() as (database, pages):
            announced = ask_feeds(database, pages, feeds)
            with database.read() as connection:
                wanted = list(wanted_entries(connection, feeds))
            self._watcher.expect(len(wanted))
            return self._run(database, pages, lambda: pages.reports(wanted), announced)

    @contextmanager
    def _fetching(self) -> Iterator[tuple[Database, Pages]]:
        with self._project.writing() as database:
            pages = self._pages = self._pages or Pages(database, self._web, self._watcher)
            pages.writer = WarcWriter(self._project.archive.warcs)
            pages.fetched = pages.unchanged = pages.failed = 0
            pages.gone = []
            try:
                yield database, pages
            finally:
                pages.writer = None
                take_up(database, self._project.archive.warcs)

    def _run(
        self, database: Database, pages: Pages, reports: Callable[[], Iterable[Raw | Unreadable]], announced: int = 0
    ) -> FetchSummary:
        run = self._project.take(database, reports(), self._options, self._watcher, self._stages)
        return FetchSummary(pages.fetched, pages.unchanged, pages.failed, announced, run, tuple(pages.gone))
