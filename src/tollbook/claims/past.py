"""Days that would lie after the report that tells of them: harm that is told of has happened."""

import re
from datetime import date, timedelta

from tollbook.claims.passage import Passage
from tollbook.model import Time

_NEXT_YEAR = re.compile(r"^the next after publication\b")
_NEXT_WEEK = re.compile(r"^next \w+ after publication\b")
_AHEAD = re.compile(
    r"\b(?:scheduled|set for|set to|due|expected|plan(?:s|ned)?|will|would|await\w*|until|pushed|postponed|adjourned"
    r"|delayed|continued|hearing|trial|return(?:s|ing)?|next|before|by)\b[^.;]{0,18}$",
    re.I,
)
"""What stands before the day of something to come ("is scheduled for April 14", "pushed to September")."""


_SINCE = re.compile(r"\b(?:later|after(?:wards?)?)$", re.I)
"""Times counted from another event, not from the report ("three days later")."""
_BROUGHT_UP_TO_DATE = 7
"""Days after its date on which a page may still have been added to ("UPDATE July 16" in a report of July 15)."""


def happened(passage: Passage, time: Time) -> Time | None:
    """A day or month without a year as harm that has happened means it: the last before the report.

    None where the words say that the day is of something to come; other times stay as they are. So does a day of the
    calendar within a week after the report: pages are brought up to date, and keep the date of their first version.
    """
    published = (passage.document.published or "")[:10]
    if not published or not time.start or time.start <= published:
        return time
    if _SINCE.search(time.text):
        return None
    weekly, yearly = _NEXT_WEEK.match(time.basis or ""), _NEXT_YEAR.match(time.basis or "")
    if not weekly and not yearly:
        return time
    if _AHEAD.search(passage.text(max(0, time.start_offset - 45), time.start_offset)):
        return None
    if yearly and time.precision == "day" and _days(published, time.start) <= _BROUGHT_UP_TO_DATE:
        return time
    start, end = _earlier(time.start, weekly=bool(weekly)), _earlier(time.end, weekly=bool(weekly))
    basis = f"{time.text}, the last before publication {published}"
    return time.model_copy(update={"start": start, "end": end, "basis": basis})


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def _earlier(day: str | None, *, weekly: bool) -> str | None:
    if day is None:
        return None
    then = date.fromisoformat(day)
    if weekly:
        return (then - timedelta(days=7)).isoformat()
    last = 28 if (then.month, then.day) == (2, 29) else then.day
    return then.replace(year=then.year - 1, day=last).isoformat()
