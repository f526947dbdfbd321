"""What places say about each other that stand side by side: the one holds the other, or they are listed."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from tollbook.grounding.places.cues import cues, weights
from tollbook.grounding.places.mentions import Mention
from tollbook.grounding.places.resolve import ancestors, own_key, prominence, towns_of_the_name
from tollbook.grounding.places.toponym import Toponym
from tollbook.grounding.places.words import Words

_JOINS = re.compile(r"(?:,| \(|, in| in| of|, of| –)? ?")
_POSSESSIVE = frozenset(["'s ", "’s ", "s "])
_LISTED = re.compile(r",? (?:and |or |& )?|/")
_RANKS = ("country", "admin1")
_ABOUT_AS_PROMINENT = 0.5
_CALLED = re.compile(
    r"(?:\b(?:[Pp]rovinces?|[Gg]overnorates?|[Ss]tates?|[Oo]blasts?|[Cc]ountryside) of "
    r"|\b(?:[Nn]orth|[Ss]outh)?-?(?:[Ee]ast|[Ww]est)?ern )$"
)
_FOLLOWING = re.compile(r" ([a-z]+)")
_GAP = 8


@dataclass(slots=True)
class Neighbours:
    """By the number of a mention: keys of what it lies in by the text's word, and the kind of the list it is in."""

    inside: dict[int, set[str]] = field(default_factory=dict)
    listed: dict[int, str] = field(default_factory=dict)


def read_neighbours(mentions: list[Mention], words: Words) -> Neighbours:
    """Reads every pair of mentions that stand side by side, and marks those that the text calls divisions.

    The mentions' scores grow by what they say of each other; a place that holds another is a division or a country.
    """
    weight, said, text = weights().document, Neighbours(), words.text
    for mention in mentions:
        mention.score, mention.division = mention.own, mention.shared or _is_division(mention, words)
    for k, (mention, after) in enumerate(zip(mentions, mentions[1:], strict=False)):
        gap = text[mention.end : after.start] if after.start - mention.end < _GAP else "."
        listed = bool(_LISTED.fullmatch(gap))
        if kind := _list_kind(mentions, k, text) if listed else "":
            said.listed[k] = said.listed[k + 1] = kind
        elif gap in _POSSESSIVE and (keys := _held(after, mention)):
            _hold(after, mention, keys)
            said.inside[k + 1] = keys
            continue
        elif _JOINS.fullmatch(gap) and not _speaks(after, text) and (keys := _held(mention, after)):
            _hold(mention, after, keys)
            said.inside[k] = keys
            continue
        if listed:
            first, second = mention.score, after.score
            mention.score += weight["listed"] if second > 1.0 else 0.0
            after.score += weight["listed"] if first > 1.0 else 0.0
    return said


def _speaks(mention: Mention, text: str) -> bool:
    """Whether a government speaks by its capital's name: "in Geneva, Washington said"."""
    following = _FOLLOWING.match(text, mention.end)
    return following is not None and following[1] in cues().speech


def _hold(inner: Mention, outer: Mention, keys: set[str]) -> None:
    """Both are likelier places; the outer is a division or a country."""
    weight = weights().document
    inner.score += weight["contains"]
    outer.score += weight["contained"]
    outer.division = outer.division or any("/" in key for key in keys)


def _held(mention: Mention, after: Mention) -> set[str]:
    """Keys of what the second may be that holds the first."""
    containers = {own_key(p) for p, _ in after.readings} - {""}
    return {key for p, _ in mention.readings for key in ancestors(p)} & containers


def _is_division(mention: Mention, words: Words) -> bool:
    """Whether the text calls the name a division: "Aleppo province", "the state of X", "northwestern Idlib"."""
    following = _FOLLOWING.match(words.text, mention.end)
    if following and following[1] in cues().province:
        return True
    if not words.text.endswith(("of ", "ern "), max(0, mention.start - 4), mention.start):
        return False
    before = _CALLED.search(words.text, max(0, mention.start - 28), mention.start)
    return bool(before) and any(p.kind in ("admin1", "admin2") for p, _ in mention.readings)


def _list_kind(mentions: list[Mention], k: int, text: str) -> str:
    """The kind where mention `k` and the next stand in a list of countries or states, where none holds the other."""
    for kind in _RANKS:
        if not (_is_a(mentions[k], kind) and _is_a(mentions[k + 1], kind)):
            continue
        for a, b, third in ((k - 1, k, k - 1), (k + 1, k + 2, k + 2)):
            inside = a >= 0 and b < len(mentions) and _is_a(mentions[third], kind)
            if inside and _LISTED.fullmatch(text[mentions[a].end : mentions[b].start]):
                return kind
    return ""


def _is_a(mention: Mention, kind: str) -> bool:
    return _may_be(mention.readings, kind)


@lru_cache(maxsize=32768)
def _may_be(readings: tuple[tuple[Toponym, int], ...], kind: str) -> bool:
    """Whether a place of that kind is about as prominent as any of that name; a province is none beside its town."""
    shared = towns_of_the_name(readings) if kind == "admin1" else frozenset()
    scores = [(prominence(p, how), p.kind) for p, how in readings if (p.country, p.admin1) not in shared]
    top = max((score for score, _ in scores), default=0.0)
    return any(k == kind and score > top - _ABOUT_AS_PROMINENT for score, k in scores)
