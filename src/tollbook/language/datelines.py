"""Where a report was written, as its first words say: "KUNDUZ, Oct 3 (AFP) - ", "BEIRUT — "."""

import re

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_WIRE = r"\((?:AFP|AP|Reuters|dpa|DPA|EFE|UPI|ANSA|TASS|Xinhua|AA|IPS|CNN)\)"
_CAPITALS = (
    r"[A-Z][A-Z'’.-]+(?:[ /][A-Z][A-Z'’.-]+){0,4}(?:, [A-Z][\w.]{1,14}(?: [A-Z][\w.]{1,14})?)?"
    rf"(?:,? {_DAY})?(?: ?\([^()\n]{{2,40}}\))?"
)
_NAMED = rf"[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){{0,4}}(?:, [A-Z][\w'’.-]+)?,? (?:{_DAY} )?{_WIRE}"
_DATELINE = re.compile(rf"(?:{_CAPITALS}|{_NAMED}) ?(?:--|[-–—]) (?=[\"“'‘]?[A-Z0-9])")
_LONGEST = 120


def dateline_end(text: str, start: int, end: int) -> int | None:
    """Where the dateline that opens `text[start:end]` ends; None where there is none.

    It is no part of the sentence behind it: "DAMASCUS - Nine people" are nine.
    """
    found = _DATELINE.match(text, start, min(end, start + _LONGEST))
    return found.end() if found and found.end() < end else None
