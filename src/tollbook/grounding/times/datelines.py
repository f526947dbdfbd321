"""Dates that a report gives of itself: "BEIRUT, Oct 4 (Reuters)", "Date of publication 24 October 2016"."""

import re
from datetime import date

from tollbook.grounding.times.context import Context
from tollbook.grounding.times.expression import Expression
from tollbook.grounding.times.intervals import Interval

_TOP = 600
_CUE = re.compile(r"\b(?:published|publication|posted|updated|released)(?: (?:on|at|in))?:?\s*$", re.I)
_NARRATED = re.compile(
    r"(?:[a-z]|\b(?:On|In|Since|By|Until|From|After|Before)),?[ \t]*$"
    r"|\b(?:on|in|since|by|until|from|after|before|of|to|and|between|for|through),?\s*$"
)
_AGENCY = re.compile(
    r",?\s*(?:\((?:AP|AFP|Reuters|UPI|Xinhua|DPA|dpa|ANSA|EFE|TASS|IANS|PTI|AA|IRIN|SANA|CNN|KUNA)\)|[-–—]+ )"
)
_PLACE_BEFORE = re.compile(r"(?:^|\n|\. )\W*[A-Z][A-Z.'’ -]{2,40}(?:,? [A-Z][A-Za-z.]+)*,?\s*$")
_NEAR, _FAR = 10, 120
"""Days from the publication date within which a date without and with its year can be the report's own."""


def is_dateline(text: str, e: Expression, interval: Interval, published: date | None) -> bool:
    """Whether a day is the report's own date rather than part of the story.

    With its year: near the top after a cue ("Published"), or where no running words lead to it. Without: after a place
    in capitals and before an agency or dash, and within days of the publication date.
    """
    if e.start > _TOP or e.kind not in {"date", "numeric"} or interval.start is None:
        return False
    before = text[max(0, e.start - 60) : e.start]
    apart = abs((published - interval.start).days) if published else 0
    if e.kind == "numeric" and apart >= _NEAR:
        return False
    if e.year is not None or e.digits:
        return bool(_CUE.search(before)) or (apart <= _FAR and not _NARRATED.search(before) and _opens(text, e))
    return apart <= _NEAR and bool(_PLACE_BEFORE.search(before)) and bool(_AGENCY.match(text, e.end))


def _opens(text: str, e: Expression) -> bool:
    """A date at the start of a line, or right after the headline or an agency, and no link of a sentence after it."""
    line = text[text.rfind("\n", 0, e.start) + 1 : e.start]
    after = text[e.end : e.end + 2]
    return len(line) <= 160 and not after.startswith((",", "'", "’"))


def dateline_context(context: Context, text: str, found: Interval, published: date | None) -> Context:
    """The context with the dateline as the day that "today" means; says where it overrides the publication date."""
    day = found.start
    if day is None or day == published:
        return context
    basis = f"dateline {day.isoformat()}"
    if published:
        basis += f" (over publication {published.isoformat()})"
    return Context(text, day, basis, context.told)
