"""A site on this machine, and a fetcher that may ask it and need not wait."""

import pytest
from tests.archive.fetch.server import Site, serving

from tollbook.archive.fetch import Clock, Fetcher, FetchSettings, Gate, Line


class Time:
    """A clock that jumps where one would sleep."""

    def __init__(self):
        self.seconds, self.slept = 0.0, []

    def clock(self):
        """Its readings, with no chance in them."""
        return Clock(now=lambda: self.seconds, sleep=self._sleep, chance=lambda: 0.0)

    def _sleep(self, seconds):
        self.slept.append(round(seconds, 3))
        self.seconds += seconds


@pytest.fixture
def site():
    """A server of our own."""
    with serving(Site()) as served:
        yield served


@pytest.fixture
def time():
    """A clock that jumps."""
    return Time()


@pytest.fixture
def fetcher(site, time):
    """Makes a fetcher that may ask the site's port, with these settings changed."""

    def make(*, keep=lambda _: None, known=None, **changed):
        port = int(site.url.rpartition(":")[2])
        settings = FetchSettings(**{"ports": frozenset({80, 443, port}), "pause": 0, "read_timeout": 5} | changed)
        more = {} if known is None else {"known": known}
        return Fetcher(settings, Line(settings, Gate(allow_loopback=True)), keep, clock=time.clock(), **more)

    return make
