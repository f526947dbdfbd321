"""Resolves times counted from the day of publication: weekdays, "yesterday", "last week", "three days ago"."""

import calendar
from collections import Counter
from dataclasses import replace
from datetime import date

from tollbook.grounding.times.absolute import parted
from tollbook.grounding.times.context import Context, tense
from tollbook.grounding.times.expression import Expression
from tollbook.grounding.times.intervals import (
    UNIT_PRECISION,
    Interval,
    one_day,
    shift,
    shift_days,
    shift_months,
    unit_around,
    unresolved,
)

UNKNOWN_TODAY = "no publication date known"


def weekday(e: Expression, context: Context) -> Interval:
    """A day of the week: the publication day itself or the last one before, unless the words look ahead."""
    today = context.today
    if today is None:
        return unresolved(UNKNOWN_TODAY, "day")
    wanted = e.weekday or 0
    name = calendar.day_name[wanted]
    back = (today.weekday() - wanted) % 7
    ahead = (wanted - today.weekday()) % 7
    if e.relation in {"following", "previous", "same"}:
        return _weekday_from_told(e, context, today)
    if e.relation in {"last", "past", "next", "this"}:
        return _related_weekday(e, context, today, back, ahead)
    if back == 0:
        return one_day(today, f"{name}, the day of {context.today_basis}")
    if tense(context.text, e.start, e.end) > 0:
        return one_day(shift_days(today, ahead), f"next {name} after {context.today_basis}, as the tense says")
    return one_day(shift_days(today, -back), f"last {name} before {context.today_basis}")


def _related_weekday(e: Expression, context: Context, today: date, back: int, ahead: int) -> Interval:
    """ "Last Monday" said on a Tuesday is not yesterday; "this Monday" is that of the same week."""
    if e.relation == "next":
        return one_day(shift_days(today, ahead or 7), f"{e.text}, after {context.today_basis}")
    if e.relation == "this":
        day = shift_days(today, (e.weekday or 0) - today.weekday())
        return one_day(day, f"{e.text}, in the week of {context.today_basis}")
    days = 8 if back == 1 else back or 7
    return one_day(shift_days(today, -days), f"{e.text}, before {context.today_basis}")


def _weekday_from_told(e: Expression, context: Context, today: date) -> Interval:
    told = context.last_told("day", "days", "week")
    base = told.interval.start if told and told.interval.start else today
    words = repr(told.expression.text) if told else context.today_basis
    wanted = e.weekday or 0
    if e.relation == "following":
        return one_day(shift_days(base, (wanted - base.weekday()) % 7 or 7), f"{e.text}, after {words}")
    return one_day(shift_days(base, -((base.weekday() - wanted) % 7 or 7)), f"{e.text}, before {words}")


def day(e: Expression, context: Context) -> Interval:
    """ "Today", "yesterday", "tomorrow", "tonight"."""
    if context.today is None:
        return unresolved(UNKNOWN_TODAY, "day")
    offset = e.offset or 0
    side = "the day of" if offset == 0 else f"{abs(offset)} day(s) {'after' if offset > 0 else 'before'}"
    return one_day(shift_days(context.today, offset), f"{side} {context.today_basis}")


def day_night(e: Expression, context: Context) -> Interval:
    """ "This morning" is the publication day, "last night" begins the day before."""
    if context.today is None:
        return unresolved(UNKNOWN_TODAY, "day")
    back = 1 if e.relation == "last" else 0
    basis = "the day before" if back else "the day of"
    return one_day(shift_days(context.today, -back), f"{basis} {context.today_basis}")


def overnight(_: Expression, context: Context) -> Interval:
    """The night that ends on the publication day."""
    if context.today is None:
        return unresolved(UNKNOWN_TODAY, "day")
    return Interval(shift_days(context.today, -1), context.today, "days", f"the night before {context.today_basis}")


_STEP = {"last": -1, "next": 1, "this": 0, "latest": -1}


def unit(e: Expression, context: Context) -> Interval:
    """ "Last week", "this year", "next month": calendar units; "the past week" runs up to publication."""
    if context.today is None:
        return unresolved(UNKNOWN_TODAY)
    unit_name, relation, today = e.unit or "day", e.relation or "this", context.today
    if e.text.lower().endswith("s") and relation != "this":
        return _vague_run(unit_name, relation, context, today)
    if relation == "past" and unit_name not in {"weekend", "quarter", "period"}:
        return Interval(shift(today, -1, unit_name), today, "days", f"the {unit_name} up to {context.today_basis}")
    if relation == "latest" and unit_name in {"quarter", "period"}:
        return the_quarter(context)
    step = _STEP.get(relation, -1)
    if unit_name == "weekend":
        return _weekend(step, context, today)
    start, end = unit_around(shift(today, step, unit_name), unit_name)
    words = {0: "of", -1: "before that of", 1: "after that of"}[step]
    basis = f"the {unit_name} {words} {context.today_basis}"
    return parted(Interval(start, end, UNIT_PRECISION[unit_name], basis), e.part)


def _weekend(step: int, context: Context, today: date) -> Interval:
    start, end = unit_around(shift_days(today, 7 * step), "weekend")
    return Interval(start, end, "days", f"weekend seen from {context.today_basis}")


def the_unit(e: Expression, context: Context) -> Interval:
    """ "The weekend" is the last one begun; "the quarter" the one told before, else the last completed."""
    today = context.today
    if e.unit == "weekend":
        if today is None:
            return unresolved(UNKNOWN_TODAY)
        ahead = tense(context.text, e.start, e.end) > 0
        return _weekend(0 if ahead or today.weekday() >= 5 else -1, context, today)
    if e.unit in {"quarter", "period"}:
        return the_quarter(context)
    if today is None:
        return unresolved(UNKNOWN_TODAY)
    start, end = unit_around(today, e.unit or "day")
    return Interval(start, end, UNIT_PRECISION[e.unit or "day"], f"the {e.unit} of {context.today_basis}")


def told_quarter(context: Context) -> Interval | None:
    """The quarter that a report is about: the one told most often so far, the first of these on a tie."""
    quarters = [t.interval for t in context.told if t.expression.kind == "quarter" and t.interval.start]
    if not quarters:
        return None
    often = Counter(q.start for q in quarters)
    return max(quarters, key=lambda q: often[q.start])


def the_quarter(context: Context) -> Interval:
    """The quarter that the report is about, else the last one completed before publication."""
    told = told_quarter(context)
    if told is not None:
        return replace(told, basis=f"the quarter told before: {told.basis}")
    if context.today is None:
        return unresolved(UNKNOWN_TODAY)
    start, end = unit_around(shift_months(context.today, -3), "quarter")
    return Interval(start, end, "season", f"the last quarter completed before {context.today_basis}")


def unit_part(e: Expression, context: Context) -> Interval:
    """ "The end of the month", "earlier in the year": of the unit that holds the publication day."""
    if context.today is None:
        return unresolved(UNKNOWN_TODAY)
    start, end = unit_around(context.today, e.unit or "day")
    basis = f"the {e.unit} of {context.today_basis}"
    return parted(Interval(start, end, UNIT_PRECISION[e.unit or "day"], basis), e.part)


def quarter(e: Expression, context: Context) -> Interval:
    """A quarter or half of a year, fiscal ones read as calendar ones; without a year the last one begun."""
    size = 6 if e.unit == "half" else 3
    index = (e.ordinal or 1) - 1
    if index * size >= 12:
        return unresolved("no such part of a year")
    year, basis = e.year, "quarter of the year said"
    if year is None:
        if context.today is None:
            return unresolved(UNKNOWN_TODAY)
        year, basis = _quarter_year(e, context, context.today, index * size + 1)
    if e.fiscal:
        basis += ", fiscal read as calendar"
    start = date(year, index * size + 1, 1)
    return Interval(start, unit_around(start, e.unit or "quarter")[1], "season", basis)


def _quarter_year(e: Expression, context: Context, today: date, first_month: int) -> tuple[int, str]:
    if e.relation:
        return today.year + _STEP.get(e.relation, 0), f"of the {e.relation} year, seen from {context.today_basis}"
    begun = date(today.year, first_month, 1) <= today
    if not begun and tense(context.text, e.start, e.end) > 0:
        return today.year, f"the next after {context.today_basis}"
    return today.year if begun else today.year - 1, f"the last begun before {context.today_basis}"


def ago(e: Expression, context: Context) -> Interval:
    """ "Three weeks ago": a day for days and one or two weeks, else the week, month or year of that length before."""
    today = context.today
    if today is None:
        return unresolved(UNKNOWN_TODAY)
    return distance(e, today, -1, context.today_basis)


def distance(e: Expression, base: date, direction: int, words: str) -> Interval:
    """So many units before or after a day."""
    count, high, unit_name = e.count or 1, e.high or 1, e.unit or "day"
    if unit_name == "decade":
        count, high, unit_name = 10 * count, 10 * high, "year"
    if unit_name == "hour":
        count, high, unit_name = count // 24, high // 24, "day"
    side = "before" if direction < 0 else "after"
    basis = f"{'about ' if e.approximate else ''}{e.text!r}: {side} {words}"
    near, far = shift(base, direction * count, unit_name), shift(base, direction * high, unit_name)
    if high > count:
        return Interval(min(near, far), max(near, far), "days" if high < 30 else "month", basis)
    exact = unit_name in {"minute", "day", "weekend", "fortnight"} or (unit_name == "week" and count <= 2)
    if exact:
        return one_day(near, basis)
    start, end = unit_around(near, unit_name)
    return Interval(start, end, UNIT_PRECISION[unit_name], basis)


def _vague_run(unit_name: str, relation: str, context: Context, today: date) -> Interval:
    """ "Recent days", "the last weeks", "the coming months": how many is not said, so a usual run of them."""
    days = _RECENT_DAYS.get(unit_name, 30)
    if relation == "next":
        return Interval(
            today, shift_days(today, days), "open", f"vague: a run of {unit_name}s after {context.today_basis}"
        )
    return Interval(
        shift_days(today, -days), today, "open", f"vague: a run of {unit_name}s up to {context.today_basis}"
    )


_RECENT_DAYS = {"hour": 1, "day": 7, "week": 30, "month": 180, "year": 1826, "decade": 7305}


def span(e: Expression, context: Context) -> Interval:
    """ "The past 24 hours", "the last three days", "the next two weeks", "recent days": a run up to or from today."""
    today = context.today
    if today is None:
        return unresolved(UNKNOWN_TODAY)
    unit_name = e.unit or "day"
    if e.relation == "recent":
        return _vague_run(unit_name, "recent", context, today)
    high = e.high or 1
    far = high if unit_name != "hour" else -(-high // 24)
    unit_name = "day" if unit_name == "hour" else unit_name
    if e.relation == "next":
        return Interval(today, shift(today, far, unit_name), "days", f"{e.text!r}: from {context.today_basis}")
    start = shift(today, -far, unit_name)
    if unit_name == "day" and e.unit == "day":
        start = shift_days(start, 1)
    return Interval(start, today, "days", f"{e.text!r}: up to {context.today_basis}")


def row(e: Expression, context: Context) -> Interval:
    """ "For the tenth day in a row": so many days up to the day told in the sentence, else to publication."""
    told = context.in_sentence(e, "day")
    today = told.interval.start if told else context.today
    if today is None:
        return unresolved(UNKNOWN_TODAY)
    words = repr(told.expression.text) if told else context.today_basis
    length = e.ordinal or e.count or 1
    unit_name = e.unit or "day"
    start = shift_days(shift(today, -length, unit_name), 1)
    return Interval(start, today, "days", f"{length} {unit_name}s in succession up to {words}")


def lasting(e: Expression, context: Context) -> Interval:
    """ "For nearly five years" with a perfect tense: the time up to publication."""
    if context.today is None:
        return unresolved(UNKNOWN_TODAY)
    start = shift(context.today, -(e.high or 1), e.unit or "day")
    return Interval(start, context.today, "days", f"{e.text!r}: up to {context.today_basis}")
