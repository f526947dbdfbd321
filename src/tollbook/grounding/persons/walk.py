"""Walks from a number or an article to the noun it belongs to: "12 [suspected rebel fighters]"."""

import re
from dataclasses import dataclass
from functools import cache

from tollbook.grounding.persons.nouns import Noun, longer_nouns, people_nouns
from tollbook.model.codes import Group
from tollbook.rules import Entry, lexicon, load_yaml

LIMIT = 7
"""So many words at most stand between a number and its noun."""

_WORD = re.compile(r"[\s\"“”‘’'()]{0,3}([^\W_](?:[\w&]|['’.\-](?=\w))*)")
_AGE = re.compile(r"(\d{1,3}|[a-z]{3,12})[- ](year|month|week|day)s?[- ]olds?", re.IGNORECASE)
_ADULT = 18
_INFANT_YEARS = 1


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A noun for people with its modifiers: `head` is the last noun, `nouns` all of them in order."""

    start: int
    end: int
    head: Noun
    nouns: tuple[Noun, ...]

    @property
    def plural(self) -> bool:
        """Whether the noun stands for several people."""
        return self.head.number == "plural"

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups that any of its nouns says, each once."""
        return tuple(dict.fromkeys(group for noun in self.nouns for group in noun.groups))


@cache
def stop_words() -> frozenset[str]:
    """Words that end the walk."""
    return frozenset(load_yaml("lexicons/en/function_words.yaml"))


@cache
def numerals() -> frozenset[str]:
    """Number words: a noun beyond one belongs to that number."""
    words = load_yaml("lexicons/en/numbers.yaml")
    return frozenset((*words["units"], *words["teens"], *words["tens"], *words["scales"]))


@cache
def compound_heads() -> frozenset[str]:
    """Nouns that make a compound of a noun for people before them ("a police station")."""
    rows: tuple[Entry, ...] = lexicon("lexicons/en/counts.yaml")
    return frozenset(t for row in rows if ("kind", "compound") in row.attributes for t in row.terms)


def noun_after(text: str, position: int) -> NounPhrase | None:
    """The noun phrase for people that begins at `position` (after white space), or None where none does."""
    found: list[Noun] = []
    start = end = at = position
    for _ in range(LIMIT):
        match = _WORD.match(text, at)
        if match is None or (found and "(" in match[0]):
            break
        noun, stop = _noun_at(text, match, match[1].lower())
        if noun is None or _adjective(noun, text, stop):
            if found or _ends_phrase(text, match):
                break
            at = match.end()
            continue
        if noun.entry.endswith("_adjective") and not _fits(found, text[position : match.start(1)]):
            break
        start = match.start(1) if not found else start
        found.append(noun)
        at = end = stop
        if text[at : at + 1] in (".", ",", ";", ":", ")", "'", "’"):
            break
    if not found or _compound(text, end):
        return None
    return NounPhrase(start, end, found[-1], tuple(found))


def _ends_phrase(text: str, match: re.Match[str]) -> bool:
    """Whether a word that is no noun for people ends the walk. "IS fighters" and "US soldiers" name parties."""
    word, low = match[1], match[1].lower()
    stop = low in stop_words() and word not in ("IS", "US")
    return stop or low in numerals() or _bare_number(text, match) or _plural_thing(word, low)


def _fits(found: list[Noun], modifiers: str) -> bool:
    """Whether "killed", "wounded" … may be a noun here: first of its phrase, or after another such word."""
    if found:
        return found[-1].entry.endswith("_adjective")
    return _may_precede(modifiers)


def _noun_at(text: str, match: re.Match[str], low: str) -> tuple[Noun | None, int]:
    """The longest noun for people at a matched word, and where it ends."""
    nouns = people_nouns()
    for words in longer_nouns().get(low, ()):
        stop = match.end()
        for word in words[1:]:
            following = _WORD.match(text, stop)
            if following is None or following[1].lower() != word:
                break
            stop = following.end()
        else:
            return nouns[" ".join(words)], stop
    noun = nouns.get(low)
    if noun is None or (noun.case and not match[1][0].isupper()):
        return None, match.end()
    return noun, match.end()


def _bare_number(text: str, match: re.Match[str]) -> bool:
    """Whether another number begins here; "a 9 years old girl" is one phrase."""
    return match[1].isdigit() and not text[match.end() : match.end() + 5].lower().strip().startswith(("year", "mont"))


def _adjective(noun: Noun, text: str, end: int) -> bool:
    """Whether a noun only describes what follows ("a Syrian army base", "a rebel offensive")."""
    if not noun.adjective or noun.number == "plural":
        return False
    match = _WORD.match(text, end)
    if match is None or not text[end : match.start(1)].isspace() or match[1].lower() in stop_words():
        return False
    return noun.case or not (
        match[1].lower().endswith(("ed", "ing", "ly")) or _noun_at(text, match, match[1].lower())[0]
    )


def _plural_thing(word: str, low: str) -> bool:
    return word[0].islower() and low.endswith("s") and not low.endswith(("ss", "us", "is", "'s", "’s", "ous"))


def _may_precede(modifiers: str) -> bool:
    words = modifiers.split()
    return all(w[0].isupper() or w.endswith("ly") or not w[0].isalpha() for w in words)


def _compound(text: str, end: int) -> bool:
    if text[end : end + 1] == "-":
        return True
    match = _WORD.match(text, end)
    return match is not None and match[1].lower().removesuffix("'s").removesuffix("’s") in compound_heads()


def find_people(text: str) -> tuple[Noun, ...]:
    """Every noun for people in a text, in order; one that only begins a compound ("police station") is left out."""
    found: list[Noun] = []
    at = 0
    while match := _WORD.search(text, at):
        noun, at = _noun_at(text, match, match[1].lower())
        if noun and not _adjective(noun, text, at) and not _compound(text, at):
            found.append(noun)
    return tuple(found)


def age_group(modifiers: str) -> tuple[Group, ...]:
    """Children or infants where an age under 18 is said ("a 9-year-old", "two-month-old"); else nothing."""
    match = _AGE.search(modifiers)
    if match is None:
        return ()
    unit = match[2].lower()
    if unit != "year":
        return ("infants", "children")
    years = int(match[1]) if match[1].isdigit() else _SMALL.get(match[1].lower(), _ADULT)
    if years >= _ADULT:
        return ()
    return ("infants", "children") if years <= _INFANT_YEARS else ("children",)


_SMALL = {
    word: value for part in ("units", "teens") for word, value in load_yaml("lexicons/en/numbers.yaml")[part].items()
}
