"""Where and by what means: from the clause, the sentence, those before it, the headline, in that order."""

from typing import cast

from tollbook.claims.nearest import nearest
from tollbook.claims.passage import Passage
from tollbook.language import Sentence, Stretch
from tollbook.model import ClaimObject, Evidence, Place, Term
from tollbook.model.codes import Method, ObjectCode, Weapon

_FINE = {"exact", "street", "neighbourhood", "town", "district"}
_HOW_FAR_BACK = 3


def place_of(passage: Passage, sentence: Sentence, start: int, end: int) -> Place | None:
    """Where it happened: the finest place of the sentence, else of those before it, else of the document's opening."""
    own = [p for p in passage.places(sentence.start, sentence.end) if not _inside_actor(passage, p)]
    here = _finest(own, start, end)
    if here is not None and here.precision in _FINE:
        return here
    for earlier in passage.before(sentence, _HOW_FAR_BACK):
        there = _finest(_located(passage, earlier), earlier.start, earlier.end)
        if there is not None and there.precision in _FINE and _compatible(there, here):
            return there
    for first in passage.running[:4]:
        there = _finest(_located(passage, first), first.start, first.end)
        if there is not None and _compatible(there, here) and (here is None or there.precision in _FINE):
            return there
    return here


def _located(passage: Passage, sentence: Stretch) -> list[Place]:
    return [p for p in passage.places(sentence.start, sentence.end) if not _inside_actor(passage, p)]


def _compatible(there: Place, here: Place | None) -> bool:
    return here is None or here.country is None or there.country is None or here.country == there.country


def _inside_actor(passage: Passage, place: Place) -> bool:
    return any(
        a.start <= place.start and place.end <= a.end for a in passage.actors(max(0, place.start - 60), place.end + 60)
    )


def _finest(places: list[Place], start: int, end: int) -> Place | None:
    fine = [p for p in places if p.precision in _FINE]
    wide = [p for p in places if p.precision in ("province", "area")]
    return nearest(fine or wide or places, start, end, lambda p: (p.start, p.end))


def means(passage: Passage, start: int, end: int, sentence: Sentence) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    """Method and weapon terms of the clause, else of the sentence; the specific before the general."""
    methods = passage.terms(start, end, "methods") or passage.terms(sentence.start, sentence.end, "methods")
    weapons = passage.terms(start, end, "weapons") or passage.terms(sentence.start, sentence.end, "weapons")
    return _specific_first(methods), weapons


def methods_before(passage: Passage, sentence: Sentence) -> tuple[Term, ...]:
    """Method terms of the sentences before, else of the document's opening, where this sentence names none."""
    for earlier in (*passage.before(sentence, _HOW_FAR_BACK), *passage.running[:3]):
        methods = [t for t in passage.terms(earlier.start, earlier.end, "methods") if t.get("weak") != "True"]
        if methods:
            return tuple(methods)
    return ()


def _specific_first(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    return tuple(sorted(terms, key=lambda t: t.get("weak") == "True"))


def codes(terms: tuple[Term, ...]) -> tuple[str, ...]:
    """The distinct codes of terms, in order."""
    return tuple(dict.fromkeys(t.code for t in terms))


def as_methods(terms: tuple[Term, ...]) -> tuple[Method, ...]:
    """Method codes of terms; a general word gives its code only where no specific one stands beside it."""
    specific = [t for t in terms if t.get("weak") != "True"]
    return cast(tuple[Method, ...], codes(tuple(specific or terms)))


def as_weapons(terms: tuple[Term, ...]) -> tuple[Weapon, ...]:
    """Weapon codes of terms."""
    return cast(tuple[Weapon, ...], codes(terms))


def objects_of(passage: Passage, start: int, end: int, status: str) -> tuple[ClaimObject, ...]:
    """Civilian objects named in a span, each code once."""
    named = {t.code: t for t in reversed(passage.terms(start, end, "objects"))}
    ordered = sorted(named.values(), key=lambda t: t.start)
    return tuple(
        ClaimObject(code=cast(ObjectCode, t.code), status=status, text=t.text)  # type: ignore[arg-type] # from our data
        for t in ordered
    )


def quoted(slot: str, text: str, start: int, end: int) -> Evidence:
    """Evidence for a slot."""
    return Evidence(slot=slot, start=start, end=end, text=text)
