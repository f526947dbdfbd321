"""Places of a whole document: mentions, which of them are places, and which places they are."""

from bisect import bisect_right
from collections import defaultdict

from tollbook.grounding.places.atlas import abbreviations, atlas, demonyms
from tollbook.grounding.places.borders import find_borders
from tollbook.grounding.places.cues import country_cues, folded_countries, not_places, weights
from tollbook.grounding.places.evidence import find_people, likely_many, weigh
from tollbook.grounding.places.mentions import Mention, find_mentions
from tollbook.grounding.places.neighbours import read_neighbours
from tollbook.grounding.places.record import about_uncharted, is_namesake, to_place, to_unknown
from tollbook.grounding.places.relative import make_relative
from tollbook.grounding.places.resolve import VAST, Group, national, resolve
from tollbook.grounding.places.shared_words import share_generic_words
from tollbook.grounding.places.sounds import find_by_sound
from tollbook.grounding.places.unknown import Unknown, find_unknown
from tollbook.grounding.places.words import Words, find_words
from tollbook.model import Place

_HOPELESS = -4.5
_SOUNDS_LIKE = 0.5
_ABOUT, _SOLID, _ALONE, _CLOSE = 0.8, 0.5, 0.2, 0.5


def find_places(text: str, *, hints: tuple[str, ...] = ()) -> tuple[Place, ...]:
    """The places that a document names, in text order, each linked to a point where the gazetteer has one.

    `hints` are ISO 3166-1 alpha-2 codes of countries that the document is likely about (e.g. its publisher's).
    Demonyms, persons and bodies that bear a place's name are no places. A road or border may hold other places.
    """
    words = find_words(text)
    refused = _Refused(words)
    evidence = _countries(words, hints)
    mentions = _weighed(words, refused)
    groups = _resolved(mentions, words, evidence)
    more = _by_sound(words, mentions, groups, refused)
    if more:
        mentions = sorted([*mentions, *more], key=lambda m: m.start)
        groups = _resolved(mentions, words, evidence)
    _agree(mentions, groups)
    places = make_relative(text, _places(words, mentions, groups, refused))
    borders = find_borders(text, places, demonyms())
    return tuple(sorted([*places, *borders], key=lambda p: (p.start, -p.end))) if borders else places


class _Refused:
    """Where phrases stand that only look like places."""

    def __init__(self, words: Words) -> None:
        self.spans = [(t.start, t.end) for t in not_places().find(words.text, words.lowered)]

    def covers(self, start: int, end: int) -> bool:
        """Whether a stretch lies within such a phrase."""
        at = bisect_right(self.spans, (start, 1 << 60)) - 1
        return at >= 0 and self.spans[at][1] >= end


def _countries(words: Words, hints: tuple[str, ...]) -> dict[str, float]:
    """How much speaks for each country before any place is read: hints, demonyms, words that are at home there."""
    weight, known = weights().resolution, demonyms()
    evidence: dict[str, float] = defaultdict(float)
    for word in words.words:
        if known.get(word.text):
            evidence[national(known[word.text])] += weight["demonym"]
    for term in country_cues().find(words.text, words.lowered):
        evidence[term.code] += weight["cue"]
    most = weight["cues_most"]
    return {country: min(said, most) for country, said in evidence.items()} | dict.fromkeys(hints, most)


def _weighed(words: Words, refused: _Refused) -> list[Mention]:
    """The mentions that may be places, each with its own score."""
    known = demonyms()
    found = [m for m in find_mentions(words, atlas(), abbreviations()) if m.text not in known]
    found = share_generic_words(found, words, atlas())
    people = find_people(words, found)
    for mention in found:
        mention.own = mention.own or weigh(mention, words, people)
    return [m for m in found if m.own > _HOPELESS and not refused.covers(m.start, m.end)]


def _resolved(mentions: list[Mention], words: Words, evidence: dict[str, float]) -> dict[str, Group]:
    """The mentions' names with the readings of each scored."""
    said = read_neighbours(mentions, words)
    groups: dict[str, Group] = {}
    for number, mention in enumerate(mentions):
        key = mention.key
        group = groups.get(key)
        if group is None:
            group = groups[key] = Group(key, mention.readings, 0, weight=0.0, division=mention.division)
        group.mentions += 1
        group.weight = max(group.weight, min(1.0, max(0.1, 0.3 + 0.25 * mention.score)))
        group.inside |= said.inside.get(number, set())
        group.listed = said.listed.get(number, group.listed)
    resolve(list(groups.values()), evidence)
    return groups


def _by_sound(words: Words, mentions: list[Mention], groups: dict[str, Group], refused: _Refused) -> list[Mention]:
    """Further mentions, in the countries where transliterations differ and several of the document's places lie."""
    about = {g.readings[g.best][0].country for g in groups.values() if g.company >= _ABOUT and g.weight > _SOLID}
    countries = frozenset(about) & folded_countries()
    if not countries:
        return []
    taken = {i for m in mentions if m.score > 0 for i in range(m.first, m.last + 1)}
    known = demonyms()
    found = [m for m in find_by_sound(words, taken, atlas(), countries) if m.text not in known]
    people = find_people(words, [*mentions, *found])
    for mention in found:
        mention.own = weigh(mention, words, people)
    return [m for m in found if m.own > _SOUNDS_LIKE and not refused.covers(m.start, m.end)]


def _agree(mentions: list[Mention], groups: dict[str, Group]) -> None:
    """Lets the document speak: a name that is a place once is one throughout; one that nothing supports needs more."""
    weight = weights().document
    strongest: dict[str, float] = {}
    for mention in mentions:
        strongest[mention.key] = max(strongest.get(mention.key, -9.0), mention.score)
    for mention in mentions:
        group = groups[mention.key]
        place = group.readings[group.best][0]
        if strongest[mention.key] >= weight["elsewhere_from"]:
            mention.score += weight["elsewhere"]
        if place.kind in VAST:
            continue
        if group.company < _ALONE and len(groups) > 2 and not likely_many(place.population):
            mention.score += weight["unsupported"]
        elif group.near > _CLOSE:
            mention.score += weight["supported"]


def _places(words: Words, mentions: list[Mention], groups: dict[str, Group], refused: _Refused) -> tuple[Place, ...]:
    """The record's places: what the gazetteer knows, and named places that it does not know."""
    uncharted = about_uncharted(groups)
    kept = [m for m in mentions if m.score >= weights().threshold and not is_namesake(m, groups[m.key], uncharted)]
    known = [to_place(m, groups[m.key], uncharted) for m in kept]
    taken = {i for m in kept for i in range(m.first, m.last + 1)}
    at = {m.start: place for m, place in zip(kept, known, strict=True)}
    unknown: list[Unknown] = find_unknown(words, taken, kept, demonyms())
    named = [to_unknown(u, at.get(u.holder)) for u in unknown if not refused.covers(u.start, u.end)]
    return tuple(sorted([*known, *named], key=lambda p: (p.start, -p.end)))
