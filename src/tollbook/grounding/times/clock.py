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
