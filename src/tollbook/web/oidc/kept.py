"""What the provider said, kept for a while, so that nobody can make us ask it over and over."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from tollbook.errors import TollbookError

T = TypeVar("T")


class Kept(Generic[T]):
    """A value that is asked for when it is old. A failure is remembered as well, for `pause` seconds."""

    def __init__(
        self, ask: Callable[[], T], now: Callable[[], float], seconds: float = 3600, pause: float = 10
    ) -> None:
        self._ask, self._now, self._seconds, self._pause = ask, now, seconds, pause
        self._lock = threading.Lock()
        self._value: T | None = None
        self._at = self._failed_at = float("-inf")
        self._failure: TollbookError | None = None

    def get(self, *, fresh: bool = False) -> T:
        """The value; with `fresh` asked for again, but never more often than every `pause` seconds.

        Raises TollbookError as `ask` does.
        """
        with self._lock:
            age = self._now() - self._at
            if self._value is not None and age < (self._pause if fresh else self._seconds):
                return self._value
            if self._failure is not None and self._now() - self._failed_at < self._pause:
                raise TollbookError(self._failure.code, **self._failure.details)
            try:
                self._value, self._failure = self._ask(), None
            except TollbookError as error:
                self._failure, self._failed_at = error, self._now()
                raise
            self._at = self._now()
            return self._value
