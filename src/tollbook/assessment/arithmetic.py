"""Figures compared and added, with open ends kept open."""

from collections.abc import Iterable

from tollbook.model import Range


def value(figure: Range) -> int:
    """The figure to compare by: the best, else the lowest, else the highest."""
    return next((n for n in (figure.best, figure.low, figure.high) if n is not None), 0)


def said(figure: Range) -> bool:
    """Whether any number was given."""
    return any(n is not None for n in (figure.low, figure.best, figure.high))


def plain(figure: Range) -> Range:
    """The bounds alone, without the words."""
    return Range(low=figure.low, best=figure.best, high=figure.high)


def largest(figures: Iterable[Range]) -> Range | None:
    """The figure with the highest value; of equals the one with the narrower range."""
    given = [figure for figure in figures if said(figure)]
    return max(given, key=lambda f: (value(f), f.high is not None, f.low or 0), default=None)


def add(figures: Iterable[Range]) -> Range | None:
    """The sum; its bounds are the sums of the bounds, open where one is open."""
    given = [figure for figure in figures if said(figure)]
    if not given:
        return None
    return Range(
        low=sum(_floor(figure) for figure in given),
        best=_total([figure.best for figure in given]),
        high=_total([figure.high for figure in given]),
    )


def less(whole: Range, number: int) -> Range:
    """The figure without so many, never below nobody."""
    low, best, high = (None if n is None else max(0, n - number) for n in (whole.low, whole.best, whole.high))
    return Range(low=low, best=best, high=high)


def at_most(part: Range, whole: Range) -> Range:
    """A part's figure cut to its whole: a subset never exceeds the whole."""
    top = whole.high if whole.high is not None else None if _open(whole) else value(whole)
    if top is None:
        return plain(part)
    return Range(**{k: None if n is None else min(n, top) for k, n in plain(part).model_dump().items()})


def within_bounds(part: Range, whole: Range) -> Range:
    """A part's range cut bound by bound to its whole's, so that no reading of the two puts the part above the whole."""
    if not said(part):
        return plain(part)
    high = _least(part.high, whole.high)
    best = _least(part.best, whole.best, high if part.best is not None else None)
    low = _least(part.low, whole.low, best, high) if part.low is not None else None
    return Range(low=low, best=best if part.best is not None else None, high=high)


def _floor(figure: Range) -> int:
    return next((n for n in (figure.low, figure.best) if n is not None), 0)


def _ceiling(figure: Range) -> float:
    return figure.high if figure.high is not None else float("inf") if figure.low is not None else value(figure)


def _open(figure: Range) -> bool:
    return figure.high is None and figure.low is not None


def _total(numbers: list[int | None]) -> int | None:
    return None if any(n is None for n in numbers) else sum(n for n in numbers if n is not None)


def _least(*numbers: int | None) -> int | None:
    return min((n for n in numbers if n is not None), default=None)
