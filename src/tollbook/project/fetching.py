"""Pages from the web into a project: each exchange as a WARC record, each new page as an input like any other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from tollbook import store
from tollbook.archive import WarcWriter
from tollbook.archive.fetch import (
    Clock,
    Exchange,
    Fetched,
    Fetcher,
    FetchSettings,
    Line,
    NotFetched,
    Validators,
    Wanted,
    fetch_settings,
)  # fmt: skip
from tollbook.documents import Raw, Unreadable, charset_in, raw_of_bytes, sha256_of
from tollbook.errors import TollbookError
from tollbook.project.intake import Watcher
from tollbook.project.presence import GONE, note_found, note_gone
from tollbook.store import Database, Visit

_KINDS = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text", "application/pdf": "pdf"}


@dataclass(frozen=True, slots=True)
class Web:
    """How the web is reached: by which settings, over which line, by whose clock."""

    settings: FetchSettings
    line: Line
    clock: Clock = field(default_factory=Clock)


def the_web() -> Web:
    """The web as the settings of the environment say. Raises TollbookError `fetch-settings`."""
    settings = fetch_settings()
    return Web(settings, Line(settings))


class Pages:
    """Fetches for one project. `writer` keeps the exchanges; it is set while the project is locked."""

    def __init__(self, database: Database, web: Web, watcher: Watcher) -> None:
        self._database, self._watcher = database, watcher
        self.writer: WarcWriter | None = None
        self.fetched = self.unchanged = self.failed = 0
        self.gone: list[str] = []
        self._fetcher = Fetcher(web.settings, web.line, self._keep, self._known, web.clock)

    def fetch(self, wanted: Iterable[Wanted]) -> Iterator[Fetched | NotFetched]:
        """The outcomes, their exchanges kept."""
        return self._fetcher.fetch(wanted)

    def reports(self, urls: Iterable[str]) -> Iterator[Raw | Unreadable]:
        """What the pages hold, to be taken in; what could not be had is an Unreadable in its place."""
        for outcome in self.fetch(Wanted(url) for url in urls):
            if isinstance(outcome, NotFetched):
                self.failed += 1
                self._note_failed(outcome)
                yield _unreadable(outcome)
                continue
            if outcome.body is None:
                self.unchanged += 1
                self._watcher.step()
            else:
                self.fetched += 1
                yield from raws_of(outcome)
            self._note(outcome)  # only now: what came is kept

    def _keep(self, exchange: Exchange) -> None:
        assert self.writer is not None, "nothing is fetched but for a locked project"
        self.writer.add(exchange.address.url, exchange.request, exchange.response, exchange.at, exchange.ip)

    def _known(self, url: str) -> Validators:
        with self._database.read() as connection:
            visit = store.last_visit(connection, url)
        return Validators(visit.etag, visit.modified) if visit else Validators()

    def _note(self, outcome: Fetched) -> None:
        with self._database.write() as connection:
            store.note_visit(connection, visit_of(outcome))
            store.note_fetched(connection, outcome.wanted.url, fetched=True)
            note_found(connection, outcome.url, None if outcome.body is None else sha256_of(outcome.body))

    def _note_failed(self, outcome: NotFetched) -> None:
        with self._database.write() as connection:
            store.note_fetched(connection, outcome.wanted.url, fetched=False)
            asked = [url for url in (outcome.wanted.url, outcome.url) if url]
            gone = note_gone(connection, asked) if outcome.status in GONE else None
        self.gone += [gone] if gone else []


def visit_of(outcome: Fetched) -> Visit:
    """What is kept of a visit."""
    return Visit(outcome.url, outcome.at.isoformat(), outcome.validators.etag, outcome.validators.modified)


def raws_of(outcome: Fetched) -> Iterator[Raw | Unreadable]:
    """The reports of a fetched page, with where and when it was had."""
    kind: Any = _KINDS.get(outcome.media_type, "html")
    for raw in raw_of_bytes(outcome.body or b"", name=outcome.url, kind=kind):
        if isinstance(raw, Unreadable):
            yield raw
        else:
            yield replace(
                raw, url=outcome.url, retrieved=outcome.at.isoformat(timespec="seconds"),
                charset=charset_in(outcome.content_type),
            )  # fmt: skip


def _unreadable(outcome: NotFetched) -> Unreadable:
    error: TollbookError = outcome.error
    return Unreadable(code=error.code, message=f"{error} {error.remedy}", input=outcome.wanted.url)
