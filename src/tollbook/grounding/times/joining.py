"""Joins neighbours into one time: a clock time and its day, both ends of a range, "since" and its beginning."""

import re
from dataclasses import replace

from tollbook.grounding.times.expression import DAY_KINDS, Expression
from tollbook.grounding.times.reading import Read
from tollbook.grounding.times.tokens import Stretch

_TO_DAY = re.compile(r"(?:,?i?t?|o?t?|,?iv?|-|\(|,)")
_TO_CLOCK = re.compile(r"(?:,?i?t?v?p?|,|-)")
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
    if _is_clock(a) and _takes_clock(b) and (_TO_DAY.fullmatch(between) or (between == "B" and b.until)):
        merged = _with_clock(b, a)
    elif _takes_clock(a) and a.until is None and _is_clock(b) and _TO_CLOCK.fullmatch(between):
        merged = _with_clock(a, b)
    elif _is_clock(a) and _is_clock(b) and a.kind != b.kind and _TO_CLOCK.fullmatch(between):
        merged = replace(a, clock=a.clock or b.clock, daypart=a.daypart or b.daypart, timezone=a.timezone or b.timezone,
                         kind="clock")  # fmt: skip
    elif a.kind == "shifted" and b.kind in {"date", "numeric", "feast", "dates", "month"} and between in {"", "t"}:
        merged = replace(a, kind="off", until=b)
    elif a.kind == "weekday" and b.kind == "date" and b.weekday is None and between in {",", "(", ""}:
        merged = replace(b, weekday=a.weekday)
    elif _is_range(stretch, first, between, a, b):
        merged = replace(a, until=b)
    if merged is None:
        return None
    end = max(a.end, b.end)
    if between == "(" and text[end : end + 1] == ")":
        end += 1
    whole = replace(merged, start=a.start, end=end, text=text[a.start : end])
    return Read(whole, first.first, second.last)


def _is_clock(e: Expression) -> bool:
    return e.kind in {"clock", "daypart"}


def _takes_clock(e: Expression) -> bool:
    return (e.kind in DAY_KINDS or e.kind == "day_night") and e.clock is None


def _with_clock(day: Expression, clock: Expression) -> Expression:
    return replace(
        day,
        clock=clock.clock,
        timezone=clock.timezone,
        daypart=clock.daypart or day.daypart,
        part=day.part or clock.part,
    )


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
