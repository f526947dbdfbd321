"""Times of day as written, brought to 24 hours: "2:10 am" is "02:10", "0200" is "02:00"."""

import re

_CLOCK = re.compile(r"(?P<h>\d{1,2}?)(?:[:.]?(?P<m>\d\d))?(?::\d\d)?\s?(?:(?P<half>[ap])\.?m\.?)?", re.I)


def read_clock(said: str) -> str:
    """HH:MM of a time of day in figures; the words themselves where they are none."""
    match = _CLOCK.fullmatch(said.strip())
    if not match:
        return said
    hour, minute = int(match["h"]), int(match["m"] or 0)
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    return f"{hour:02d}:{minute:02d}"


_LATE_HALF = {"afternoon": 1, "mid-afternoon": 1, "evening": 3, "night": 6}
"""First hour from which a clock time in figures is after noon, by the part of the day said beside it."""


def after_noon(clock: str, daypart: str) -> str:
    """A time of day without a.m. or p.m. beside a part of the day: "10:45" in the evening is "22:45"."""
    hour = int(clock[:2]) if clock[:2].isdigit() else 12
    return f"{hour + 12:02d}{clock[2:]}" if _LATE_HALF.get(daypart, 24) <= hour < 12 else clock
