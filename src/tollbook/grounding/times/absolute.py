"""Resolves times that name their day, month, season or year, in full or but for the year."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from tollbook.grounding.times.context import Context, tense
from tollbook.grounding.times.expression import Expression
from tollbook.grounding.times.feasts import feast
from tollbook.grounding.times.intervals import (
    UNIT_PRECISION,
    Interval,
    month_of,
    one_day,
    part_of,
    shift_months,
    unit_around,
    unresolved,
)  # fmt: skip
from tollbook.grounding.times.numerals import is_year
from tollbook.grounding.times.years import Year, choose_year

NO_SUCH_DAY = "no such day in the calendar"


def numeric(e: Expression, context: Context) -> Interval:
    """ "2016-10-24", "24/10/2016", "10/24/2016": where both readings are days, the one nearer before publication."""
    parts = [int(p) for p in re.findall(r"\d+", e.digits or "")]
    if parts[0] > 31:
        day = _day(parts[0], parts[1], parts[2])
        return one_day(day, "date in full") if day else unresolved(NO_SUCH_DAY)
    year = parts[2] if parts[2] >= 100 else parts[2] + (2000 if parts[2] <= 35 else 1900)
    readings = [(_day(year, parts[1], parts[0]), "day first"), (_day(year, parts[0], parts[1]), "month first")]
    known = [(day, how) for day, how in readings if day]
    if not known:
        return unresolved(NO_SUCH_DAY)
    if len({day for day, _ in known}) > 1 and context.today and "." not in (e.digits or ""):
        today = context.today
        known.sort(key=lambda r: (r[0] > today, abs((today - r[0]).days)))
        return one_day(known[0][0], f"date in figures, {known[0][1]}, the reading nearer before {context.today_basis}")
    return one_day(known[0][0], f"date in figures, {known[0][1]}")


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if is_year(year) else None
    except ValueError:
        return None


def calendar_date(e: Expression, context: Context) -> Interval:
    """A day of a month."""
    if e.digits:
        day, year = int(e.digits[:2]), int(e.digits[2:])
        found = _day(year, e.month or 0, day)
        return one_day(found, "date in full") if found else unresolved(NO_SUCH_DAY)
    days = ((y, d) for y in _years(e, context) if (d := _day(y, e.month or 0, e.day or 0)))
    chosen = choose_year(e, context, ((y, d, d) for y, d in days))
    return one_day(chosen.start, chosen.basis) if chosen else _no_year(e, context)


def week_of(e: Expression, context: Context) -> Interval:
    """The week or weekend that holds a day: "the week of October 3"."""
    day = calendar_date(e, context)
    if day.start is None:
        return day
    start, end = unit_around(day.start, e.unit or "week")
    return Interval(start, end, UNIT_PRECISION[e.unit or "week"], f"the {e.unit} of that day, {day.basis}")


def _no_year(e: Expression, context: Context) -> Interval:
    if e.year is None and context.today is None and context.last_told() is None:
        return unresolved("no year said and no publication date known")
    return unresolved(NO_SUCH_DAY)


def _years(e: Expression, context: Context) -> Iterable[int]:
    if e.year is not None:
        return (e.year,)
    now = context.today.year if context.today else _told_year(context)
    return [y for y in range(now - 8, now + 2) if is_year(y)] if now else ()


def _told_year(context: Context) -> int | None:
    told = context.last_told()
    return told.interval.start.year if told and told.interval.start else None


def dates(e: Expression, context: Context) -> Interval:
    """From one day of a month to another."""
    last_month, last_year = e.to_month or e.month, e.to_year or e.year
    first = calendar_date(replace(e, year=e.year or last_year, kind="date"), context)
    if first.start is None:
        return first
    year = last_year or first.start.year
    last = _day(year, last_month or 0, e.to_day or 0)
    if last and last < first.start and last_year is None:
        last = _day(year + 1, last_month or 0, e.to_day or 0)
    if last is None or last < first.start:
        return unresolved(NO_SUCH_DAY)
    return Interval(first.start, last, "days", first.basis)


def month(e: Expression, context: Context) -> Interval:
    """A month, or a part of it."""
    spans = ((y, *month_of(y, e.month or 1)) for y in _years(e, context))
    chosen = choose_year(e, context, spans)
    if not chosen:
        return _no_year(e, context)
    return parted(Interval(chosen.start, chosen.end, "month", chosen.basis), e.part)


def months(e: Expression, context: Context) -> Interval:
    """From one month to another."""
    last_year = e.to_year or e.year
    first = month(replace(e, year=e.year or last_year, kind="month"), context)
    if first.start is None:
        return first
    year = last_year or first.start.year + ((e.to_month or 0) < (e.month or 0))
    last = month_of(year, e.to_month or 1)[1]
    return Interval(first.start, last, "month", first.basis) if last > first.start else unresolved(NO_SUCH_DAY)


_PARTS = {"start": "early", "end": "late", "early": "early", "mid": "mid", "late": "late"}


def parted(interval: Interval, part: str | None) -> Interval:
    """The part of an interval that "early", "mid" or "the end of" names; a year begins and ends with a month."""
    if part not in _PARTS or interval.start is None or interval.end is None:
        return interval
    if part in {"start", "end"} and (interval.end - interval.start).days > 300:
        day = interval.start if part == "start" else interval.end
        first, last = month_of(day.year, day.month)
        return Interval(first, last, "month", f"{part} of {interval.basis}")
    return part_of(interval, _PARTS[part])


def year(e: Expression, _: Context) -> Interval:
    """A calendar year or a part of it; a fiscal year is read as the calendar year of its name."""
    basis = "fiscal year read as the calendar year" if e.fiscal else "year"
    y = e.year or 1900
    return parted(Interval(date(y, 1, 1), date(y, 12, 31), "year", basis), e.part)


def years(e: Expression, _: Context) -> Interval:
    """From one year to another."""
    first, last = e.year or 0, e.to_year or 0
    if not (first < last and is_year(last)):
        return unresolved("years out of order")
    return Interval(date(first, 1, 1), date(last, 12, 31), "year", "years")


def decade(e: Expression, _: Context) -> Interval:
    """Ten years, or the early, middle or late third of them."""
    first = (e.year or 1900) // 10 * 10
    whole = Interval(date(first, 1, 1), date(min(first + 9, 2100), 12, 31), "year", "decade")
    if e.part not in _PARTS:
        return whole
    low, high = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}[_PARTS[e.part]]
    return Interval(date(first + low, 1, 1), date(first + high, 12, 31), "year", f"{e.part} part of decade")


_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


def season(e: Expression, context: Context) -> Interval:
    """Three months of the northern hemisphere's meteorological season; a winter is named by its December."""
    from_month = int((e.name or "3").split("-")[0])
    spans = []
    for y in _years(e, context):
        first = date(y, from_month, 1)
        spans.append((y, first, month_of(*_year_month(shift_months(first, 2)))[1]))
    chosen = choose_year(e, context, spans)
    if not chosen:
        return _no_year(e, context)
    return parted(Interval(chosen.start, chosen.end, "season", f"season, {chosen.basis}"), e.part)


def _year_month(day: date) -> tuple[int, int]:
    return day.year, day.month


def named_day(e: Expression, context: Context) -> Interval:
    """A feast: its days by rule or table of rules/calendar.yaml."""
    name = e.name or ""
    spans = [(y, first, last) for y in _years(e, context) for first, last in feast(name, y)]
    if not spans and (known := feast(name, 2001)) and len(known) == 1 and name == "september_11":
        spans = [(2001, *known[0])]
    chosen = choose_year(e, context, spans)
    if not chosen:
        return _no_year(e, context)
    basis = f"calendar of feasts ({name}), {chosen.basis}"
    return Interval(chosen.start, chosen.end, "day" if chosen.start == chosen.end else "days", basis)


__all__ = ["NO_SUCH_DAY", "Year", "calendar_date", "dates", "decade", "month", "months", "named_day", "numeric",
           "parted", "season", "tense", "year", "years"]  # fmt: skip
