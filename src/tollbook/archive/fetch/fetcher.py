"""Fetches many addresses politely: one host at a time is asked no oftener than it likes, others meanwhile."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from tollbook.archive.fetch.addresses import Address, parse_address
from tollbook.archive.fetch.bodies import PAGES, body_of, media_type_of
from tollbook.archive.fetch.exchange import Exchange, Line, NoAnswerError
from tollbook.archive.fetch.pace import Clock, Pace, backoff, retry_after
from tollbook.archive.fetch.robots import Robots
from tollbook.archive.fetch.settings import FetchSettings
from tollbook.errors import TollbookError

_MOVED = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
_LONGEST_VALIDATOR = 1000
Keep = Callable[[Exchange], None]
"""Is told of every exchange as soon as it has ended: pages, redirects, robots.txt, errors."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """An address to fetch, of one of these media types."""

    url: str
    types: frozenset[str] = PAGES


@dataclass(frozen=True, slots=True)
class Validators:
    """What an address gave last time, to ask whether it has changed since."""

    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """What `wanted` led to. `url` is where it was found, redirects followed; `body` is null where nothing changed.

    `content_type` is the header of this name as it was sent.
    """

    wanted: Wanted
    url: str
    at: datetime
    ip: str
    status: int
    media_type: str
    validators: Validators
    body: bytes | None
    content_type: str = ""


@dataclass(frozen=True, slots=True)
class NotFetched:
    """An address that could not be had; `status` is the HTTP status where one was given, `url` who gave it."""

    wanted: Wanted
    error: TollbookError
    status: int | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class _Task:
    wanted: Wanted
    address: Address
    hops: int = 0
    attempt: int = 1
    not_before: float = 0.0


@dataclass(slots=True)
class Fetcher:
    """Fetches by the settings over `line`. `keep` gets every exchange, `known` gives an address's last validators."""

    settings: FetchSettings
    line: Line
    keep: Keep = lambda _: None
    known: Callable[[str], Validators] = lambda _: Validators()
    clock: Clock = field(default_factory=Clock)
    _pace: Pace = field(init=False)
    _robots: Robots = field(init=False)

    def __post_init__(self) -> None:
        """What a fetcher remembers of hosts, empty at first."""
        self._pace = Pace(self.clock)
        self._robots = Robots(self.settings, self._asked, self.clock.now)

    def fetch(self, wanted: Iterable[Wanted]) -> Iterator[Fetched | NotFetched]:
        """Each outcome as it comes: hosts that must wait let others go first."""
        queues: dict[str, deque[_Task]] = {}
        for item in dict.fromkeys(wanted):
            try:
                task = _Task(item, parse_address(item.url, self.settings.ports))
            except TollbookError as error:
                yield NotFetched(item, error)
                continue
            queues.setdefault(task.address.host, deque()).append(task)
        while queues:
            host = min(queues, key=lambda h: self._ready_at(queues[h][0]))
            task = queues[host].popleft()
            if not queues[host]:
                del queues[host]
            self._wait(self._ready_at(task))
            result = self._visit(task)
            if isinstance(result, _Task):
                queues.setdefault(result.address.host, deque()).append(result)
            else:
                yield result

    def _ready_at(self, task: _Task) -> float:
        return max(task.not_before, self._pace.ready_at(task.address.host))

    def _wait(self, until: float) -> None:
        left = until - self.clock.now()
        if left > 0:
            self.clock.sleep(left)

    def _visit(self, task: _Task) -> Fetched | NotFetched | _Task:
        try:
            pause = self._robots.check(task.address)
            self._wait(self._pace.ready_at(task.address.host))
            exchange = self._asked(task.address, pause, _conditions(self.known(task.address.url)))
            return self._judged(task, exchange)
        except NoAnswerError as error:
            return self._again(task, error, None)
        except TollbookError as error:
            return NotFetched(task.wanted, error)

    def _asked(self, address: Address, pause: float = 0.0, conditions: Mapping[str, str] | None = None) -> Exchange:
        try:
            exchange = self.line.ask(address, conditions)
        finally:
            self._pace.rest(address.host, max(pause, self.settings.pause))
        self.keep(exchange)
        return exchange

    def _judged(self, task: _Task, exchange: Exchange) -> Fetched | NotFetched | _Task:
        status, url = exchange.status, exchange.address.url
        if status in _MOVED and "location" in exchange.headers:
            if task.hops == self.settings.redirects:
                raise TollbookError("fetch-failed", url=task.wanted.url, cause="it redirects again and again")
            target = parse_address(_location(exchange), self.settings.ports, exchange.address)
            return replace(task, address=target, hops=task.hops + 1, not_before=0.0)
        if status in _BUSY:
            return self._again(task, _bad_status(url, status), exchange)
        if status not in (200, 304):
            return NotFetched(task.wanted, _bad_status(url, status), status, url)
        body = body_of(exchange, task.wanted.types, self.settings.most_decoded) if status == 200 else None
        validators = self.known(url) if body is None else _validators(exchange)
        sent = exchange.headers.get("content-type", "")
        return Fetched(
            task.wanted, url, exchange.at, exchange.ip, status, media_type_of(exchange), validators, body, sent
        )

    def _again(self, task: _Task, error: TollbookError, exchange: Exchange | None) -> NotFetched | _Task:
        """The same address later, unless it was asked often enough or asks for too long a pause."""
        status = exchange.status if exchange else None
        asked = retry_after(exchange.headers) if exchange else None
        if task.attempt >= self.settings.attempts or (asked or 0) > self.settings.longest_pause:
            return NotFetched(task.wanted, error, status)
        pause = backoff(task.attempt, self.settings.first_retry, self.clock.chance())
        if asked is not None:
            self._pace.rest(task.address.host, asked)
        later = self.clock.now() + max(pause, asked or 0)
        return replace(task, attempt=task.attempt + 1, not_before=later)


def _conditions(last: Validators) -> dict[str, str]:
    asked: dict[str, Any] = {"If-None-Match": last.etag, "If-Modified-Since": last.modified}
    return {name: value for name, value in asked.items() if value}


def _validators(exchange: Exchange) -> Validators:
    """What can be sent back as it came; servers may send anything."""
    return Validators(*(_plain(exchange.headers.get(name)) for name in ("etag", "last-modified")))


def _plain(value: str | None) -> str | None:
    return value if value and len(value) <= _LONGEST_VALIDATOR and value.isascii() and value.isprintable() else None


def _location(exchange: Exchange) -> str:
    """Where a redirect leads; an address that is not ASCII is mostly meant as UTF-8."""
    sent = exchange.headers["location"]
    try:
        return sent.encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return sent


def _bad_status(url: str, status: int) -> TollbookError:
    return TollbookError("fetch-failed", url=url, cause=f"it answered with HTTP status {status}")
