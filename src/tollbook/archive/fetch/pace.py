"""When a host may be asked again."""

import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


@dataclass(frozen=True, slots=True)
class Clock:
    """Time and chance, so that tests need not wait. `now` and `sleep` are in seconds, `chance` from 0 to 1."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = random.random


class Pace:
    """The next moment at which each host may be asked, by the clock's own count."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._next: dict[str, float] = {}

    def ready_at(self, host: str) -> float:
        """When the host may be asked; the past where it may be now."""
        return self._next.get(host, 0.0)

    def rest(self, host: str, seconds: float) -> None:
        """Leave the host alone for so long from now; a longer rest that was set before stands."""
        self._next[host] = max(self.ready_at(host), self._clock.now() + seconds)


def retry_after(headers: Mapping[str, str]) -> float | None:
    """The seconds that an answer asks to wait, as a number or a date (RFC 9110, 10.2.3); null where it does not."""
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        until = parsedate_to_datetime(value)
    except ValueError:
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, (until - datetime.now(UTC)).total_seconds())


def backoff(attempt: int, first: float, chance: float) -> float:
    """Seconds before the attempt after number `attempt` (from 1): doubling, and up to half as much again by chance."""
    return float(first * 2 ** (attempt - 1) * (1 + chance / 2))
