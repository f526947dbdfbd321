"""A generic word said once for several names: "Clarke, Madison and Oconee counties", "Idlib and Hama provinces"."""

import re

from tollbook.grounding.places.gazetteer import Atlas
from tollbook.grounding.places.mentions import Mention
from tollbook.grounding.places.toponym import Toponym
from tollbook.grounding.places.words import Words

_SINGULAR = {
    "counties": "County", "provinces": "Province", "districts": "District", "governorates": "Governorate",
    "oblasts": "Oblast", "townships": "Township", "parishes": "Parish", "states": "State", "regions": "Region",
}  # fmt: skip
_PLURAL = re.compile(r" (?:" + "|".join(f"[{w[0]}{w[0].upper()}]{w[1:]}" for w in _SINGULAR) + r")\b")
_BETWEEN = re.compile(r",? (?:and |or |& |to )?")
_MOST = 12


def share_generic_words(mentions: list[Mention], words: Words, atlas: Atlas) -> list[Mention]:
    """The mentions, with the names before such a plural read as divisions; names that were no mention are added."""
    if not any(plural in words.lowered for plural in _SINGULAR):
        return mentions
    added: list[Mention] = []
    for plural in _PLURAL.finditer(words.text):
        added.extend(_named_before(plural.start(), _SINGULAR[plural[0].strip().lower()], words, atlas))
    if not added:
        return mentions
    taken = {i for m in added for i in range(m.first, m.last + 1)}
    kept = [m for m in mentions if not taken & set(range(m.first, m.last + 1))]
    return sorted([*kept, *added], key=lambda m: m.start)


def _named_before(end: int, generic: str, words: Words, atlas: Atlas) -> list[Mention]:
    found: list[Mention] = []
    at = words.ending.get(end, -1)
    while at >= 0 and len(found) < _MOST:
        first = at
        while first > 0 and words.words[first - 1].tight and atlas.find(f"{_said(words, first - 1, at)} {generic}"):
            first -= 1
        readings = atlas.find(f"{_said(words, first, at)} {generic}") or _divisions(atlas, _said(words, first, at))
        if not readings:
            break
        start, stop = words.words[first].start, words.words[at].end
        found.append(Mention(start, stop, words.text[start:stop], first, at, readings, 3.0, True))
        if first == 0 or not _BETWEEN.fullmatch(words.text[words.words[first - 1].end : start]):
            break
        at = first - 1
    return found if len(found) > 1 else []


def _said(words: Words, first: int, last: int) -> str:
    return words.text[words.words[first].start : words.words[last].end]


def _divisions(atlas: Atlas, name: str) -> tuple[tuple[Toponym, int], ...]:
    return tuple(hit for hit in atlas.find(name) if hit[0].kind in ("admin1", "admin2"))
