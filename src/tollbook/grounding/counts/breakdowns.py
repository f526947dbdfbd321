"""Parts that tell a figure apart instead of adding to it: names, ages and two ends of a range."""

from collections.abc import Callable
from dataclasses import replace

from tollbook.grounding.counts.phrases import Part
from tollbook.grounding.counts.policies import Policy

_SET_OFF = (",", ":", "-", "(")
_OLDEST = 115


def as_range(parts: tuple[Part, ...], policy: Policy) -> tuple[Part, ...]:
    """ "At least 11 and up to 15 members" as one part, from 11 to 15."""
    if len(parts) < 2 or parts[0].count is None or parts[1].count is None or parts[0].noun is not None:
        return parts
    low, high = parts[0].count, parts[1].count
    if low.qualifier != "at_least" or high.qualifier != "at_most" or (low.low or 0) > (high.high or 0):
        return parts
    both = low.model_copy(update={"best": None, "high": high.high, "qualifier": "range"})
    if policy.range_best == "low":
        both = both.model_copy(update={"best": low.low})
    return (replace(parts[1], start=parts[0].start, glue=parts[0].glue, count=both), *parts[2:])


def are_ages(parts: tuple[Part, ...]) -> bool:
    """Whether nothing but ages is left of the phrase ("one of two girls, 7 and 5")."""
    return parts[0].glue == "," and all(p.kind == "number" and p.noun is None for p in parts)


def without_ages(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Leaves out numbers that say how old those just counted are ("two girls, 7 and 5")."""
    ages = parts[1:]
    told = ages and all(p.kind == "number" and p.noun is None and p.count is not None for p in ages)
    if told and parts[0].noun is not None and ages[0].glue == ",":
        return parts[:1] if all((p.count.best or 0) <= _OLDEST for p in ages if p.count) else parts
    return parts


def tells_apart(parts: tuple[Part, ...], whole: int | None, size: Callable[[Part], int | None]) -> bool:
    """Whether a number's people are told one by one after it: after a colon, or by name, as many as it says.

    "Three civilians, Ann Low, her husband and their son" are three; names after a number of others are theirs.
    """
    if parts[0].kind != "number" or len(parts) < 2 or (whole or 0) < 2 or parts[1].glue not in _SET_OFF:
        return False
    told, before, theirs = 0, parts[0], False
    for part in parts[1:]:
        named = part.kind == "name" and before.kind == "number" and told > 0
        theirs = named and (theirs or part.glue != "and")
        told += 0 if theirs else size(part) or 0
        before = before if theirs else part
    return parts[1].glue == ":" and told <= (whole or 0) or (parts[1].kind == "name" and told == whole)
