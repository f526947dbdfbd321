"""Lines that say when a report was published or changed, alone or beside a byline."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from tollbook.documents.bylines import Byline, read_byline
from tollbook.documents.dates import parse_date
from tollbook.documents.furniture import furniture_code
from tollbook.rules import load_yaml

_PARTS = re.compile(r"\s*[|•·\n]\s*|\s+[–—-]\s+|\s{3,}|\.\s+(?=[A-Z])")
_DIGIT = re.compile(r"\d")
_LONGEST_OTHER = 30
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Stamp:
    """The dates of a line, in ISO 8601, and the byline that stands beside them."""

    published: str | None = None
    modified: str | None = None
    byline: Byline | None = None


@cache
def _label() -> re.Pattern[str]:
    data = load_yaml("documents/dates.yaml")
    groups = (
        rf"(?P<{which}>{'|'.join(sorted(map(re.escape, data[which]), key=len, reverse=True))})"
        for which in ("modified", "published")
    )
    return re.compile(rf"(?:{'|'.join(groups)})(?!\w)[ :,–—-]*", re.I)


@lru_cache(maxsize=256)  # a line is asked about several times
def read_stamp(line: str) -> Stamp | None:
    """The dates that a whole line gives; None where it has none or says anything else besides a byline."""
    if len(line) > _LONGEST or not _DIGIT.search(line):
        return None
    if whole := _dated(line):
        return whole
    found, byline, others = Stamp(), None, 0
    for part in filter(None, _PARTS.split(line.strip())):
        if dated := _dated(part):
            found = Stamp(found.published or dated.published, found.modified or dated.modified)
        elif named := read_byline(part):
            byline = byline or named
        elif not furniture_code(part) and not _is_reading_time(part):
            others += 1 + (len(part) > _LONGEST_OTHER)
            if others > 1 or not _label().search(line):
                return None
    return Stamp(found.published, found.modified, byline) if found.published or found.modified else None


def _dated(part: str) -> Stamp | None:
    said = part.strip()
    label = _label().match(said)
    date = parse_date(said[label.end() :] if label else said)
    if not date:
        return None
    return Stamp(modified=date) if label and label["modified"] else Stamp(published=date)


def _is_reading_time(part: str) -> bool:
    return bool(
        re.fullmatch(r"\d{1,3}[ -]?(?:min|mins|minutes?|minute)(?: read| to read)?|\d{1,2}:\d\d(?: [ap]m)?", part, re.I)
    )
