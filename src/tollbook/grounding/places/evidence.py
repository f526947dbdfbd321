"""Weighs whether a stretch names a place here, by its words and those around it. Scores are log-odds-like sums."""

import math
import re
from dataclasses import dataclass
from functools import lru_cache

from tollbook.grounding.places.cues import cues, weights
from tollbook.grounding.places.mentions import Mention
from tollbook.grounding.places.toponym import Toponym
from tollbook.grounding.places.words import Word, Words

_NEXT = re.compile(r"(?:['’]s)? ([a-z][a-z'’-]*)")
_ATTACHED = re.compile(r"-(?:based|area|born|held|controlled|occupied|administered|wide)\b")
_MANY = 50_000


@dataclass(frozen=True, slots=True)
class People:
    """Surnames that the text gives to somebody: surely ("John London", "Mrs Paris"), or likely ("Barack Obama")."""

    sure: frozenset[str]
    likely: frozenset[str]


def find_people(words: Words, places: list[Mention]) -> People:
    """The surnames of a text: after a given name, a title or an initial; or after a word that is nothing else."""
    known, every = cues(), words.words
    taken = {i for m in places if m.last > m.first for i in range(m.first, m.last + 1)}
    bearing = {m.first for m in places}
    sure, likely = set[str](), set[str]()
    named = -1
    for k in range(1, len(every)):
        before, word = every[k - 1], every[k]
        if before.link not in (" ", ". ") or k in taken:
            continue
        if before.text in known.given or before.text in known.titles or _initial(before) or named == k - 1:
            sure.add(word.text)
            named = k if named != k - 1 else -1
        elif _nothing_else(before.text) and k - 1 not in taken and k - 1 not in bearing:
            likely.add(word.text)
    return People(frozenset(sure), frozenset(likely))


def _initial(word: Word) -> bool:
    """Whether it is a letter with a full stop, as in "J. Paris"."""
    return len(word.text) == 1 and word.link == ". "


def _nothing_else(word: str) -> bool:
    known, low = cues(), word.lower()
    return (
        low not in known.ordinary
        and low not in known.adjective
        and low not in known.function
        and word not in known.body
    )


def weigh(mention: Mention, words: Words, people: People) -> float:
    """The score of one mention before anything is known of the rest; below -5 where it is refused outright."""
    base = prior(mention.readings, mention.last > mention.first)
    country = any(p.kind == "country" for p, _ in mention.readings)
    major = base >= 3.0 and (mention.text.lower() not in cues().ordinary or (country and mention.text.isupper()))
    return base + _before(mention, words) + _after(mention, words, major) + _itself(mention, words, people, major)


@lru_cache(maxsize=32768)
def prior(readings: tuple[tuple[Toponym, int], ...], several: bool) -> float:
    """How likely a name alone means a place: the best of its readings. `several`: it has more words than one."""
    weight = weights().prior
    best = weight["town_least"] + weight["alternate"]
    for place, how in readings:
        size = math.log10(place.population + 1) - 3.0
        if place.kind == "country":
            value = weight["country"]
        elif place.kind in ("continent", "region", "water"):
            value = weight["region"]
        elif place.kind == "admin1":
            value = max(0.0, min(weight["admin1"], size))
        elif place.kind == "admin2":
            value = weight["admin2_whole"] if several else weight["admin2_bare"]
        else:
            value = min(weight["town_most"], max(weight["town_least"], size))
            value += weight["alternate"] if how else 0.0
        best = max(best, value)
    return best + (weight["several_words"] if several else 0.0)


def _itself(mention: Mention, words: Words, people: People, major: bool) -> float:
    known, weight, score = cues(), weights().itself, 0.0
    word = mention.text
    if mention.last > mention.first:
        return weight["saint"] if word.startswith(("St.", "St ", "Saint ")) else 0.0
    low = word.lower()
    if low in known.ordinary and not major:
        country = any(p.kind == "country" for p, _ in mention.readings)
        score += weight["ordinary_major"] if country else weight["ordinary"]
        if words.words[mention.first].initial:
            score += weight["ordinary_initial"]
    if not major:
        score += weight["lower_here"] if low in words.lower_words else 0.0
        score += weight["given_name"] if word.capitalize() in known.given else 0.0
        score += weight["surname"] if word.capitalize() in known.surnames else 0.0
        score += weight["likely_person_here"] if word in people.likely else 0.0
    if word in people.sure:
        score += weight["person_here"]
    if word.isupper() and len(word) < 5 and not major and "." not in word:
        score += weight["short_capitals"]
    return score


def _before(mention: Mention, words: Words) -> float:
    known, weight, every = cues(), weights().before, words.words
    if mention.first > 0:
        before = every[mention.first - 1]
        if before.tight:
            return _word_before(mention, words)
        if before.link in (" of ", " of the "):
            return weight["container"] if before.text.lower() in known.container else 0.5
    low = words.before(mention.start)
    if low in known.locative or low in known.adjective:
        return weight["locative"]
    if low in known.directional:
        return weight["container"] if low == "of" and words.container(mention.start) else weight["directional"]
    return weight["the"] if low == "the" else 0.0


def _word_before(mention: Mention, words: Words) -> float:
    known, weight, before = cues(), weights().before, words.words[mention.first - 1]
    low = before.text.lower()
    if before.link == "-":
        return weight["party"] if len(before.text) == 1 else 0.0
    if low in known.locative or low in known.adjective:
        return weight["locative"]
    if not before.text[0].isupper():  # a script without capitals: every word is one of ours
        return 0.0
    if low in known.directional:
        return weight["directional"]
    for kind, hit in (
        ("title", before.text in known.titles),
        ("given_name", before.text in known.given),
        ("initial", _initial(before)),
    ):
        if hit:
            return weight[kind]
    if low in known.function or (before.initial and low in words.lower_words):
        return weight["the"] if low == "the" else 0.0
    if low in known.ordinary or before.text in known.body:
        return 0.0 if before.initial else weight["ordinary"]
    return weight["unknown"]


def _after(mention: Mention, words: Words, major: bool) -> float:
    known, weight, every = cues(), weights().after, words.words
    if every[mention.last].tight and mention.last + 1 < len(every) and every[mention.last + 1].text[0].isupper():
        return _words_after(mention, words, major)
    rest = words.after(mention.end)
    if _ATTACHED.match(rest):
        return weight["based"]
    if rest.startswith("$"):
        return weight["money"]
    following = _NEXT.match(rest)
    if following and following[1] in known.following:
        return weight["following"]
    return weight["speech"] if following and following[1] in known.speech else 0.0


def _words_after(mention: Mention, words: Words, major: bool) -> float:
    known, weight, every = cues(), weights().after, words.words
    run = [every[mention.last + 1].text]
    while len(run) < 6 and every[mention.last + len(run)].link == " ":
        run.append(every[mention.last + len(run) + 1].text)
    if run[0] in known.street or (len(run) < 3 and run[-1] in known.street):
        return weight["street"]
    for kind, found in (("outlet", known.outlet), ("team", known.team)):
        if run[0] in found or run[-1] in found:
            return weight[kind]
    if run[0] in known.institution or run[-1] in known.institution:
        return weight["institution"]
    if run[0] in known.body or run[-1] in known.body:
        return weight["body"]
    given = mention.text in known.given
    if major and not given:
        return 0.0
    if every[mention.last].link == "-":
        return weight["place"]
    low = run[0].lower()  # headlines have capitals that mean nothing
    if low in known.following or low in known.function:
        return weight["following"] if low in known.following else 0.0
    return weight["unknown_given"] if given else weight["unknown"]


def likely_many(population: int) -> bool:
    """Whether a town is large enough to be named where nothing else of its country is."""
    return population >= _MANY
