"""What is done where it is not known of everyone whether they were civilians or combatants: a named policy.

The four ways of the Standards for Casualty Recording (Every Casualty, 2016): see `rules/statuses.yaml`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tollbook.assessment.arithmetic import add, value
from tollbook.errors import TollbookError
from tollbook.model import Casualties, Range
from tollbook.model.codes import Harm
from tollbook.rules import load_yaml


@dataclass(frozen=True, slots=True)
class StatusPolicy:
    """A row of `statuses.yaml`. `unassigned`: what becomes of those whose status nobody gives."""

    unassigned: str
    meaning: str
    source: str


@cache
def status_policies() -> dict[str, StatusPolicy]:
    """Name → policy."""
    return {name: StatusPolicy(**row) for name, row in load_yaml("statuses.yaml").items()}


def status_policy(name: str) -> StatusPolicy:
    """A policy by its name. Raises TollbookError `no-status-policy`."""
    found = status_policies().get(name)
    if found is None:
        raise TollbookError("no-status-policy", name=name, known=", ".join(status_policies()))
    return found


def by_status_policy(
    parts: Sequence[Casualties], harm: Harm, total: Range, policy: str
) -> tuple[list[Casualties], tuple[str, ...]]:
    """The figures of a harm by status and group under a policy, and what it did, in words.

    Where the statuses given account for everyone, every policy leaves them as they are.
    """
    rule = status_policy(policy)
    given = [p for p in parts if p.status and p.group is None]
    assigned = add(given)
    rest = unassigned(total, assigned)
    if not value(rest) and not (rest.high is None and given):
        return list(parts), ()
    others = [p for p in parts if p not in given]
    if rule.unassigned == "withhold":
        return others, (f"figures by status are pending: the status of {_words(rest)} is not known",) if given else ()
    if rule.unassigned == "unknown":
        row = Casualties(harm=harm, status="unknown", low=rest.low, best=rest.best, high=rest.high)
        return [*given, row, *others], (f"{_words(rest)} have the status unknown",)
    if rule.unassigned == "presume":
        return [*_presumed(given, harm, total), *others], (
            f"the status of {_words(rest)} is not said: they are counted as civilians at the upper end",
        )
    return list(parts), (f"{_words(rest)} are left unassigned",) if given else ()


def unassigned(total: Range, assigned: Range | None) -> Range:
    """The people whose status nobody gives: the whole less those assigned, never below nobody."""
    if assigned is None:
        return Range(low=total.low, best=total.best, high=total.high)
    most = assigned.high if assigned.high is not None else value(assigned)
    low = None if total.low is None else max(0, total.low - most)
    best = None if total.best is None else max(0, total.best - value(assigned))
    high = None if total.high is None else max(0, total.high - (assigned.low or 0))
    best = best if best is None or high is None else min(best, high)
    return Range(low=low if low is None or best is None else min(low, best), best=best, high=high)


def _presumed(given: Sequence[Casualties], harm: Harm, total: Range) -> list[Casualties]:
    """Civilians from those said to be so up to everyone who is not said to be a combatant."""
    civilians = next((p for p in given if p.status == "civilian"), None)
    fighters = next((p for p in given if p.status == "combatant"), None)
    low = (civilians.low or 0) if civilians else 0
    high = None if total.high is None else max(low, total.high - ((fighters.low or 0) if fighters else 0))
    best = value(civilians) if civilians else None
    row = Casualties(
        harm=harm, status="civilian", low=low, best=best if high is None or best is None else min(best, high), high=high
    )
    return [row, *(p for p in given if p is not civilians)]


def _words(figure: Range) -> str:
    if figure.high is None:
        return f"at least {figure.low or value(figure)}"
    low = figure.low or 0
    return str(figure.high) if low == figure.high else f"{low} to {figure.high}"
