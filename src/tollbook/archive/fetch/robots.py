"""What a host's robots.txt allows, after RFC 9309; its crawl-delay, which that standard leaves out, is kept too."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass

from protego import Protego

from tollbook.archive.fetch.addresses import Address, parse_address
from tollbook.archive.fetch.bodies import body_of
from tollbook.archive.fetch.exchange import Exchange, NoAnswerError
from tollbook.archive.fetch.settings import FetchSettings
from tollbook.errors import TollbookError

_MOST = 500 * 1024  # bytes that count (RFC 9309, 2.5)
_KEPT = 3600.0  # seconds; the RFC allows a day
_TOKEN = re.compile(r"[A-Za-z_-]+")  # by which robots.txt knows us (RFC 9309, 2.2.1)
_REDIRECTS = 5  # RFC 9309, 2.3.1.2
Ask = Callable[[Address], Exchange]


@dataclass(frozen=True, slots=True)
class _Rules:
    parsed: Protego
    read_at: float


class Robots:
    """Reads each origin's robots.txt once an hour. `ask` fetches one address and keeps the exchange."""

    def __init__(self, settings: FetchSettings, ask: Ask, clock: Callable[[], float]) -> None:
        self._settings, self._ask, self._clock = settings, ask, clock
        token = _TOKEN.match(settings.user_agent)
        self._agent = token[0] if token else settings.user_agent
        self._rules: dict[str, _Rules] = {}

    def check(self, address: Address) -> float:
        """The pause in seconds that the host asks for.

        Raises TollbookError `robots-refused`, or NoAnswerError where the rules cannot be had now.
        """
        rules = self._of(address)
        if not rules.can_fetch(address.url, self._agent):
            raise TollbookError("robots-refused", url=address.url, reason="its robots.txt forbids this address")
        pause = float(rules.crawl_delay(self._agent) or 0)
        pause = pause if math.isfinite(pause) else 0.0
        if pause > self._settings.longest_pause:
            reason = f"its robots.txt asks for a pause of {pause:.0f} seconds"
            raise TollbookError("robots-refused", url=address.url, reason=reason)
        return pause

    def _of(self, address: Address) -> Protego:
        known = self._rules.get(address.origin)
        if known is None or self._clock() - known.read_at > _KEPT:
            known = self._rules[address.origin] = _Rules(Protego.parse(self._had(address)), self._clock())
        return known.parsed

    def _had(self, address: Address) -> str:
        """The rules' text; what keeps it from being had keeps the page from being fetched."""
        try:
            return self._text(address)
        except NoAnswerError as error:
            cause = f"its robots.txt could not be had ({error.details['cause']})"
            raise NoAnswerError("fetch-failed", url=address.url, cause=cause) from error
        except TollbookError as error:
            raise TollbookError(error.code, **error.details | {"url": address.url}) from error

    def _text(self, address: Address) -> str:
        """The rules' text; empty, which allows all, where the host has none. A host that is down allows nothing."""
        at = Address(address.scheme, address.host, address.port, "/robots.txt")
        for _ in range(_REDIRECTS + 1):
            exchange = self._ask(at)
            if exchange.status in (301, 302, 303, 307, 308) and "location" in exchange.headers:
                at = parse_address(exchange.headers["location"], self._settings.ports, at)
                continue
            if exchange.status >= 500 or exchange.status == 429:
                raise NoAnswerError("fetch-failed", url=address.url, cause=f"HTTP status {exchange.status}")
            if exchange.status != 200:
                return ""
            body = body_of(exchange, None, self._settings.most_decoded)
            return body[:_MOST].decode("utf-8", "replace")
        return ""
