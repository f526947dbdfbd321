"""Dates as pages, feeds and metadata write them, to ISO 8601. Nothing is guessed: 03/04/2015 is no date."""

import re
from datetime import datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from functools import cache

from tollbook.rules import load_yaml

_ISO = re.compile(
    r"(\d{4})-(\d\d?)-(\d\d?)(?:[T ]+(\d\d?):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(Z|[+-]\d\d:?(?:\d\d)?)?)?(?!\d)", re.I
)
_CLOCK = r"(?P<hour>\d{1,2})[:.h](?P<minute>\d\d)(?::\d\d)?\s*(?P<half>[ap]\.?m\.?)?"
_HALF_CLOCK = r"(?P<hour2>\d{1,2})\s*(?P<half2>[ap]\.?m\.?)"
_ZONE = r"(?P<zone>(?:GMT|UTC)?\s*[+-]\d{1,2}(?::?\d\d)?|[A-Z]{1,4})"
_TIME = rf"(?:[\s,|·•–—-]*(?:at|um|à|a las|uhr)?\s*(?:{_CLOCK}|{_HALF_CLOCK})(?:\s*(?:uhr|hrs|h))?\s*\(?{_ZONE}?\)?)?"
_YEAR = re.compile(r"\d{4}")  # no date in words is without one
_EARLIEST, _LATEST = 1900, 2100


@cache
def _vocabulary() -> dict[str, dict[str, float]]:
    data = load_yaml("documents/dates.yaml")
    return {
        "months": {name: int(number) for number, names in data["months"].items() for name in names},
        "zones": {name: float(hours) for name, hours in data["zones"].items()},
    }


@cache
def _worded() -> tuple[re.Pattern[str], ...]:
    data = load_yaml("documents/dates.yaml")
    months = "|".join(sorted(map(re.escape, _vocabulary()["months"]), key=len, reverse=True))
    days = "|".join(sorted(map(re.escape, data["weekdays"]), key=len, reverse=True))
    lead = rf"(?:(?:{days})\b[.,،]?\s*(?:den|the)?\s*)?"
    year = r"(?P<year>\d{4})(?!\d)"
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.|er|º)?"
    comma = r"[.,،]?\s+(?:de |of )?"
    shapes = (
        rf"{lead}{day}\s*[-–/ ]?\s*(?:de |of )?(?P<month>{months})\b\.?[-–/]?{comma}{year}{_TIME}",
        rf"{lead}(?P<month>{months})\b\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[.,،]?\s+{year}{_TIME}",
        rf"{lead}(?P<day>\d{{1,2}})[-/](?P<month>{months})[-/]{year}{_TIME}",
        rf"{lead}(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?{year}{_TIME}",
        rf"{lead}(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})/{year}{_TIME}",
        rf"{lead}(?P<year>\d{{4}})[/.](?P<month>\d{{1,2}})[/.](?P<day>\d{{1,2}}){_TIME}",
    )
    return tuple(re.compile(shape, re.I) for shape in shapes)


def parse_date(text: str) -> str | None:
    """The date that the whole string is, as `2015-12-30` or `2015-12-30T14:05:00+01:00`; None where it is none.

    A time of day is kept where it is said, a time zone only where it is.
    """
    said = text.strip().strip(".,;|·•–—- ")
    if not 6 <= len(said) <= 80:
        return None
    iso = _ISO.fullmatch(said)
    if iso:
        return _of_iso(iso)
    for shape in _worded() if _YEAR.search(said) else ():
        if found := shape.fullmatch(said):
            return _of_words(found)
    return _of_mail(said)


def find_date(text: str) -> str | None:
    """The first whole date in a short text, such as a line under a headline."""
    hits = [(m.start(), _of_words(m)) for shape in _worded() for m in shape.finditer(text[:400])]
    hits += [(m.start(), _of_iso(m)) for m in _ISO.finditer(text[:400])]
    dated = [(at, date) for at, date in hits if date]
    return min(dated)[1] if dated else None


def _of_iso(match: re.Match[str]) -> str | None:
    year, month, day, hour, minute, second, zone = match.groups()
    return _iso(int(year), int(month), int(day), hour, minute, second or "0", _offset(zone or ""))


def _of_words(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    if "a" in parts:
        a, b = int(parts["a"]), int(parts["b"])
        if a <= 12 and b <= 12 and a != b:
            return None
        day, month = max(a, b), min(a, b)
    else:
        named = _vocabulary()["months"].get(parts["month"].lower())
        day, month = int(parts["day"]), int(named if named is not None else parts["month"])
    hour, minute = parts["hour"] or parts["hour2"], parts["minute"] or "0"
    half = (parts["half"] or parts["half2"] or "").lower()
    if hour and half:
        hour = str(int(hour) % 12 + (12 if half.startswith("p") else 0))
    return _iso(int(parts["year"]), month, day, hour, minute, "0", _offset(parts["zone"] or ""))


def _of_mail(text: str) -> str | None:
    """RFC 2822, as feeds write it."""
    if not re.fullmatch(r"(?:[A-Za-z]{3}, )?\d{1,2} [A-Za-z]{3} \d{4} \d\d:\d\d(?::\d\d)? \S+", text):
        return None
    try:
        found = parsedate_to_datetime(text)
    except (TypeError, ValueError, OverflowError):  # the last for an offset of more digits than a day has hours
        return None
    return found.isoformat() if _EARLIEST <= found.year <= _LATEST else None


def _offset(zone: str) -> timedelta | None:
    low = zone.strip().lower()
    signed = re.fullmatch(r"(?:gmt|utc)?\s*([+-])(\d{1,2}):?(\d\d)?", low)
    if signed:
        minutes = int(signed[2]) * 60 + int(signed[3] or 0)
        return timedelta(minutes=minutes if signed[1] == "+" else -minutes)
    hours = _vocabulary()["zones"].get(low)
    return None if hours is None else timedelta(hours=hours)


def _iso(
    year: int, month: int, day: int, hour: str | None, minute: str, second: str, offset: timedelta | None
) -> str | None:
    if not _EARLIEST <= year <= _LATEST:
        return None
    try:
        if hour is None:
            return datetime(year, month, day).date().isoformat()
        zone = None if offset is None else timezone(offset)
        return datetime(year, month, day, int(hour), int(minute), int(second), tzinfo=zone).isoformat()
    except ValueError:
        return None
