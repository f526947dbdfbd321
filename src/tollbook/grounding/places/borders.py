"""Borders as places: "the Syrian-Turkish border", "the border with Iraq", "near the border"."""

import csv
import re
from collections import Counter
from functools import cache

from tollbook.model import Place
from tollbook.rules import rules_path

_BORDER = re.compile(r"\b(?:borders?|frontier)\b(?! (?:guards?|police|patrols?|controls?|crossings?|forces|security))")
_WORD = re.compile(r"[A-Z][\w’']+")
_BEFORE, _AFTER = 48, 32
_STOPS = ".;!?\n,"


@cache
def _borders() -> dict[frozenset[str], dict[str, str]]:
    with rules_path("gazetteer/borders.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return {frozenset((row["first"], row["second"])): row for row in rows}


def find_borders(text: str, places: tuple[Place, ...], demonyms: dict[str, str]) -> tuple[Place, ...]:
    """The borders that the text names by both countries, or by one of them beside the document's main country."""
    if "border" not in text and "frontier" not in text:
        return ()
    spots = list(_BORDER.finditer(text))
    main = [c for c, _ in Counter(p.country for p in places if p.country).most_common(3)]
    countries = {p.start: p for p in places if p.precision in ("country", "area") and p.country}
    found = []
    for spot in spots:
        around = _named(text, spot, countries, demonyms)
        pair = _pair([c for c, _, _ in around], main)
        if pair:
            start = min([spot.start(), *(s for _, s, _ in around)])
            end = max([spot.end(), *(e for _, _, e in around)])
            found.append(_place(text, start, end, pair))
    return tuple(found)


def _named(
    text: str, spot: re.Match[str], countries: dict[int, Place], demonyms: dict[str, str]
) -> list[tuple[str, int, int]]:
    """The countries named close around the word "border", in the same sentence, with where they stand."""
    floor, ceiling = max(0, spot.start() - _BEFORE), spot.end() + _AFTER
    start = max([floor, *(text.rfind(mark, floor, spot.start()) + 1 for mark in _STOPS)])
    end = min([ceiling, *(i for mark in _STOPS if (i := text.find(mark, spot.end(), ceiling)) >= 0)])
    inside = (countries[s] for s in range(start, end) if s in countries)
    named = [(p.country or "", p.start, p.end) for p in inside if p.end <= end]
    for word in _WORD.finditer(text, start, end):
        if word[0] in demonyms:
            named.append((demonyms[word[0]], word.start(), word.end()))
    return sorted(named, key=lambda n: abs(n[1] - spot.start()))[:2]


def _pair(around: list[str], main: list[str]) -> dict[str, str] | None:
    known = _borders()
    if len(set(around)) == 2:
        return known.get(frozenset(around))
    for country in around:
        for other in main:
            if pair := known.get(frozenset((country, other))):
                return pair
    return None


def _place(text: str, start: int, end: int, border: dict[str, str]) -> Place:
    return Place(
        text=text[start:end], start=start, end=end, name=border["name"], lat=float(border["lat"]),
        lon=float(border["lon"]), radius_km=float(border["radius_km"]), country=border["first"], precision="area",
    )  # fmt: skip
