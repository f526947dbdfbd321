"""Weighs whether a stretch names a place here, by its words and those around it. Scores are log-odds-like sums."""

import re
from dataclasses import dataclass
from functools import cache

from tollbook.grounding.places.mentions import Mention
from tollbook.grounding.places.words import Words
from tollbook.rules import load_yaml, rules_path

_LIST = re.compile(r"\s*(?:,|and|or|&)\s*$")


@dataclass(frozen=True, slots=True)
class Lists:
    """Words that tell places from look-alikes."""

    locative: frozenset[str]
    directional: frozenset[str]
    adjective: frozenset[str]
    container: frozenset[str]
    following: frozenset[str]
    province: frozenset[str]
    body: frozenset[str]
    other: frozenset[str]
    titles: frozenset[str]
    speech: frozenset[str]
    ordinary: frozenset[str]
    given: frozenset[str]
    surnames: frozenset[str]


def _lines(name: str) -> frozenset[str]:
    return frozenset(rules_path(f"gazetteer/{name}.txt").read_text(encoding="utf-8").split())


@cache
def lists() -> Lists:
    """The packaged word lists."""
    cues = {name: frozenset(map(str, words)) for name, words in load_yaml("gazetteer/cues.yaml").items()}
    return Lists(**cues, ordinary=_lines("ordinary_words"), given=_lines("given_names"), surnames=_lines("surnames"))


@dataclass(frozen=True, slots=True)
class People:
    """Surnames that the text itself gives to somebody ("John London", "Mrs Paris")."""

    surnames: frozenset[str]


def find_people(words: Words) -> People:
    """The surnames of a text: after a given name, a title or an initial."""
    known, every = lists(), words.words
    found = set()
    for k in range(1, len(every)):
        before, word = every[k - 1], every[k]
        if not before.tight or before.link == "-":
            continue
        named = before.text in known.given or before.text in known.titles
        initial = len(before.text) == 1
        if named or initial:
            found.add(word.text)
    return People(frozenset(found))


def weigh(mention: Mention, words: Words, people: People) -> float:
    """The score of one mention before anything is known of the rest; at most -5 where it is refused outright."""
    base = _prior(mention)
    return base + _left(mention, words, people) + _right(mention, words) + _itself(mention, words, people)


def _prior(mention: Mention) -> float:
    best = -9.0
    for place, how in mention.readings:
        if place.kind == "country":
            value = 5.0
        elif place.kind in ("admin1", "continent", "region", "water"):
            value = 3.0
        elif place.kind == "admin2":
            value = 3.0 if mention.last > mention.first else 0.0
        else:
            value = min(3.0, max(-0.5, _log(place.population) - 3.0))
            value -= 1.0 if how else 0.0
        best = max(best, value)
    return best + (1.5 if mention.last > mention.first else 0.0)


def _log(population: int) -> float:
    return len(str(population)) - 1 + int(str(population)[0]) / 10


def _itself(mention: Mention, words: Words, people: People) -> float:
    known, score = lists(), 0.0
    if mention.last > mention.first:
        return 0.0
    word, major = mention.text, _prior(mention) >= 3.0
    low = word.lower()
    if low in known.ordinary:
        score -= 1.0 if major else 3.0
        if words.words[mention.first].initial:
            score -= 1.0
    if low in words.lower_words and not major:
        score -= 1.5
    if word.capitalize() in known.given and not major:
        score -= 1.5
    if word.capitalize() in known.surnames and not major:
        score -= 0.5
    if word in people.surnames:
        score -= 3.0
    return score


def _left(mention: Mention, words: Words, people: People) -> float:
    known, every = lists(), words.words
    if mention.first > 0:
        before = every[mention.first - 1]
        if before.tight:
            return _left_word(mention, before.text, words)
        if before.link == " of " or before.link == " of the ":
            return (
                2.0 if before.text.lower() in known.container else (-1.0 if before.text in ("Bank", "Church") else 0.5)
            )
    low = words.before(mention.start)
    if low in known.locative or low in known.adjective:
        return 2.5
    if low in known.directional:
        return 1.2
    if low == "the":
        return -1.0
    return 0.0


def _left_word(mention: Mention, before: str, words: Words) -> float:
    known = lists()
    low, initial = before.lower(), words.words[mention.first - 1].initial
    if low in known.locative or low in known.adjective:
        return 2.5
    if low in known.directional and initial:
        return 1.2
    if before in known.titles:
        return -5.0
    if before in known.given or len(before) == 1:
        return -5.0
    if initial and (low in known.ordinary or low in words.lower_words or low in _FUNCTION):
        return 0.0
    return -2.0


_FUNCTION = frozenset(
    "the a an and but or if when while as after before since until although though because so yet".split()
)


def _right(mention: Mention, words: Words) -> float:
    known, every = lists(), words.words
    word = every[mention.last]
    if word.tight and mention.last + 1 < len(every):
        after = every[mention.last + 1].text
        if after in known.other:
            return -6.0
        if after in known.body:
            return 1.0
        if word.link == " ":
            return -2.0
        return -0.5
    rest = words.after(mention.end)
    following = _NEXT.match(rest)
    if following and following[1]:
        low = following[1]
        if low in known.following:
            return 1.5
        if low in known.speech:
            return -0.5
        return 0.0
    if rest.startswith("-based") or rest.startswith("-area") or rest.startswith("-born"):
        return 3.0
    return 0.0


_NEXT = re.compile(r"(?:['’]s)? ([a-z][a-z'’-]*)|")
