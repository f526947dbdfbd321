"""Many ids, a few at a time."""

from collections.abc import Iterable, Iterator
from itertools import islice

_AT_ONCE = 500  # SQLite takes a limited number of values in one statement


def batches(names: Iterable[str]) -> Iterator[list[str]]:
    """The ids, each once and sorted, in lists that fit one statement."""
    left = iter(sorted(set(names)))
    while some := list(islice(left, _AT_ONCE)):
        yield some
