"""Which sentences may hold a claim: found by lexicon alone, so that only they and what explains them are parsed."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from tollbook.language.scan import Scanner, lower
from tollbook.language.sentences import Stretch
from tollbook.language.tokens import Sentence
from tollbook.model import Term
from tollbook.rules import lexicon

NEAR = 6
"""So many sentences away from a word of harm, damage and blame still belong to it."""
_OPENING = 4  # sentences that say where and when, if any do
_READ = 3  # sentences around a parsed one whose dates, places and parties may belong to it
_NEAR_HARM = ("damage", "position")
_EXPLAINING = ("explaining", "stance", "methods", "weapons")
_LIVES = re.compile(r"\bli(?:fe|ves)\b")
_LEANING = re.compile(r"[\"“”«»]|\b(?:s?he|they|it)\b")
_QUOTED = re.compile(r"[\"“”«»]")


@cache
def scanner(name: str) -> Scanner:
    """One of the lexicons that open the gate: harm, damage, position."""
    return Scanner(name, lexicon(f"lexicons/en/{name}.yaml"))


@cache
def _explaining() -> Scanner:
    entries = [entry for name in _EXPLAINING for entry in lexicon(f"lexicons/en/{name}.yaml")]
    return Scanner("explaining", entries)


@lru_cache(maxsize=1)  # a text is asked whether it has any before it is cut into sentences
def _words_of_harm(text: str) -> tuple[Term, ...]:
    return scanner("harm").find(text)


def names_harm(text: str) -> bool:
    """Whether the text has a word of harm at all: half of the news has none."""
    return bool(_words_of_harm(text))


def harmful(text: str, stretches: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """The sentences with a word of harm, in text order."""
    low = lower(text)
    found = _placed(_words_of_harm(text), stretches)
    return tuple(stretches[n] for n in sorted({n for n, term in found if _tells(term, low, stretches[n])}))


def windows(text: str, stretches: tuple[Stretch, ...], harm: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """The sentences that may hold a claim, in text order, where those of `harm` tell of harm.

    They are these; those of damage or blame within `NEAR` sentences of one; and the neighbours of both that doubt
    something or name a method or weapon, or that say or quote something where the sentence beside them leans on that.
    """
    if not harm:
        return ()
    low = lower(text)
    starts = {stretch.start: n for n, stretch in enumerate(stretches)}
    telling = {starts[stretch.start] for stretch in harm}
    close = {n for h in telling for n in range(h - NEAR, h + NEAR + 1)}
    others = [term for name in _NEAR_HARM for term in scanner(name).find(text, low)]
    holding = telling | (close & {n for n, _ in _placed(others, stretches)})
    leaning = {n for n in holding if _LEANING.search(low, stretches[n].start, stretches[n].end)}
    beside = {n for h in holding for n in (h - 1, h + 1) if 0 <= n < len(stretches)} - holding
    explaining = {n for n in beside if _explains(low, stretches[n], not leaning.isdisjoint((n - 1, n + 1)))}
    return tuple(stretches[n] for n in sorted(holding | explaining))


def surroundings(text: str, stretches: tuple[Stretch, ...], wanted: Iterable[Stretch | Sentence]) -> str:
    """The text with all blank that lies neither in its opening nor within a few sentences (`_READ`) of a wanted one.

    Offsets hold. What a long report says elsewhere is no evidence for the claims, and need not be read for them.
    """
    numbers = {stretch.start: n for n, stretch in enumerate(stretches)}
    kept = set(range(_OPENING)).union(*(range(numbers[s.start] - _READ, numbers[s.start] + _READ + 1) for s in wanted))
    if len(kept.intersection(range(len(stretches)))) == len(stretches):
        return text
    parts, at = list[str](), 0
    for n, stretch in enumerate(stretches):
        if n not in kept:
            parts += text[at : stretch.start], " " * (stretch.end - stretch.start)
            at = stretch.end
    return "".join([*parts, text[at:]])


def _placed(terms: Iterable[Term], stretches: tuple[Stretch, ...]) -> Iterator[tuple[int, Term]]:
    """Each term that stands in a sentence, with the sentence's number."""
    starts = [s.start for s in stretches]
    for term in terms:
        n = bisect_right(starts, term.start) - 1
        if n >= 0 and term.start < stretches[n].end:
            yield n, term


def _tells(term: Term, low: str, stretch: Stretch) -> bool:
    """Whether the term may tell of harm: "took" and "cost" do so of lives alone, "death penalty" never."""
    if term.get("need") == "lives":
        return bool(_LIVES.search(low, stretch.start, stretch.end))
    return term.code != "none"


def _explains(low: str, stretch: Stretch, leaning: bool) -> bool:
    """Whether a sentence may explain the one beside it, which may lean on it for who speaks."""
    said = low[stretch.start : stretch.end]
    if leaning:
        return bool(_QUOTED.search(said)) or _explaining().has(said)
    return any(term.get("need") != "leaning" for term in _explaining().find(said))
