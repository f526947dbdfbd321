"""Places of a whole document: mentions, which of them are places, and which places they are."""

import csv
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from functools import cache

from tollbook.grounding.places.borders import find_borders
from tollbook.grounding.places.cues import country_cues, cues, folded_countries, not_places, weights
from tollbook.grounding.places.evidence import find_people, likely_many, weigh
from tollbook.grounding.places.gazetteer import MAIN_PATH, Atlas, Gazetteer
from tollbook.grounding.places.mentions import Mention, find_mentions
from tollbook.grounding.places.names import normal
from tollbook.grounding.places.relative import make_relative
from tollbook.grounding.places.resolve import Group, ancestors, own_key, prominence, resolve
from tollbook.grounding.places.shared_words import share_generic_words
from tollbook.grounding.places.sounds import find_by_sound
from tollbook.grounding.places.toponym import Toponym
from tollbook.grounding.places.unknown import Unknown, find_unknown
from tollbook.grounding.places.words import Words, find_words
from tollbook.model import Place, PlaceAlternative
from tollbook.model.codes import PlacePrecision
from tollbook.rules import rules_path

_HOPELESS = -4.5
_SOUNDS_LIKE = 0.5
_ABOUT, _SOLID = 0.8, 0.5
_MAINLY = 3
PRECISION: dict[str, PlacePrecision] = {
    "town": "town", "capital": "town", "neighbourhood": "neighbourhood", "camp": "neighbourhood", "crossing": "exact",
    "landmark": "exact", "admin1": "province", "admin2": "district", "country": "country", "region": "area",
    "water": "area", "continent": "area",
}  # fmt: skip
_JOINS = re.compile(r"(?:,| \(|, in| in| of|, of|'s|’s| –)? ?")
_LISTED = re.compile(r",? (?:and |or |& )?|/")
_RANKS = frozenset(["country", "admin1"])
_CALLED = re.compile(
    r"(?:\b(?:[Pp]rovinces?|[Gg]overnorates?|[Ss]tates?|[Oo]blasts?|[Cc]ountryside) of |\b(?:[Nn]orth|[Ss]outh)?-?(?:[Ee]ast|[Ww]est)?ern )$"
)
_FOLLOWING = re.compile(r" ([a-z]+)")


@cache
def atlas() -> Atlas:
    """The packaged gazetteer and the user's own."""
    return Atlas((Gazetteer(MAIN_PATH),))


@cache
def _tables() -> tuple[dict[str, Toponym], dict[str, str]]:
    """Abbreviations of states, and the country of every demonym."""
    book = atlas()
    abbreviations = {}
    with rules_path("gazetteer/states.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            place = next(
                (p for p, _ in book.find(row["name"]) if p.kind == "admin1" and p.country == row["country"]), None
            )
            for short in row["abbreviations"].split("|"):
                if place and short and len(short.rstrip(".")) < 6:
                    abbreviations.setdefault(short.replace(" ", ""), place)
    demonyms = {}
    with rules_path("gazetteer/abbreviations.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            hits = [p for p, _ in book.find(row["name"]) if (p.country, p.admin1) == (row["country"], row["admin1"])]
            if hits:
                abbreviations[row["short"]] = hits[0]
    with rules_path("gazetteer/countries.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            demonyms.update(dict.fromkeys(filter(None, row["demonyms"].split("|")), row["iso"]))
    return abbreviations, demonyms


def find_places(text: str, *, hints: tuple[str, ...] = ()) -> tuple[Place, ...]:
    """The places that a document names, in text order, each linked to a point where the gazetteer has one.

    `hints` are ISO 3166-1 alpha-2 codes of countries that the document is likely about (e.g. its publisher's).
    Demonyms, persons and bodies that bear a place's name are no places.
    """
    abbreviations, demonyms = _tables()
    words = find_words(text, cues().container)
    evidence = _countries(words, demonyms, hints)
    mentions = _weighed(words, abbreviations, demonyms)
    groups = _groups(mentions, words)
    resolve(list(groups.values()), evidence)
    more = _by_sound(words, mentions, groups)
    if more:
        mentions = sorted([*mentions, *more], key=lambda m: m.start)
        groups = _groups(mentions, words)
        resolve(list(groups.values()), evidence)
    _agree(mentions, groups)
    places = make_relative(text, _places(words, mentions, groups))
    borders = find_borders(text, places, demonyms)
    return tuple(sorted([*places, *borders], key=lambda p: (p.start, -p.end))) if borders else places


def _places(words: Words, mentions: list[Mention], groups: dict[str, Group]) -> tuple[Place, ...]:
    """The record's places: what the gazetteer knows, and named places that it does not know."""
    threshold = weights().threshold
    kept = [m for m in mentions if m.score >= threshold]
    about = _about(groups)
    known = [_unresolved(m) if _foreign(groups[_key(m)], about) else _place(m, groups[_key(m)]) for m in kept]
    taken = {i for m in kept for i in range(m.first, m.last + 1)}
    by_mention = {m.start: place for m, place in zip(kept, known, strict=True)}
    refused, demonyms = _Refused(words.text), _tables()[1]
    named = [u for u in find_unknown(words, taken, kept, demonyms) if not refused.covers(u)]
    unknown = [_unknown(u, by_mention) for u in named]
    return tuple(sorted([*known, *unknown], key=lambda p: (p.start, -p.end)))


def _about(groups: dict[str, Group]) -> bool:
    """Whether a document is about a country where most villages are in no gazetteer."""
    mass = Counter(g.readings[g.best][0].country for g in groups.values() if g.weight > _SOLID)
    return any(number >= _MAINLY and country in folded_countries() for country, number in mass.most_common(1))


def _foreign(group: Group, about: bool) -> bool:
    """Whether a small place elsewhere is likelier a namesake of one that no gazetteer has."""
    place = group.readings[group.best][0]
    small = place.kind in ("town", "neighbourhood", "admin2") and not likely_many(place.population)
    return about and small and not group.inside and group.company < 0.2


def _unresolved(mention: Mention) -> Place:
    return Place(text=mention.text, start=mention.start, end=mention.end)


def _unknown(found: Unknown, by_mention: dict[int, Place]) -> Place:
    """A place that no gazetteer has: it takes the point and the reach of what the text says it lies in."""
    holder = by_mention.get(found.within.start) if found.within else None
    if not holder:
        return Place(text=found.text, start=found.start, end=found.end)
    return holder.model_copy(
        update={
            "text": found.text, "start": found.start, "end": found.end, "name": None, "geonames_id": None,
            "alternatives": (),
        }
    )  # fmt: skip


def _countries(words: Words, demonyms: dict[str, str], hints: tuple[str, ...]) -> dict[str, float]:
    """How much speaks for each country before any place is read: hints, demonyms, words that are at home there."""
    weight = weights().resolution
    evidence: dict[str, float] = defaultdict(float)
    for word in words.words:
        if word.text in demonyms:
            evidence[demonyms[word.text]] += weight["demonym"]
    for term in country_cues().find(words.text):
        evidence[term.code] += weight["cue"]
    return defaultdict(float, {c: min(e, weight["cues_most"]) for c, e in evidence.items()} | {h: 2.0 for h in hints})


def _weighed(words: Words, abbreviations: dict[str, Toponym], demonyms: dict[str, str]) -> list[Mention]:
    """The mentions that may be places, each with its own score."""
    refused = _Refused(words.text)
    found = [m for m in find_mentions(words, atlas(), abbreviations) if m.text not in demonyms]
    found = share_generic_words(found, words, atlas())
    people = find_people(words, found)
    for mention in found:
        mention.score = mention.score or weigh(mention, words, people)
    return [m for m in found if m.score > _HOPELESS and not refused.covers(m)]


def _by_sound(words: Words, mentions: list[Mention], groups: dict[str, Group]) -> list[Mention]:
    """Further mentions, in the countries where transliterations differ and several of the document's places lie."""
    about = {g.readings[g.best][0].country for g in groups.values() if g.company >= _ABOUT and g.weight > _SOLID}
    countries = frozenset(about) & folded_countries()
    if not countries:
        return []
    taken = {i for m in mentions if m.score > 0 for i in range(m.first, m.last + 1)}
    found = find_by_sound(words, taken, atlas(), countries)
    people = find_people(words, [*mentions, *found])
    refused = _Refused(words.text)
    for mention in found:
        mention.score = weigh(mention, words, people)
    demonyms = _tables()[1]
    return [m for m in found if m.score > _SOUNDS_LIKE and m.text not in demonyms and not refused.covers(m)]


class _Refused:
    """Where phrases stand that only look like places."""

    def __init__(self, text: str) -> None:
        self.spans = [(t.start, t.end) for t in not_places().find(text)]

    def covers(self, mention: Mention | Unknown) -> bool:
        """Whether the mention lies within such a phrase."""
        at = bisect_right(self.spans, (mention.start, 1 << 60)) - 1
        return at >= 0 and self.spans[at][1] >= mention.end


def _key(mention: Mention) -> str:
    return normal(mention.text) + ("*" if mention.division else "")


def _groups(mentions: list[Mention], words: Words) -> dict[str, Group]:
    groups: dict[str, Group] = {}
    held, listed = _pairs(mentions, words.text)
    for mention in mentions:
        mention.division = mention.division or _is_division(mention, words)
        group = groups.get(_key(mention))
        if group is None:
            group = Group(_key(mention), mention.readings, 0, weight=0.0, division=mention.division)
            groups[group.key] = group
        group.mentions += 1
        group.weight = max(group.weight, min(1.0, max(0.1, 0.3 + 0.25 * mention.score)))
    for mention, _, keys in held:
        groups[_key(mention)].inside |= keys
    for k in listed:
        groups[_key(mentions[k])].listed = listed[k]
    return groups


def _pairs(mentions: list[Mention], text: str) -> tuple[list[tuple[Mention, Mention, set[str]]], dict[int, str]]:
    """What places that stand side by side say about each other: the one holds the other, or they are listed.

    Their scores grow by it, and a place that holds another is a division or a country.
    """
    weight, held, listed = weights().document, [], dict[int, str]()
    for k, (mention, after) in enumerate(zip(mentions, mentions[1:], strict=False)):
        gap = text[mention.end : after.start] if after.start - mention.end < 8 else "."
        kind = _in_list(mentions, k, text) if _LISTED.fullmatch(gap) else ""
        keys = _held(mention, after) if not kind and _JOINS.fullmatch(gap) else set()
        if kind:
            listed[k] = listed[k + 1] = kind
        if keys:
            held.append((mention, after, keys))
            mention.score += weight["contains"]
            after.score += weight["contained"]
            after.division = after.division or any("/" in key for key in keys)
        elif _LISTED.fullmatch(gap):
            first, second = mention.score, after.score
            mention.score += weight["listed"] if second > 1.0 else 0.0
            after.score += weight["listed"] if first > 1.0 else 0.0
    return held, listed


def _held(mention: Mention, after: Mention) -> set[str]:
    """Keys of what the second may be that holds the first."""
    containers = {own_key(p) for p, _ in after.readings} - {""}
    return {key for p, _ in mention.readings for key in ancestors(p)} & containers


def _is_division(mention: Mention, words: Words) -> bool:
    """Whether the text calls the name a division: "Aleppo province", "the state of X", "northwestern Idlib"."""
    following = _FOLLOWING.match(words.text, mention.end)
    if following and following[1] in cues().province:
        return True
    before = _CALLED.search(words.text, max(0, mention.start - 28), mention.start)
    return bool(before) and any(p.kind in ("admin1", "admin2") for p, _ in mention.readings)


def _in_list(mentions: list[Mention], k: int, text: str) -> str:
    """The kind where mention `k` and the next stand in a list of countries or states, where none holds the other."""
    for kind in _ranks(mentions[k]) & _ranks(mentions[k + 1]):
        for a, b, pair in ((k - 1, k, k - 1), (k + 1, k + 2, k + 2)):
            inside = 0 <= a and b < len(mentions) and kind in _ranks(mentions[pair])
            if inside and _LISTED.fullmatch(text[mentions[a].end : mentions[b].start]):
                return kind
    return ""


def _ranks(mention: Mention) -> set[str]:
    """Country or admin1 where such a place is about as prominent as any of that name."""
    scores = [(prominence(place, how), place.kind) for place, how in mention.readings]
    top = max(score for score, _ in scores)
    return {kind for score, kind in scores if kind in _RANKS and score > top - 0.5}


def _agree(mentions: list[Mention], groups: dict[str, Group]) -> None:
    """Lets the document speak: a name that is a place once is one throughout; one that nothing supports needs more."""
    weight = weights().document
    strongest: dict[str, float] = {}
    for mention in mentions:
        strongest[_key(mention)] = max(strongest.get(_key(mention), -9.0), mention.score)
    for mention in mentions:
        group = groups[_key(mention)]
        place = group.readings[group.best][0]
        if strongest[group.key] >= weight["elsewhere_from"]:
            mention.score += weight["elsewhere"]
        if place.kind in ("country", "continent", "region", "water"):
            continue
        if group.company < 0.2 and len(groups) > 2 and not likely_many(place.population):
            mention.score += weight["unsupported"]
        elif group.near > 0.5:
            mention.score += weight["supported"]


def _place(mention: Mention, group: Group) -> Place:
    order = sorted(range(len(group.scores)), key=lambda i: (-group.scores[i], i))
    place = group.readings[order[0]][0]
    return Place(
        text=mention.text,
        start=mention.start,
        end=mention.end,
        name=place.name,
        lat=place.lat,
        lon=place.lon,
        radius_km=place.radius_km,
        geonames_id=place.geonames_id,
        country=place.country or None,
        admin1=place.admin1 or None,
        admin2=place.admin2 or None,
        precision=PRECISION[place.kind],
        alternatives=tuple(_alternative(group.readings[i][0]) for i in order[1:4]),
    )


def _alternative(place: Toponym) -> PlaceAlternative:
    return PlaceAlternative(
        name=place.name,
        lat=place.lat,
        lon=place.lon,
        geonames_id=place.geonames_id,
        country=place.country or None,
        admin1=place.admin1 or None,
    )
