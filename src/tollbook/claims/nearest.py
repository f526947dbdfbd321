"""The value closest to a span of the text."""

from collections.abc import Callable, Iterable
from typing import TypeVar

V = TypeVar("V")


def nearest(values: Iterable[V], start: int, end: int, span: Callable[[V], tuple[int, int]]) -> V | None:
    """The value closest to a span; of two as close, the later one."""

    def gap(v: V) -> tuple[int, int]:
        s, e = span(v)
        return max(s - end, start - e, 0), -s

    return min(values, key=gap, default=None)
