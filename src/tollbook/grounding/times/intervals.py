"""Arithmetic on days, weeks, months, quarters and years. An interval is its first and last day, both inclusive."""

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tollbook.model.codes import TimePrecision

MIN, MAX = date(1900, 1, 1), date(2100, 12, 31)


@dataclass(frozen=True, slots=True)
class Interval:
    """`start`..`end`, null where unresolved or open; `basis` says how it was resolved."""

    start: date | None
    end: date | None
    precision: TimePrecision
    basis: str


def unresolved(basis: str, precision: TimePrecision = "open") -> Interval:
    """An interval that the text does not fix."""
    return Interval(None, None, precision, basis)


def clamp(day: date) -> date:
    """A day moved into the years that Tollbook reads, 1900 to 2100."""
    return min(max(day, MIN), MAX)


def one_day(day: date, basis: str) -> Interval:
    """A single day."""
    return Interval(day, day, "day", basis)


def shift_days(day: date, days: int) -> date:
    """A day moved by days, inside 1900 to 2100."""
    ordinal = min(max(day.toordinal() + days, MIN.toordinal()), MAX.toordinal())
    return date.fromordinal(ordinal)


def shift_months(day: date, months: int) -> date:
    """The same day of the month some months on, or that month's last day."""
    index = min(max(day.year * 12 + day.month - 1 + months, 1900 * 12), 2100 * 12 + 11)
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def month_of(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


UNIT_PRECISION: dict[str, TimePrecision] = {
    "day": "day", "week": "week", "weekend": "days", "fortnight": "days", "month": "month", "quarter": "season",
    "half": "season", "year": "year", "decade": "year", "hour": "day", "minute": "day", "period": "season",
}  # fmt: skip
_DAYS = {"hour": 0, "minute": 0, "day": 1, "week": 7, "weekend": 7, "fortnight": 14}
_MONTHS = {"month": 1, "quarter": 3, "period": 3, "half": 6, "year": 12, "decade": 120}


def unit_around(day: date, unit: str) -> tuple[date, date]:
    """The calendar unit that holds a day: ISO week, month, quarter, half, year or decade; the weekend of its week."""
    if unit in {"week", "fortnight", "weekend"}:
        first = shift_days(day, -day.weekday() + (5 if unit == "weekend" else 0))
        return first, shift_days(first, 1 if unit == "weekend" else 6)
    if unit == "decade":
        year = day.year - day.year % 10
        return date(year, 1, 1), date(min(year + 9, 2100), 12, 31)
    if unit in _MONTHS:
        size = _MONTHS[unit]
        first_month = (day.month - 1) // size * size + 1
        return date(day.year, first_month, 1), month_of(day.year, first_month + size - 1)[1]
    return day, day


def shift(day: date, count: int, unit: str) -> date:
    """A day moved by so many units."""
    if unit in _DAYS:
        return shift_days(day, count * _DAYS[unit])
    return shift_months(day, count * _MONTHS[unit])


def part_of(interval: Interval, part: str) -> Interval:
    """The early, middle or late third of a month or longer period, or its first or last day."""
    start, end = interval.start, interval.end
    if start is None or end is None or (end - start).days < 13:
        return interval
    basis = f"{part} part of {interval.basis}"
    days = (end - start).days + 1
    if days <= 31:
        first, last = {"early": (1, 10), "mid": (11, 20), "late": (21, days)}[part]
        return replace(
            interval, start=start + timedelta(first - 1), end=start + timedelta(last - 1), precision="days", basis=basis
        )
    third = round(days / 30.44) // 3
    if third < 1:
        return interval
    low = {"early": 0, "mid": third, "late": 2 * third}[part]
    first_day = shift_months(start, low)
    last_day = end if part == "late" else shift_days(shift_months(first_day, third), -1)
    precision: TimePrecision = "month" if third == 1 else "season"
    return replace(interval, start=first_day, end=last_day, precision=precision, basis=basis)
