"""The figures of several origins made one range, by a named policy of `ranges.yaml`."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tollbook.assessment.arithmetic import value
from tollbook.errors import TollbookError
from tollbook.model import Range
from tollbook.rules import load_yaml


@dataclass(frozen=True, slots=True)
class OriginFigure:
    """An origin's figure in force, when it was reported (ISO date, "" where unknown) and how far down its report."""

    origin: str
    figure: Range
    reported: str
    place_in_text: int = 0
    in_headline: bool = False


@dataclass(frozen=True, slots=True)
class RangePolicy:
    """A row of `ranges.yaml`."""

    low: str
    best: str
    high: str
    needs: int
    source: str


@cache
def range_policy(name: str) -> RangePolicy:
    """A policy by its name. Raises TollbookError `no-range-policy`."""
    policies = load_yaml("ranges.yaml")
    if name not in policies:
        raise TollbookError("no-range-policy", name=name, known=", ".join(policies))
    return RangePolicy(**policies[name])


def combine(figures: Sequence[OriginFigure], policy: str = "default") -> tuple[Range | None, tuple[str, ...]]:
    """One range for one harm, and the reasons for its bounds; None where no origin gives a figure."""
    if not figures:
        return None, ()
    rule = range_policy(policy)
    smallest = min(figures, key=lambda f: (_low(f.figure), f.origin))
    largest = max(figures, key=lambda f: (_high(f.figure), f.figure.high is None, f.origin))
    best, why = _best(figures, rule.best)
    low = smallest.figure.low
    high = largest.figure.high if rule.high == "largest" else best
    if high is not None and best is not None:
        high = max(high, best)
    low = low if low is None or best is None else min(low, best)
    reasons = [f"low from {smallest.origin}", f"high from {largest.origin}", why]
    if high is None and rule.high == "largest":
        reasons[1] = f"open upward: {largest.origin} says at least {_high(largest.figure)}"
    if len(figures) < rule.needs:
        reasons.append(f"provisional: {len(figures)} of {rule.needs} origins needed")
    return Range(low=low, best=best, high=high), tuple(reason for reason in reasons if reason)


def _best(figures: Sequence[OriginFigure], how: str) -> tuple[int | None, str]:
    if how == "none":
        return None, ""
    if how == "smallest":
        return min(value(f.figure) for f in figures), "best is the smallest"
    if how == "latest":
        latest = max(figures, key=lambda f: (f.reported, value(f.figure)))
        return value(latest.figure), f"best from {latest.origin}, the latest"
    times = Counter(value(f.figure) for f in figures)
    most = max(times.values())
    tied = [f for f in figures if times[value(f.figure)] == most]
    chosen = max(tied, key=_precedence)
    if len(figures) == 1:
        return chosen.figure.best, f"best: the only figure, by {chosen.origin}"
    if most > 1:
        return chosen.figure.best, f"best: given by {most} of {len(figures)} origins"
    return chosen.figure.best, f"best from {chosen.origin}, the latest of {len(figures)} that differ"


def _precedence(figure: OriginFigure) -> tuple[str, bool, int, int, str]:
    """Of figures given equally often the latest, then the headline's, then the one told first."""
    return figure.reported, figure.in_headline, -figure.place_in_text, value(figure.figure), figure.origin


def _low(figure: Range) -> int:
    return next((n for n in (figure.low, figure.best, figure.high) if n is not None), 0)


def _high(figure: Range) -> int:
    return next((n for n in (figure.high, figure.best, figure.low) if n is not None), 0)
