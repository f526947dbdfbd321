"""Places of a whole document: mentions, which of them are places, and which places they are."""

import csv
import re
from collections import defaultdict
from functools import cache

from tollbook.grounding.places.evidence import find_people, lists, weigh
from tollbook.grounding.places.gazetteer import MAIN_PATH, Atlas, Gazetteer
from tollbook.grounding.places.mentions import Mention, find_mentions
from tollbook.grounding.places.names import normal
from tollbook.grounding.places.resolve import Group, ancestors, own_key, resolve
from tollbook.grounding.places.toponym import Toponym
from tollbook.grounding.places.words import Words, find_words
from tollbook.model import Place, PlaceAlternative
from tollbook.model.codes import PlacePrecision
from tollbook.rules import rules_path

THRESHOLD = 1.0
PRECISION: dict[str, PlacePrecision] = {
    "town": "town", "neighbourhood": "neighbourhood", "camp": "neighbourhood", "crossing": "exact",
    "landmark": "exact", "admin1": "province", "admin2": "district", "country": "country", "region": "area",
    "water": "area", "continent": "area",
}  # fmt: skip
_JOINS = re.compile(r"(?:,| \(|, in| in| of|, of|'s|’s| –)? ?")


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
    with rules_path("gazetteer/countries.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            demonyms.update(dict.fromkeys(filter(None, row["demonyms"].split("|")), row["iso"]))
    return abbreviations, demonyms


def find_places(text: str, *, hints: tuple[str, ...] = ()) -> tuple[Place, ...]:
    """The places that a document names, in text order, each linked to a point where the gazetteer has one.

    `hints` are ISO 3166-1 alpha-2 codes of countries that the document is likely about (e.g. its publisher's).
    Demonyms, persons and bodies that bear a place's name are no places.
    """
    words = find_words(text)
    abbreviations, demonyms = _tables()
    evidence: dict[str, float] = defaultdict(float)
    for hint in hints:
        evidence[hint] += 2.0
    for word in words.words:
        if word.text in demonyms:
            evidence[demonyms[word.text]] += 0.3
    people = find_people(words)
    mentions = [m for m in find_mentions(words, atlas(), abbreviations) if m.text not in demonyms]
    for mention in mentions:
        mention.score = mention.score or weigh(mention, words, people)
    mentions = [m for m in mentions if m.score > -3.5]
    groups = _groups(mentions, words)
    resolve(list(groups.values()), evidence)
    return tuple(_place(m, groups[_key(m)]) for m in mentions if _accepted(m, groups[_key(m)]))


def _key(mention: Mention) -> str:
    return normal(mention.text)


def _groups(mentions: list[Mention], words: Words) -> dict[str, Group]:
    groups: dict[str, Group] = {}
    province = lists().province
    for mention in mentions:
        group = groups.get(_key(mention))
        if group is None:
            group = groups[_key(mention)] = Group(_key(mention), mention.readings, 0, weight=0.0)
        group.mentions += 1
        group.weight = max(group.weight, min(1.0, max(0.1, 0.3 + 0.25 * mention.score)))
        following = re.match(r" ([a-z]+)", words.after(mention.end))
        if following and following[1] in province:
            group.province = True
    for mention, after in zip(mentions, mentions[1:], strict=False):
        gap = words.text[mention.end : after.start]
        if len(gap) < 8 and _JOINS.fullmatch(gap):
            containers = {own_key(p) for p, _ in after.readings} - {""}
            held = {k for p, _ in mention.readings for k in ancestors(p)} & containers
            if held:
                groups[_key(mention)].inside |= held
                mention.score += 3.0
                after.score += 2.0
    return groups


def _accepted(mention: Mention, group: Group) -> bool:
    return mention.score >= THRESHOLD


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
