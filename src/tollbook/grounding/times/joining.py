"""Joins neighbours into one time: a clock time and its day, both ends of a range, "since" and its beginning."""

import re
from dataclasses import replace

from tollbook.grounding.times.clock import after_noon
from tollbook.grounding.times.expression import DAY_KINDS, Expression
from tollbook.grounding.times.reading import Read
from tollbook.grounding.times.tokens import Stretch

_TO_DAY = re.compile(r"(?:,?i?t?|o?t?|,?iv?|-|\(|,)")
_TO_CLOCK = re.compile(r"(?:,?i?t?v?p?|,|-)")
_HALF = re.compile(r"\d\s?[ap]\.?m", re.I)
_RANGES = frozenset({"weekday", "date", "month", "year", "day", "numeric", "feast", "unit", "clock"})


def join(text: str, stretch: Stretch, reads: list[Read]) -> list[Read]:
    """Reads with the neighbours that belong together made one."""
    joined: list[Read] = []
    for read in reads:
        whole = read
        while joined and (both := _joined(text, stretch, joined[-1], whole)):
            joined.pop()
            whole = both
        joined.append(whole)
    return [_bounded(text, stretch, read) for read in joined]


def _joined(text: str, stretch: Stretch, first: Read, second: Read) -> Read | None:
    between = stretch.letters[first.last : second.first]
    a, b = first.expression, second.expression
    merged: Expression | None = None
    if _is_clock(a) and _takes_clock(b, a) and (_TO_DAY.fullmatch(between) or (between == "B" and b.until)):
        merged = _with_clock(b, a)
    elif _takes_clock(a, b) and a.until is None and _is_clock(b) and _TO_CLOCK.fullmatch(between):
        merged = _with_clock(a, b)
    elif _is_clock(a) and _is_clock(b) and a.kind != b.kind and _TO_CLOCK.fullmatch(between):
        merged = replace(_with_clock(a, b) if b.kind == "daypart" else _with_clock(b, a), kind="clock")
    elif a.kind == "shifted" and b.kind in {"date", "numeric", "feast", "dates", "month"} and between in {"", "t"}:
        merged = replace(a, kind="off", until=b)
    elif a.kind == "weekday" and b.kind == "date" and b.weekday is None and between in {",", "(", ""}:
        merged = replace(b, weekday=a.weekday)
    elif _is_range(stretch, first, between, a, b):
        merged = replace(a, until=b, clock=_same_half(a, b))
    if merged is None:
        return None
    end = max(a.end, b.end)
    if between == "(" and text[end : end + 1] == ")":
        end += 1
    whole = replace(merged, start=a.start, end=end, text=text[a.start : end])
    return Read(whole, first.first, second.last)


def _is_clock(e: Expression) -> bool:
    return e.kind in {"clock", "daypart"}


def _takes_clock(day: Expression, clock: Expression) -> bool:
    """Whether a day has room for a clock time, or for a part of the day beside its clock time."""
    if day.kind not in DAY_KINDS and day.kind != "day_night":
        return False
    return day.clock is None or (clock.clock is None and day.daypart is None)


def _with_clock(day: Expression, clock: Expression) -> Expression:
    daypart = clock.daypart or day.daypart
    if day.daypart and clock.daypart and day.daypart.endswith(clock.daypart):
        daypart = day.daypart
    return replace(
        day,
        clock=_halved(clock.clock or day.clock, daypart, clock.text + day.text),
        timezone=clock.timezone or day.timezone,
        daypart=daypart,
        part=day.part or clock.part,
    )


def _same_half(first: Expression, last: Expression) -> str | None:
    """The beginning of "9:30 to 9:40 p.m." is after noon too."""
    if first.clock and last.clock and not _HALF.search(first.text) and last.clock >= "13":
        later = after_noon(first.clock, "afternoon")
        return later if later <= last.clock else first.clock
    return first.clock


def _halved(clock: str | None, daypart: str | None, said: str) -> str | None:
    """The clock time after noon where "in the evening" and the like says so, and no "a.m." does."""
    return after_noon(clock, daypart) if clock and daypart and not _HALF.search(said) else clock


def _is_range(stretch: Stretch, first: Read, between: str, a: Expression, b: Expression) -> bool:
    if a.kind not in _RANGES or b.kind not in _RANGES or a.until or not between.strip("t"):
        return False
    opener = stretch.letters[first.first] if stretch.letters[first.first] in "BF" else ""
    opener = opener or (stretch.letters[first.first - 1 : first.first] if first.first else "")
    link = between.replace("t", "").replace("i", "")
    if link == "&":
        return opener == "B"
    if link == "X":
        return opener == "F" or (a.kind == b.kind and a.kind in {"weekday", "date", "month"})
    return link == "-" and a.kind == b.kind and a.kind in {"weekday", "date"}


_SINCE = re.compile(r"S(?:[tv]*|[xtoa'uRhlpe&]{2,7}i[tv]*)$")


def _bounded(text: str, stretch: Stretch, read: Read) -> Read:
    """The read with "since" before it taken in: "since May", "since the conflict began in March 2011"."""
    match = _SINCE.search(stretch.letters, max(0, read.first - 12), read.first)
    if match is None:
        return read
    i = match.start()
    e = read.expression
    start = stretch.tokens[i].start
    return Read(replace(e, since=True, start=start, text=text[start : e.end]), i, read.last)
