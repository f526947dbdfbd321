"""Resolves an expression to its interval: one resolver for each rule of the grammar."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from tollbook.grounding.times import absolute, anchored, relative
from tollbook.grounding.times.context import Context
from tollbook.grounding.times.expression import Expression
from tollbook.grounding.times.intervals import Interval, shift_days, unresolved

Resolver = Callable[[Expression, Context], Interval]


_SAME_STORY = 300
"""Characters within which a time of day still belongs to the day told."""


def _of_the_day(e: Expression, context: Context) -> Interval:
    """A time of day alone belongs to the day told shortly before it, else to publication."""
    if e.daypart == "overnight":
        return relative.overnight(e, context)
    told = context.last_told("day")
    if told and (context.today is None or e.start - told.expression.end <= _SAME_STORY):
        return replace(told.interval, precision="day", basis=f"time of day on {told.expression.text!r}")
    if context.today is None:
        return unresolved(relative.UNKNOWN_TODAY, "day")
    return relative.day(replace(e, offset=0), context)


def _ago(e: Expression, context: Context) -> Interval:
    """ "A year ago" in a report of quarters compares with the quarter before."""
    if e.unit == "year" and e.count == 1 and any(t.expression.kind == "quarter" for t in context.told):
        return anchored.year_on_year(replace(e, unit=None), context)
    return relative.ago(e, context)


_RESOLVERS: Mapping[str, Resolver] = {
    "numeric": absolute.numeric,
    "date": absolute.calendar_date,
    "dates": absolute.dates,
    "week_of": absolute.week_of,
    "month": absolute.month,
    "months": absolute.months,
    "year": absolute.year,
    "years": absolute.years,
    "decade": absolute.decade,
    "season": absolute.season,
    "feast": absolute.named_day,
    "quarter": relative.quarter,
    "weekday": relative.weekday,
    "day": relative.day,
    "day_night": relative.day_night,
    "daypart": _of_the_day,
    "clock": _of_the_day,
    "ago": _ago,
    "span": relative.span,
    "unit": relative.unit,
    "unit_part": relative.unit_part,
    "the_unit": relative.the_unit,
    "row": relative.row,
    "lasting": relative.lasting,
    "shifted": anchored.shifted,
    "same_day": anchored.same_day,
    "year_on_year": anchored.year_on_year,
    "period": anchored.period,
    "slice_month": anchored.slice_of,
    "slice_year": anchored.slice_of,
    "slice_feast": anchored.slice_of,
    "slice_event": anchored.slice_event,
}


def resolve(e: Expression, context: Context) -> Interval:
    """The interval that an expression means in its context."""
    if e.kind == "off" and e.until is not None:
        return anchored.off(e, resolve(e.until, context))
    interval = _RESOLVERS[e.kind](e, context)
    if e.until is not None:
        interval = _ranged(interval, resolve(e.until, context))
    if e.daypart == "overnight" and interval.start and interval.start == interval.end:
        interval = _over_night(interval, context)
    return _since(e, interval, context) if e.since else interval


def _ranged(first: Interval, last: Interval) -> Interval:
    if first.start is None or last.end is None:
        return unresolved(first.basis if first.start is None else last.basis)
    start = first.start
    if start > last.end and first.precision == last.precision == "day":
        start = shift_days(start, -7)
    if start > last.end:
        return unresolved("its end lies before its beginning")
    same = (
        first.precision
        if first.precision == last.precision and (start == last.end or first.precision != "day")
        else "days"
    )
    return Interval(start, last.end, same, f"{first.basis} – {last.basis}")


def _over_night(interval: Interval, context: Context) -> Interval:
    """A night reaches into the next day; the one that ends on the publication day began the day before."""
    day = interval.start
    if day is None:
        return interval
    if day == context.today:
        return replace(interval, start=shift_days(day, -1), precision="days")
    return replace(interval, end=shift_days(day, 1), precision="days")


def _since(e: Expression, interval: Interval, context: Context) -> Interval:
    """From its beginning up to publication: open, for what began may go on."""
    if interval.start is None:
        return replace(interval, precision="open")
    end = context.today if context.today and context.today >= interval.start else None
    start = interval.start
    if e.part == "mid" and interval.end:
        start = shift_days(start, (interval.end - start).days // 2)
    basis = f"since {interval.basis}, up to {context.today_basis}" if end else f"since {interval.basis}, end open"
    return Interval(start, end, "open", basis)
