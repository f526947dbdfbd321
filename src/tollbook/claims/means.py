"""By what it was done: the specific method said nearest, else what the weapons tell, else the words before."""

from typing import cast

from tollbook.claims.passage import Passage
from tollbook.language import Sentence, Stretch
from tollbook.model import Term
from tollbook.model.codes import Method, Weapon
from tollbook.rules import load_yaml

_HOW_FAR_BACK = 3
Terms = tuple[Term, ...]


def means(passage: Passage, start: int, end: int, sentence: Sentence) -> tuple[Terms, Terms]:
    """Method and weapon terms of the clause, else of the sentence."""
    methods = passage.terms(start, end, "methods") or passage.terms(sentence.start, sentence.end, "methods")
    weapons = passage.terms(start, end, "weapons") or passage.terms(sentence.start, sentence.end, "weapons")
    return methods, weapons


def methods_of(
    passage: Passage, sentence: Sentence, methods: Terms, weapons: Terms, *, earlier: bool
) -> tuple[Method, ...]:
    """Method codes, the most specific source of them; `earlier`: whether the sentences before may tell."""
    for found in (_specific(methods), _of_weapons(weapons)):
        if found:
            return found
    if earlier:
        for stretch in (*passage.before(sentence, _HOW_FAR_BACK), *passage.running[:3]):
            found = _told_in(passage, stretch)
            if found:
                return found
    return _codes(methods)


def as_weapons(weapons: Terms) -> tuple[Weapon, ...]:
    """The distinct weapon codes, in order."""
    return cast(tuple[Weapon, ...], tuple(dict.fromkeys(t.code for t in weapons)))


def _told_in(passage: Passage, stretch: Stretch) -> tuple[Method, ...]:
    methods = passage.terms(stretch.start, stretch.end, "methods")
    return _specific(methods) or _of_weapons(passage.terms(stretch.start, stretch.end, "weapons"))


def _specific(methods: Terms) -> tuple[Method, ...]:
    return _codes(tuple(t for t in methods if (t.get("weak") or "").lower() != "true"))


def _of_weapons(weapons: Terms) -> tuple[Method, ...]:
    table = load_yaml("weapon_methods.yaml")
    return cast(tuple[Method, ...], tuple(dict.fromkeys(table[t.code] for t in weapons if t.code in table)))


def _codes(terms: Terms) -> tuple[Method, ...]:
    known = tuple(dict.fromkeys(t.code for t in terms))
    return cast(tuple[Method, ...], tuple(c for c in known if c != "unknown") or known)
