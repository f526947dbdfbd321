"""A place said again by its kind ("in the city") is the last of that kind that was named before."""

from bisect import bisect_left
from collections import Counter

from tollbook.claims.passage import Passage
from tollbook.grounding.places.names import fold
from tollbook.language import Sentence, Stretch, scanner
from tollbook.model import Place

_REACH = 1500  # characters: a town named further off is another story's


def named_before(passage: Passage, sentence: Sentence | Stretch, places: tuple[Place, ...]) -> Place | None:
    """The place that the sentence means by its kind alone, of `places`, those in which things happen, in text order."""
    text = passage.text(sentence.start, sentence.end)
    for term in scanner("named_before").find(text):
        at = sentence.start + term.start
        if _is_named(text[term.end :]):
            continue
        near = places[bisect_left(places, at - _REACH, key=_start) : bisect_left(places, at, key=_start)]
        meant = [p for p in near if p.precision == term.code]
        if meant:
            plain = [p for p in meant if p.text[:1].isupper()]  # "south of Aleppo" lies outside the city
            return _told_most(plain or meant)
    return None


def _start(place: Place) -> int:
    return place.start


def _told_most(places: list[Place]) -> Place:
    """The last; but a town of its province's name, which may stand for the province, yields to a town told as often."""
    last = places[-1]
    others = [p for p in places if p.admin1 == last.admin1 and p.name != last.name]
    if last.admin1 is None or fold(last.name or "") != fold(last.admin1) or not others:
        return last
    often = Counter(p.name for p in places)
    return others[-1] if often[others[-1].name] >= often[last.name] else last


def _is_named(rest: str) -> bool:
    """Whether the name follows at once ("in the city of Homs", "the town Ariha")."""
    return rest.startswith(" of ") or rest[1:2].isupper()
