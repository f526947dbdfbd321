"""Bylines and the wire agencies that a line credits, by `rules/documents/bylines.yaml` and `agencies.yaml`."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from tollbook.documents.dates import parse_date
from tollbook.rules import lexicon, load_yaml

_INITIALS = re.compile(r"(?P<names>[a-z]{1,4}(?:\s?[/,]\s?[a-z]{1,4}){0,4})\s*\((?P<agencies>[^()]{2,80})\)")
_BRACKETS = re.compile(r"\((?P<agencies>[^()]{2,80})\)")
_DATELINE = re.compile(r"\A[^\n.!?]{0,90}?\((?P<agencies>[^()\n]{2,60})\)\s*[-–—:]")
_PLAIN_DATELINE = re.compile(r"\A[^\n!?]{0,60}?[,،]\s?(?P<agencies>[A-Z][\w ]{1,30}?)\s?[-–—:]")
_DATED = re.compile(
    r"\A[A-Z][\w'’.-]+(?:,? [A-Z][\w'’.-]+){0,5},? "
    r"(?P<date>\d{1,2} [A-Z][a-z]+\.?,? \d{4}|[A-Z][a-z]+\.? \d{1,2},? \d{4})"
    r"(?: ?\([^()\n]{2,60}\))? ?(?:--|[-–—]) "
)
_NAMED = re.compile(r"(?P<names>[^,|–—()]{3,60}?)\s*(?:,|\||\s[-–—])\s*(?P<agencies>[^()]{2,60})")
_AGENCY_AND_PLACE = re.compile(r"(?P<agencies>[^,|/()]{2,30}?)\s*[,|/]\s*(?P<place>[A-Z][A-Z .'’-]{2,30})")
_CLOSING = re.compile(r"\((?P<agencies>[^()\n]{2,60})\)\s*\Z")
_LIST = re.compile(r"\s*[,/;&+]\s*|\s+(?:and|und|et|y|with)\s+")
_NAME = re.compile(r"(?:(?:al|el|de|van|von|der|bin|ibn|da|di|du|la|le)[ -])?[^\W\d_a-z][\w.'’-]*")


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote it, as the page has it without "By", and the agencies credited."""

    names: str | None
    agencies: tuple[str, ...] = ()


@cache
def _words() -> dict[str, Any]:
    data: dict[str, Any] = load_yaml("documents/bylines.yaml")
    return data


@cache
def _openings(name: str) -> tuple[str, ...]:
    return tuple(_words()[name])


@cache
def _starts() -> tuple[str, ...]:
    return tuple(f"{start} " for start in sorted(_words()["starts"], key=len, reverse=True))


@cache
def _agencies() -> dict[str, str]:
    return {term: entry.code for entry in lexicon("documents/agencies.yaml") for term in entry.terms}


def agency(name: str) -> str | None:
    """The common short name of a wire agency, or None."""
    return _agencies().get(name.strip(" .\u00a0"))


def list_of_agencies(text: str) -> tuple[str, ...]:
    """The agencies of a list such as "AFP, AP and Reuters"; empty where anything else stands in it."""
    found: list[str] = []
    rest = text.strip(" .")
    while rest:
        part, *later = _LIST.split(rest, maxsplit=1)
        rest = later[0] if later else ""
        name = agency(part)
        if name:
            found.append(name)
        elif part and part.lower().strip(" .") not in _words()["fillers"]:
            return ()
    return tuple(dict.fromkeys(found))


def dateline_agencies(paragraph: str) -> tuple[str, ...]:
    """The agencies credited where a report's first paragraph opens ("ADEN (Reuters) - …") or its last ends ("(AP)")."""
    for pattern in (_DATELINE, _PLAIN_DATELINE, _CLOSING):
        found = pattern.search(paragraph)
        if found and (agencies := list_of_agencies(found["agencies"])):
            return agencies
    return ()


def dateline_date(paragraph: str) -> str | None:
    """The day on which a report was written, where a dateline gives it whole ("ADEN, 14 March 2025 (Reuters) - …")."""
    opening = _DATED.match(paragraph)
    return parse_date(opening["date"]) if opening else None


@lru_cache(maxsize=256)  # a line is asked about alone, then as the unit it became
def read_byline(line: str) -> Byline | None:
    """The byline that a whole line is, or None: "By Jane Doe", "mm/bk (AFP, AP)", "Reporting by …", "Source: AFP"."""
    if len(line) > 220:
        return None
    line = line.strip()
    initials = _INITIALS.fullmatch(line)
    if initials and (credited := list_of_agencies(initials["agencies"])):
        return Byline(initials["names"], credited)
    brackets = _BRACKETS.fullmatch(line)
    credited = list_of_agencies(brackets["agencies"] if brackets else line)
    if credited:
        return Byline(None, credited)
    return _agency_line(line) or _reporting(line) or _started(line) or _with_agency(line)


def _agency_line(line: str) -> Byline | None:
    low = line.lower()
    if not low.startswith(_openings("agency_starts")):
        return None
    start = next(s for s in _openings("agency_starts") if low.startswith(s))
    rest = line[len(start) :].strip(" :().")
    agencies = list_of_agencies(rest)
    return Byline(None, agencies) if agencies or not rest else None


def _reporting(line: str) -> Byline | None:
    low = line.lower()
    if not low.startswith(_openings("reporting")):
        return None
    start = next(s for s in _openings("reporting") if low.startswith(s))
    rest = line[len(start) :].strip(" ().")
    cut = min((i for e in _words()["endings"] if (i := rest.lower().find(e)) > 0), default=len(rest))
    return Byline(rest[:cut].strip(" ,;"))


def _started(line: str) -> Byline | None:
    low = line.lower()
    if not low.startswith(_starts()):
        return None
    start = next(s for s in _starts() if low.startswith(s))
    names = re.sub(r"\s*\((?:[^()]*)\)$", "", line[len(start) - 1 :].strip(" :")).strip(" ,|")
    credited = dateline_agencies(line)
    if not names or line.endswith((".", "?", "!")) or not are_names(names):
        return None
    return _apart(names, credited)


def _with_agency(line: str) -> Byline | None:
    placed = _AGENCY_AND_PLACE.fullmatch(line)
    if placed and (wired := list_of_agencies(placed["agencies"])):  # "AFP, MANILA"
        return Byline(None, wired)
    found = _NAMED.fullmatch(line)
    if not found or not are_names(found["names"]):
        return None
    credited = list_of_agencies(found["agencies"])
    return Byline(found["names"].strip(), credited) if credited and len(found["names"].split()) >= 2 else None


def _apart(names: str, credited: tuple[str, ...]) -> Byline:
    """Takes agencies and roles off the end of names: "Jane Doe, Associated Press"."""
    head, _, tail = names.rpartition(", ")
    if head and tail.lower().strip(" .") in _words()["roles"] and not agency(tail):
        return _apart(head, credited)
    if head and (more := list_of_agencies(tail)):
        return _apart(head, tuple(dict.fromkeys((*credited, *more))))
    whole = list_of_agencies(names)
    return Byline(None if whole else names, tuple(dict.fromkeys((*credited, *whole))))


def are_names(text: str) -> bool:
    """Whether the text looks like people's names and nothing else: up to ten capitalised words."""
    parts = re.split(r"\s*(?:,|;|&|\||\band\b|\bund\b|\bet\b|\bin\b|\bfor\b|\by\b)\s*", text)
    words = [word for part in parts for word in part.split()]
    if not 1 <= len(words) <= 14 or any(c in text for c in '"“”:?!'):
        return False
    lower = sum(not _NAME.fullmatch(word) for word in words)
    return lower <= len(words) // 4 and bool(_NAME.match(words[0]))
