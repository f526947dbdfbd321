"""Chooses the year of a date that names none."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tollbook.grounding.times.context import Context, tense
from tollbook.grounding.times.expression import Expression

_SOON = 62
"""Days: a date this near ahead, with no word of the past beside it, is read as coming."""


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
        known = [s for s in known if s[1].weekday() == e.weekday] or known
    told = context.in_sentence(e)
    if told and told.expression.year and told.interval.start and not e.relation:
        year = told.interval.start.year
        same = next((s for s in known if s[0] == year), None)
        if same:
            return Year(same[1], same[2], f"the year of {told.expression.text!r} in the same sentence")
    if context.today is None:
        return _by_told(context, known)
    return _by_tense(e, context, context.today, known)


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
    past = [s for s in known if s[2] < today]
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
    spoken = tense(context.text, e.start, e.end)
    soon = bool(ahead) and spoken == 0 and (ahead[0][1] - today).days <= _SOON
    if ahead and (spoken > 0 or soon or not past):
        return Year(ahead[0][1], ahead[0][2], f"the next after {context.today_basis}")
    return Year(past[-1][1], past[-1][2], f"the last before {context.today_basis}") if past else None
