"""Values in portions: a database takes a limited number of them in one statement."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")
AT_ONCE = 500


def in_batches(values: Iterable[T], most: int = AT_ONCE) -> Iterator[list[T]]:
    """The values in their order, so many at a time."""
    left = iter(values)
    while some := list(islice(left, most)):
        yield some


def batches(names: Iterable[str]) -> Iterator[list[str]]:
    """Ids, each once and sorted, so many at a time."""
    yield from in_batches(sorted(set(names)))
