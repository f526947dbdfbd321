"""Chooses the year of a date that names none."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tollbook.grounding.times.context import Context, Told, tense
from tollbook.grounding.times.expression import Expression

_SOON = 75
"""Days: a date this near ahead is read as coming, unless a verb of the past governs it."""
_JUST_OVER = 14
"""Days: "last February" said on 1 March is not the February that just ended."""
_GOVERNED = 30
"""Characters before a date in which a verb governs it."""


_DEADLINE = re.compile(r"\b(?:by|until|till|through|to|before)\s+$", re.I)


@dataclass(frozen=True, slots=True)
class Year:
    """The chosen occurrence of a date that comes back every year, and why it was chosen."""

    start: date
    end: date
    basis: str


def choose_year(e: Expression, context: Context, spans: Iterable[tuple[int, date, date]]) -> Year | None:
    """The occurrence meant, of those given as (year, first day, last day): said > by weekday > by tense > nearest."""
    known = list(spans)
    if not known:
        return None
    if e.year is not None or len(known) == 1:
        return Year(known[0][1], known[0][2], "date in full" if e.day else "year said")
    if e.relation:
        related = _related(e, context, known)
        if related:
            return related
    if e.weekday is not None:
        known = _on_weekday(e.weekday, context, known)
    told = context.in_sentence(e)
    if told and _lends_year(told, e) and told.interval.start:
        year = told.interval.start.year
        same = next((s for s in known if s[0] == year), None)
        if same:
            return Year(same[1], same[2], f"the year of {told.expression.text!r} in the same sentence")
    if context.today is None:
        return _by_told(context, known)
    return _by_tense(e, context, context.today, known)


def _on_weekday(weekday: int, context: Context, known: list[tuple[int, date, date]]) -> list[tuple[int, date, date]]:
    """The occurrences that fall on the weekday said, the one nearest to publication only where it is known."""
    fitting = [s for s in known if s[1].weekday() == weekday]
    if context.today and fitting:
        today = context.today
        fitting = [min(fitting, key=lambda s: abs((s[1] - today).days))]
    return fitting or known


def _lends_year(told: Told, e: Expression) -> bool:
    """A full date close before in the same sentence lends its year: "in June 2014 and again in August"."""
    lender = told.expression
    return lender.year is not None and lender.month is not None and not e.relation and e.start - lender.end <= 80


def _related(e: Expression, context: Context, known: list[tuple[int, date, date]]) -> Year | None:
    """ "Last May", "this September", "June last year", "next Ramadan"."""
    today = context.today
    if today is None:
        return None
    basis = f"{e.relation} one, seen from {context.today_basis}"
    if e.of_unit == "year" or e.relation == "this":
        wanted = today.year + {"last": -1, "next": 1}.get(e.relation or "", 0)
        exact = next((s for s in known if s[0] == wanted), None)
        return Year(exact[1], exact[2], basis) if exact else None
    if e.relation == "next":
        ahead = [s for s in known if s[1] > today]
        return Year(ahead[0][1], ahead[0][2], basis) if ahead else None
    past = [s for s in known if (today - s[2]).days > _JUST_OVER]
    return Year(past[-1][1], past[-1][2], basis) if past else None


def _by_told(context: Context, known: list[tuple[int, date, date]]) -> Year | None:
    told = context.last_told()
    if told is None or told.interval.start is None:
        return None
    anchor = told.interval.start
    near = min(known, key=lambda s: abs((s[1] - anchor).days))
    return Year(near[1], near[2], f"the year nearest to {told.expression.text!r}")


def _by_tense(e: Expression, context: Context, today: date, known: list[tuple[int, date, date]]) -> Year | None:
    past = [s for s in known if s[1] <= today]
    ahead = [s for s in known if s[2] >= today]
    if ahead and ahead[0][1] <= today:
        return Year(ahead[0][1], ahead[0][2], f"the one that holds {context.today_basis}")
    if ahead and (not past or _looks_ahead(e, context, (ahead[0][1] - today).days)):
        return Year(ahead[0][1], ahead[0][2], f"the next after {context.today_basis}")
    return Year(past[-1][1], past[-1][2], f"the last before {context.today_basis}") if past else None


def _looks_ahead(e: Expression, context: Context, days: int) -> bool:
    spoken = tense(context.text, e.start, e.end)
    if days <= _SOON and _DEADLINE.search(context.text, max(0, e.start - 12), e.start):
        return True
    if days > _SOON:
        return spoken > 0
    if e.day is None:
        return spoken >= 0
    return spoken > 0 or tense(context.text, e.start, e.start, reach=_GOVERNED) >= 0
