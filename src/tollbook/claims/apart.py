"""Where the words of one harm's people end, in headlines that run several harms or the outlet's name together."""

import re

_OUTLET = re.compile(r"\s(?:\||::)\s|\s[-–—]\s(?=[A-Z])")
"""What sets a title apart from its outlet ("Guard shoots himself - Harbour News, Weather and Sport")."""
_HEADING = re.compile(r"^\[?(?:[A-Z]{3,}|[A-Z][a-z]+): ")
"""A label before a headline ("UPDATE: two farmers")."""
_JOINED = re.compile(r"\s*(?:[,;&]|and\b)", re.I)
_OTHER_HARM = re.compile(
    r"^.*\b(?:killed|dead|wounded|injured|hurt|hospitali[sz]ed|missing)\s*(?:[,;&]|and\b)\s*", re.I | re.S
)
"""People whose own harm is told before ("four wounded, gunman")."""
_UNDERGO = re.compile(r"\s*(?:killed|dead|wounded|injured|hurt|hospitali[sz]ed|missing)\b", re.I)
_ANOTHERS = re.compile(r"\s*;\s*[^;]*$")
"""People told after a semicolon, whose own harm follows ("kills a robber; two customers" hurt)."""
_LAST_AGE = re.compile(r"(?<=, \d\d) (?:all|both|each)$")


def own_people(text: str, harm: tuple[int, int], after: str) -> tuple[int, int]:
    """The stretch of a phrase that the word of harm is about.

    `harm` is where that word stands, as offsets into the phrase (below 0 or beyond its end where it stands outside),
    `after` the text after the phrase.
    """
    start, end = 0, len(text)
    label = _HEADING.match(text)
    start = label.end() if label and label.end() < end else 0
    outlet = _OUTLET.search(text, start)
    if outlet is not None and harm[0] < outlet.start():
        end = outlet.start()
    if start < harm[0] and harm[1] < end and _JOINED.match(text, harm[1]):
        return start, len(text[: harm[0]].rstrip())
    other = _OTHER_HARM.match(text, start, end) if harm[0] >= end else None
    if other is not None and other.end() < end:
        return other.end(), end
    another = _ANOTHERS.search(text, start, end) if harm[1] <= 0 and _UNDERGO.match(after) else None
    if another is not None and another.start() > start:
        end = another.start()
    age = _LAST_AGE.search(text, start, end)
    return start, age.start() if age else end
