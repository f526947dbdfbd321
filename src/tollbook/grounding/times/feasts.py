"""The days of feasts, by rule or by table (rules/calendar.yaml, which names its sources)."""

from datetime import date, timedelta
from functools import cache
from typing import Any

from tollbook.rules import load_yaml


@cache
def feast(name: str, year: int) -> tuple[tuple[date, date], ...]:
    """First and last day of each keeping of a feast that begins in a year; none where the tables end."""
    rule: dict[str, Any] = load_yaml("calendar.yaml")[name]
    return tuple((first, _last(rule, first)) for first in _firsts(rule, year))


def _firsts(rule: dict[str, Any], year: int) -> list[date]:
    if "fixed" in rule:
        return [date.fromisoformat(f"{year}-{rule['fixed']}")]
    if "easter" in rule:
        return [western_easter(year) + timedelta(rule["easter"])]
    if "orthodox_easter" in rule:
        return [orthodox_easter(year) + timedelta(rule["orthodox_easter"])]
    if "nth" in rule:
        month, weekday, nth = rule["nth"]
        first = date(year, month, 1)
        return [first + timedelta((weekday - first.weekday()) % 7 + 7 * (nth - 1))]
    if "on" in rule:
        return [date.fromisoformat(rule["on"])]
    return [day for day in rule["table"] if day.year == year]


def _last(rule: dict[str, Any], first: date) -> date:
    if "until" in rule:
        ends = [day for year in (first.year, first.year + 1) for day, _ in feast(rule["until"], year) if day > first]
        return min(ends) - timedelta(1) if ends else first + timedelta(29)
    return first + timedelta(int(rule.get("days", 1)) - 1)


def western_easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus/Jones/Butcher, Astronomical Algorithms, 1991)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def orthodox_easter(year: int) -> date:
    """Orthodox Easter Sunday as a Gregorian date, 1900 to 2099 (Meeus's rule for the Julian calendar, 1991)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(13)
