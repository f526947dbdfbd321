"""Resolves times counted from another time or event of the text: "two days later", "the first six weeks of X"."""

import re
from dataclasses import replace
from datetime import date

from tollbook.grounding.times import absolute
from tollbook.grounding.times.context import Context, Told
from tollbook.grounding.times.events import event_start
from tollbook.grounding.times.expression import Expression
from tollbook.grounding.times.intervals import (
    UNIT_PRECISION,
    Interval,
    one_day,
    shift,
    shift_days,
    unit_around,
    unresolved,
)
from tollbook.grounding.times.relative import UNKNOWN_TODAY, distance, the_quarter, told_quarter

NO_ANCHOR = "no time told before that it could count from"


def _base(context: Context, *precisions: str) -> tuple[date, str, Told | None] | None:
    told = context.last_told(*precisions)
    if told and told.interval.start:
        return told.interval.start, repr(told.expression.text), told
    if context.today:
        return context.today, context.today_basis, None
    return None


_OF_WHAT_FOLLOWS = re.compile(r"(?:after|before)$", re.I)
_CLAUSE = re.compile(r"\s+[\w“\"‘']")


def shifted(e: Expression, context: Context) -> Interval:
    """From the last time told before it: "two days later", "a year earlier", "the day before".

    "Two days after the raid" dates the raid, two days before what the sentence tells.
    """
    base = _base(context)
    if base is None:
        return unresolved(NO_ANCHOR)
    day, words, told = base
    if _OF_WHAT_FOLLOWS.search(e.text) and _CLAUSE.match(context.text, e.end):
        return distance(e, day, -e.direction, f"{words}, the day of what follows")
    if e.unit == "year":
        return _years_off(e, context, told) or distance(e, day, e.direction, words)
    anchor = told.interval.end if told and e.direction > 0 and told.interval.end else day
    return distance(e, anchor, e.direction, words)


def off(e: Expression, anchor: Interval) -> Interval:
    """From a time said right after it: "two days after 3 October"."""
    day = anchor.end if e.direction > 0 else anchor.start
    return distance(e, day, e.direction, anchor.basis) if day else anchor


def _years_off(e: Expression, context: Context, told: Told | None) -> Interval | None:
    """The same day or quarter so many years off, where the time told before is one."""
    period = told_quarter(context)
    interval = period or (told.interval if told else None)
    if interval is None or interval.start is None or interval.end is None:
        return None
    if interval.precision not in {"day", "season", "month"} or (e.count or 1) > 1:
        return None
    return year_off(interval, e.direction)


def year_off(interval: Interval, direction: int) -> Interval:
    """The same interval a year earlier or later."""
    if interval.start is None or interval.end is None:
        return interval
    start, end = shift(interval.start, direction, "year"), shift(interval.end, direction, "year")
    return replace(
        interval, start=start, end=end, basis=f"a year {'before' if direction < 0 else 'after'}: {interval.basis}"
    )


def year_on_year(e: Expression, context: Context) -> Interval:
    """ "The year-earlier quarter", "a year ago" in a report of quarters: the same quarter of the year before."""
    if e.ordinal and context.today:
        size = 6 if e.unit == "half" else 3
        start = date(context.today.year - 1, (e.ordinal - 1) * size + 1, 1)
        return Interval(start, unit_around(start, e.unit or "quarter")[1], "season", "the quarter of the year before")
    period = told_quarter(context)
    if period is None and e.unit:
        period = the_quarter(context)
    if period is not None:
        return year_off(period, -1)
    if context.today is None:
        return unresolved(UNKNOWN_TODAY)
    start, end = unit_around(shift(context.today, -1, "year"), "year")
    return Interval(start, end, "year", f"the year before {context.today_basis}")


def period(e: Expression, context: Context) -> Interval:
    """ "The 1988 period": the quarter told before, in that year."""
    known = told_quarter(context)
    if known is None or known.start is None or known.end is None or e.year is None:
        return Interval(date(e.year or 1900, 1, 1), date(e.year or 1900, 12, 31), "year", "year of the period")
    years = e.year - known.start.year
    return replace(known, start=shift(known.start, years, "year"), end=shift(known.end, years, "year"),
                   basis="the quarter told before, in the year said")  # fmt: skip


def same_day(e: Expression, context: Context) -> Interval:
    """ "The same day", "that night", "the following year", "the previous week": by the last time told before."""
    unit = e.unit or "day"
    base = _base(context, "day", "days") if unit == "day" else _base(context)
    if base is None or (base[2] is None and e.relation in {"same", "following"}):
        return unresolved(NO_ANCHOR)
    day, words, told = base
    step = {"following": 1, "next": 1, "previous": -1, "last": -1}.get(e.relation or "", 0)
    if unit == "day":
        if step > 0 and told and told.interval.end:
            day = told.interval.end
        return one_day(shift_days(day, step), f"{e.text!r}, from {words}")
    start, end = unit_around(shift(day, step, unit), unit)
    return Interval(start, end, UNIT_PRECISION[unit], f"{e.text!r}, from {words}")


def slice_of(e: Expression, context: Context) -> Interval:
    """ "The first six weeks of 2016", "the last week of January", "the first days of Ramadan"."""
    whole = _whole(e, context)
    if whole.start is None or whole.end is None:
        return whole
    unit, length = e.unit or "day", e.high or 1
    basis = f"{e.text!r}: part of {whole.basis}"
    if e.ordinal == -1:
        start = shift_days(shift(shift_days(whole.end, 1), -length, unit), 0)
        return _cut(start, whole.end, unit, length, basis)
    skipped = (e.ordinal or 1) - 1
    start = shift(whole.start, skipped * length, unit)
    return _cut(start, shift_days(shift(start, length, unit), -1), unit, length, basis)


def _cut(start: date, end: date, unit: str, length: int, basis: str) -> Interval:
    if start == end:
        return one_day(start, basis)
    precision = UNIT_PRECISION[unit] if length == 1 and unit not in {"day", "week"} else "days"
    return Interval(start, max(start, end), precision, basis)


def _whole(e: Expression, context: Context) -> Interval:
    if e.kind == "slice_month":
        return absolute.month(replace(e, relation=None), context)
    if e.kind == "slice_feast":
        return absolute.named_day(replace(e, relation=None, day=None), context)
    if e.year is not None:
        return absolute.year(e, context)
    if context.today is None:
        return unresolved(UNKNOWN_TODAY)
    step = {"last": -1, "next": 1}.get(e.relation or "this", 0)
    unit = e.of_unit or "year"
    start, end = unit_around(shift(context.today, step, unit), unit)
    return Interval(start, end, UNIT_PRECISION[unit], f"the {unit} seen from {context.today_basis}")


def slice_event(e: Expression, context: Context) -> Interval:
    """ "The first six weeks of the bombardment": from the day on which the text says that the event began."""
    begun = event_start(e, context)
    if begun is None:
        return unresolved("the text does not date the beginning of what it counts from")
    unit, length = e.unit or "day", e.high or 1
    start = shift(begun.day, ((e.ordinal or 1) - 1) * length, unit)
    end = shift_days(shift(start, length, unit), -1)
    return _cut(start, max(start, end), unit, length, f"{e.text!r}, begun {begun.day.isoformat()} ({begun.words!r})")
