"""Where it happened: from the sentence, those before it, the opening, in that order; and what was hit."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import cast

from tollbook.claims.named_before import named_before
from tollbook.claims.nearest import nearest
from tollbook.claims.passage import Passage
from tollbook.claims.people_words import names_people
from tollbook.grounding.localities import is_locality
from tollbook.language import Sentence, Stretch
from tollbook.model import ActorMention, ClaimObject, Place, Term
from tollbook.model.codes import ObjectCode, Scope
from tollbook.rules.actors import actors

_SMALL = {"exact", "street", "neighbourhood"}
_FINE = {"exact", "street", "neighbourhood", "town", "district"}
_HOW_FAR_BACK = 3
_OPENING = 3  # sentences of headline and lede
_TOP = 300  # characters from the first sentence
_PREPOSITION = re.compile(
    r"\b(?:in|at|near|on|across|around|inside|outside|over|from|to|of|throughout|between|within)"
    r"(?: (?:the|an?|\w+ern|east|west|north|south|central|nearby|neighbouring|neighboring|besieged|town|city|village"
    r"|district))* (?:(?:al|el|an|ar|as|ash|at|ad|az|ul)-)?$",
    re.I,
)
_WHICH_LIES = re.compile(
    r",?(?: (?:town|village|city|camp|district|area))?(?: (?:in|at|to|which lies))? (?:the )?", re.I
)
_APPOSED = re.compile(r"\bcapital,? $|\b(?:city|town|village|port|camp|suburb|stronghold), $")
_BODY = re.compile(
    r"['’]s (?:[\w-]+ ){0,2}(?:council|government|army|militia|ministry|authorities|parliament|assembly|administration"
    r"|municipality|brigade|police|prosecutors?)\b"
    r"(?! (?:station|headquarters|building|office|base|compound|checkpoint|post|house|hall|chamber|barracks|academy)"
    r"s?\b)"
)
_HOME = re.compile(
    r"\b([a-z]+s|men|women|people|children) from (?:the )?(?:(?:town|village|city|province|region) of )?$"
)
_WITHIN = re.compile(r"\b(?:in|at|near|inside|outside|around|on) (?:the )?$")
_CARE = re.compile(
    r"\b(?:to|in|from|at) $"
    r"|\b(?:taken|rushed|brought|transferred|transported|evacuated|admitted|carried|sent|referred|treated|treatment|died)"
    r"(?: (?!(?:hit|struck|near)\b)[\w-]+){0,5}? (?:to|in|at)(?: [\w'’-]+){0,3} $",
    re.I,
)
"""Words before a hospital that cares for the harmed ("died in hospital", "were taken to the city's main hospital")."""
_BASED = re.compile(r"\bbased (?:in|at) (?:the )?$")


def place_of(passage: Passage, sentence: Sentence, start: int, end: int, scope: Scope = "incident") -> Place | None:
    """Where it happened: the finest place of the sentence, else of those before it, else of the document's opening.

    A campaign's figure is of the area that its own sentence names, or of the country that the document speaks of.
    """
    own = located(passage, sentence)
    said = [p for p in own if placed(passage, p)]
    if scope == "campaign":
        return nearest(said, start, end, _span) or _country(passage)
    here = _finest(said, start, end) or _finest(in_country(passage, own), start, end)
    if here is not None and here.precision in _FINE:
        return here
    again = meant_again(passage, sentence)
    if again is not None and _compatible(again, here):
        return again
    if here is not None and _part_of_country(here) and placed(passage, here) and not _opens(passage, sentence):
        return here
    summed = _province(passage) if scope == "cumulative" and here is None else None
    if summed is not None:
        return summed
    for earlier in (*passage.before(sentence, _HOW_FAR_BACK), *passage.running[:4]):
        there = _finest(in_country(passage, located(passage, earlier)), earlier.start, earlier.end)
        there = there or meant_again(passage, earlier)
        if there is not None and there.precision in _FINE and _compatible(there, here):
            return there
    dateline = next((p for p in _datelines(passage) if _compatible(p, here or _country(passage))), None)
    if dateline is not None and (here is None or here.precision in ("country", "area")):
        return dateline
    around = (*passage.before(sentence, 1), *passage.running[:4])
    wide = (_finest(in_country(passage, located(passage, s)), s.start, s.end) for s in around)
    return here or next((p for p in wide if p is not None), None) or _country(passage)


def _part_of_country(place: Place) -> bool:
    """Whether it is a country's east, north or so: what a report that knows no more says."""
    return place.precision == "area" and place.name is not None and place.text.endswith(f" {place.name}")


def _opens(passage: Passage, sentence: Sentence) -> bool:
    """Whether it is of the headline or the lede, which the text below makes more precise."""
    return sentence.start <= max((s.start for s in passage.running[:_OPENING]), default=0)


def meant_again(passage: Passage, sentence: Sentence | Stretch) -> Place | None:
    """The place that the sentence says again by its kind ("in the city"), as it was named before."""
    return passage.once(_meant_again, sentence.start, sentence.end)


def _meant_again(passage: Passage, start: int, end: int) -> Place | None:
    return named_before(passage, Stretch(start, end, "body"), passage.once(_settings))


def _settings(passage: Passage) -> tuple[Place, ...]:
    """The places of the country in which most happens, speakers' homes among them, in text order."""
    return tuple(
        p for p in in_country(passage, passage.places(0, len(passage.document.text))) if not _of_party(passage, p)
    )


def _of_party(passage: Passage, place: Place) -> bool:
    """Whether it is part of a party's name."""
    return any(_names(a, place, phrase=False) for a in passage.actors(max(0, place.start - 60), place.end + 60))


def _province(passage: Passage) -> Place | None:
    """The province named most, at its first mention: a sum over several events is of no one town."""
    provinces = [p for p in passage.grounded.places if p.precision == "province" and placed(passage, p)]
    often = Counter(p.name for p in provinces).most_common(1)
    return next((p for p in provinces if p.name == often[0][0]), None) if often else None


def in_country(passage: Passage, places: Iterable[Place]) -> list[Place]:
    """Those in the country where the document says most happened: other capitals are where others speak."""
    often = passage.once(_countries)
    most = max(often.values(), default=0)
    return [p for p in places if p.country is None or often[p.country] * 2 > most]


def _countries(passage: Passage) -> Counter[str]:
    """How often the document says of each country that something happened there."""
    return Counter(p.country for p in passage.grounded.places if p.country and placed(passage, p))


def _country(passage: Passage) -> Place | None:
    """The country in which the document says most happened, at its first mention."""
    countries = [p for p in passage.grounded.places if p.precision == "country" and not _based(passage, p)]
    named = [p for p in countries if placed(passage, p)] or countries
    often = Counter(p.name for p in named).most_common(1)
    return next((p for p in named if p.name == often[0][0]), None) if often else None


def _span(place: Place) -> tuple[int, int]:
    return place.start, place.end


def located(passage: Passage, sentence: Sentence | Stretch) -> list[Place]:
    """Places of the sentence that are no part of a party's or speaker's name, and no dateline."""
    return list(passage.once(_located, sentence.start, sentence.end))


def _located(passage: Passage, start: int, end: int) -> tuple[Place, ...]:
    here = tuple(p for p in passage.places(start, end) if not _of_name(passage, p) and not _dateline(passage, p))
    here = tuple(p for p in here if not any(_describes(passage, p, other) for other in here))
    scenes = tuple(p for p in here if not _is_home(passage, p))
    return scenes if any(p.precision in _FINE for p in scenes) else here


def _is_home(passage: Passage, place: Place) -> bool:
    """Whether it tells where people come from ("23 passengers from Punjab")."""
    people = _HOME.search(passage.text(max(0, place.start - 40), place.start))
    return people is not None and place.precision not in _SMALL and names_people(people[1])


def _describes(passage: Passage, place: Place, named: Place) -> bool:
    """Whether a place only tells where the town named before it lies ("Al Bab northeast of Aleppo")."""
    told_by_other = place.text[:1].islower() and named.text[:1].isupper() and named.end < place.start
    return told_by_other and bool(_WHICH_LIES.fullmatch(passage.text(named.end, place.start)))


def _of_name(passage: Passage, place: Place) -> bool:
    named = passage.actors(max(0, place.start - 60), place.end + 60)
    speakers = (s.source for s in passage.statements)
    return bool(
        _based(passage, place)
        or _owns_body(passage, place)
        or any(_names(a, place, phrase=placed(passage, place)) for a in named)
        or any(s.start is not None and s.end is not None and s.start <= place.start < s.end for s in speakers)
    )


def _owns_body(passage: Passage, place: Place) -> bool:
    """Whether it only says whose body acts or was hit ("fighters of Minbij's military council")."""
    if _BODY.match(passage.document.text, place.end) is None:
        return False
    return not _WITHIN.search(passage.text(max(0, place.start - 12), place.start))


def _based(passage: Passage, place: Place) -> bool:
    """Whether it only tells where a speaker sits ("the Britain-based monitor")."""
    before = _BASED.search(passage.text(max(0, place.start - 12), place.start))
    return bool(before) or passage.text(place.end, place.end + 6) == "-based"


def placed(passage: Passage, place: Place) -> bool:
    """Whether a preposition of place stands before it, or its own words make it one ("Nasr Street", "near Homs")."""
    before = passage.text(max(0, place.start - 24), place.start)
    return (
        place.text[:1].islower() or is_locality(place) or bool(_PREPOSITION.search(before) or _APPOSED.search(before))
    )


def _names(actor: ActorMention, place: Place, *, phrase: bool) -> bool:
    """Whether the place is part of a party's name, or stands for it ("Moscow denied") outside a phrase of place."""
    inside = actor.start <= place.start and place.end <= actor.end
    return inside and not (phrase and actor.end - actor.start <= place.end - place.start)


@cache
def _capitals() -> frozenset[str]:
    """Capitals in lower case: a report dated from one was written where the newsroom is."""
    return frozenset(capital.lower() for actor in actors() for capital in actor.capitals)


def _datelines(passage: Passage) -> list[Place]:
    """Towns that the dateline names, where no capital."""
    if not passage.running:
        return []
    start = passage.running[0].start
    return [
        p
        for p in passage.places(start, start + _TOP)
        if _dateline(passage, p) and p.precision in _FINE and p.text.lower() not in _capitals()
    ]


def _dateline(passage: Passage, place: Place) -> bool:
    """The town from which it was written, in capitals at the top."""
    top = passage.running[0].start + _TOP if passage.running else 0
    return place.start < top and len(place.text) > 3 and place.text.isupper()


def _compatible(there: Place, here: Place | None) -> bool:
    """Whether a place may lie in the wider one that the sentence names."""
    if here is None:
        return True
    if here.precision == "province" and here.admin1 and there.admin1:
        return here.admin1 == there.admin1
    return here.country is None or there.country is None or here.country == there.country


def _finest(places: list[Place], start: int, end: int) -> Place | None:
    small = [p for p in places if p.precision in _SMALL or p.name is None]
    fine = small or [p for p in places if p.precision in _FINE]
    wide = [p for p in places if p.precision in ("province", "area")]
    return nearest(fine or wide or places, start, end, _span)


def objects_of(passage: Passage, start: int, end: int, status: str) -> tuple[ClaimObject, ...]:
    """Civilian objects named in a span, each code once; those that only a name, a speaker or care names are none."""
    told = (t for t in passage.terms(start, end, "objects") if not (_in_a_name(passage, t) or _of_care(passage, t)))
    named = {t.code: t for t in reversed(tuple(told))}
    ordered = sorted(named.values(), key=lambda t: t.start)
    return tuple(
        ClaimObject(code=cast(ObjectCode, t.code), status=status, text=t.text)  # type: ignore[arg-type] # from our data
        for t in ordered
    )


def _in_a_name(passage: Passage, term: Term) -> bool:
    """Whether a word is part of a town's proper name ("Port Sudan") or of a speaker's ("a doctor at the hospital")."""
    town = any(
        p.start <= term.start and term.end < p.end or p.start < term.start and term.end == p.end
        for p in passage.grounded.places
        if p.precision not in _SMALL and p.start <= term.start < p.end
    )
    if town and term.text[:1].isupper():
        return True
    speakers = (s.source for s in passage.statements)
    return any(
        s.start is not None and s.end is not None and s.start < term.start and term.end <= s.end for s in speakers
    )


def _of_care(passage: Passage, term: Term) -> bool:
    """Whether a hospital is only where people were taken, treated or died."""
    return term.code == "health_facility" and bool(_CARE.search(passage.text(max(0, term.start - 80), term.start)))
