"""Names that no gazetteer has, where the text itself says that they are places: "the village of X", "X, Idlib"."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from tollbook.grounding.places.cues import cues
from tollbook.grounding.places.mentions import Mention
from tollbook.grounding.places.words import Words

_SETTLEMENT = (
    "village|town|hamlet|camp|neighbou?rhood|quarter|suburb|settlement|checkpoint|crossing|township|kibbutz|subdistrict"
)
_BEFORE = re.compile(rf"(?:\b(?:{_SETTLEMENT}|city|district|area)s? of |\b(?:{_SETTLEMENT})s? )$")
_AFTER = re.compile(rf" (?:{_SETTLEMENT}|district|area)\b")
_PART = re.compile(r"\W*(?:neighbou?rhoods?|quarters?|suburbs?|districts?|areas?|checkpoint|camp)\b")
_IN = re.compile(r"\b(?:in|at|near|from|on|of|outside) $")
_COMMA = re.compile(r"(?:, (?:in |near |north of |south of |east of |west of )?| in )$")
_LISTED = frozenset([" and ", ", ", ", and "])
_MOST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Unknown:
    """A named place without a point of its own; `holder` is where the place that holds it begins, −1 where unsaid.

    `apart`: it is a settlement of its own, not a part of a town ("the village of X", not "the X neighbourhood").
    """

    start: int
    end: int
    text: str
    holder: int
    apart: bool


def find_unknown(
    words: Words, taken: Collection[int], places: list[Mention], refused: Collection[str]
) -> list[Unknown]:
    """The names that only the words around them make places, in text order; never one of `refused`, e.g. demonyms."""
    starts = {p.start: p for p in places}
    found: list[Unknown] = []
    at, every = 0, words.words
    while at < len(every):
        last = -1 if every[at].text in refused else _run(words, at, taken)
        if last < at:
            at += 1
            continue
        listed = bool(found) and words.text[found[-1].end : every[at].start] in _LISTED
        unknown = _judged(words, at, last, starts, listed)
        if unknown:
            found.append(unknown)
        at = last + 1
    return found


def _run(words: Words, first: int, taken: Collection[int]) -> int:
    """The last word of the capitalised run that begins here; before `first` where it can be no place's name."""
    every, last = words.words, first
    if first in taken or not _nameable(words, first):
        return first - 1
    while last - first < _MOST_WORDS and every[last].tight and last + 1 < len(every) and last + 1 not in taken:
        last += 1
    return last if last - first < _MOST_WORDS and not every[last].tight else first - 1


def _nameable(words: Words, number: int) -> bool:
    """Whether a word may begin a place's name; a given name only where the text calls it a village or the like."""
    known, word, start = cues(), words.words[number].text, words.words[number].start
    if len(word) < 3 or word.isupper() or word.lower() in known.ordinary or word in known.titles or word in known.body:
        return False
    return word not in known.given or bool(_BEFORE.search(words.text, max(0, start - 24), start))


def _judged(words: Words, first: int, last: int, starts: dict[int, Mention], listed: bool) -> Unknown | None:
    text, start, end = words.text, words.words[first].start, words.words[last].end
    if (first and words.words[first - 1].link == " ") or words.words[last].text in cues().body:
        return None
    before = text[max(0, start - 24) : start]
    within = _holder(text, end, starts)
    if listed or _BEFORE.search(before) or _AFTER.match(text, end) or (within and _IN.search(before)):
        apart = not _PART.search(before) and not _PART.match(text[end : end + 16]) and text[end - 6 : end] != "Street"
        return Unknown(start, end, text[start:end], within.start if within else -1, apart)
    return None


def _holder(text: str, end: int, starts: dict[int, Mention]) -> Mention | None:
    """The place that the text names right behind a comma or "in" as holding the name."""
    rest = _AFTER.match(text, end)
    at = rest.end() if rest else end
    for length in range(2, 13):
        place = starts.get(at + length)
        if place and _COMMA.fullmatch(text[at : at + length]):
            return place
    return None
