"""Chooses among the places of one name: containment first, then what lies near or in the same division, then size.

Every name of the document spreads one unit of weight over its readings. What falls into a country, a division or a
square of the map supports the readings of the other names there; three rounds let the names agree.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from heapq import nsmallest

from tollbook.grounding.places.cues import weights
from tollbook.grounding.places.layout import MAIN
from tollbook.grounding.places.names import sound
from tollbook.grounding.places.toponym import Toponym

ROUNDS = 3
_FAR_BEHIND = 6.0
_OTHERS = 3
VAST = frozenset(["country", "continent", "region", "water"])
_SETTLED = frozenset(["town", "capital"])
GENERIC = re.compile(r" (?:Province|Governorate|Oblast|Region|District|State|County|Prefecture|Department)$")
_NEGLIGIBLE = 0.002


@dataclass(slots=True)
class Group:
    """All mentions of one name in a document: its readings, their scores, and what contains it by the text's word.

    `best` is the number of the chosen reading, `others` of those next to it; `company` is how much else of the
    document lies in its country, `near` how much close by.
    """

    key: str
    readings: tuple[tuple[Toponym, int], ...]
    mentions: int = 1
    inside: set[str] = field(default_factory=set)
    division: bool = False
    listed: str = ""
    weight: float = 1.0
    scores: list[float] = field(default_factory=list)
    company: float = 0.0
    near: float = 0.0
    best: int = 0
    others: tuple[int, ...] = ()


@lru_cache(maxsize=65536)
def prominence(place: Toponym, how: int, rivals: bool = False) -> float:
    """How likely a name means this place where nothing else is known, as a log-like score.

    `rivals`: whether another place bears the name as its main name, so that an alternate name counts less.
    """
    weight = weights().resolution
    if place.kind in VAST:
        base = weight["country"] if place.kind == "country" else weight["region"]
    elif place.kind == "admin1":
        base = weight["admin1"] + 0.15 * math.log10(place.population + 1)
    else:
        base = math.log10(place.population + 300) * (weight["admin2"] if place.kind == "admin2" else 1.0)
        base += weight["capital"] if place.kind == "capital" else 0.0
    return base - (0.0 if how == MAIN else weight["alternate_beside"] if rivals else weight["alternate"])


def resolve(groups: Sequence[Group], countries: Mapping[str, float]) -> None:
    """Scores every reading of every group. `countries` is the document's other evidence, e.g. demonyms, by country."""
    spreads = [_Spread(group) for group in groups]
    mass = _Mass(countries)
    for round_ in range(ROUNDS):
        mass = _Mass(countries)
        for spread in spreads:
            spread.share(weights().resolution[f"softness_{round_ + 1}"])
            mass.add(spread)
        for spread in spreads:
            if len(spread.places) > 1:
                spread.score(mass)
    for group, spread in zip(groups, spreads, strict=True):
        group.scores = spread.scores
        group.best, *others = nsmallest(1 + _OTHERS, range(len(spread.scores)), key=spread.rank)
        group.others = tuple(others)
        mass.accompany(group, spread)


@lru_cache(maxsize=32768)
def ancestors(place: Toponym) -> frozenset[str]:
    """Keys of what a place lies in: its country and, written "country/division", its divisions."""
    keys = {place.country} if place.kind != "country" else set()
    if place.admin1 and place.kind != "admin1":
        keys.add(f"{place.country}/{place.admin1}")
    if place.admin2 and place.kind != "admin2":
        keys.add(f"{place.country}/{place.admin1}/{place.admin2}")
    return frozenset(keys)


@lru_cache(maxsize=32768)
def own_key(place: Toponym) -> str:
    """The key under which a place stands among the ancestors of what lies in it; empty for towns."""
    return {
        "country": place.country,
        "admin1": f"{place.country}/{place.admin1}",
        "admin2": f"{place.country}/{place.admin1}/{place.admin2}",
    }.get(place.kind, "")


class _Spread:
    """One group's readings with what never changes about them, and the share of the group's weight each has now."""

    def __init__(self, group: Group) -> None:
        main = any(how == MAIN for _, how in group.readings)
        self.places = [place for place, _ in group.readings]
        shared = _same_name(group)
        self.base = [_base(group, place, how, main, shared) for place, how in group.readings]
        self.scores = self.base
        self.weight = group.weight * math.sqrt(1 + math.log(group.mentions))
        self.keys = [_keys(place) for place in self.places]
        self.own: dict[object, float] = {}
        self.alive = list(range(len(self.places)))

    def score(self, mass: "_Mass") -> None:
        """Scores the readings anew; one that has fallen far behind keeps its score and is out of the race."""
        scores = list(self.scores)
        for number in self.alive:
            scores[number] = self.base[number] + mass.support(self, number)
        top = max(scores)
        self.scores, self.alive = scores, [number for number in self.alive if scores[number] > top - _FAR_BEHIND]

    def rank(self, number: int) -> tuple[float, int]:
        """Sorts readings by score, the earlier first on a tie."""
        return -self.scores[number], number

    def share(self, softness: float) -> None:
        """Spreads the group's weight over its readings by their scores and notes where it falls."""
        self.own = own = {}
        if len(self.places) == 1:
            for key in self.keys[0]:
                own[key] = self.weight
            return
        top = max(self.scores)
        raw = [math.exp(softness * (self.scores[number] - top)) for number in self.alive]
        total = sum(raw) / self.weight
        for number, score in zip(self.alive, raw, strict=True):
            part = score / total
            if part >= _NEGLIGIBLE:
                for key in self.keys[number]:
                    own[key] = own.get(key, 0.0) + part


def _said(group: Group, place: Toponym) -> float:
    weight, bonus = weights().resolution, 0.0
    if group.inside and group.inside & ancestors(place):
        bonus += weight["contained"]
    if group.division:
        bonus += {"admin1": weight["province"], "admin2": weight["province"] / 2}.get(place.kind, 0.0)
    return bonus + (weight["listed"] if group.listed == place.kind else 0.0)


def _base(group: Group, place: Toponym, how: int, main: bool, shared: frozenset[tuple[str, str]]) -> float:
    """A reading's score before the rest of the document speaks."""
    if (place.country, place.admin1) not in shared:
        return prominence(place, how, main) + _said(group, place)
    if place.kind in _SETTLED:
        return prominence(place, MAIN) + _said(group, place)
    return prominence(place, how, main) + _said(group, place) - weights().resolution["same_name"]


def _same_name(group: Group) -> frozenset[tuple[str, str]]:
    return frozenset() if group.division or group.listed else towns_of_the_name(group.readings)


@lru_cache(maxsize=32768)
def towns_of_the_name(readings: tuple[tuple[Toponym, int], ...]) -> frozenset[tuple[str, str]]:
    """Divisions of a name that hold a considerable town of that name, in whatever spelling: "Raqqa" is the city."""
    divisions = [p for p, _ in readings if p.kind in ("admin1", "admin2")]
    towns = [p for p, _ in readings if p.kind in _SETTLED]
    return frozenset(
        (town.country, town.admin1)
        for town in towns
        for division in divisions
        if (town.country, town.admin1) == (division.country, division.admin1)
        and town.population * 12 > division.population
        and sound(town.name) == sound(GENERIC.sub("", division.name))
    )


def _keys(place: Toponym) -> tuple[object, ...]:
    """Where a place's weight falls: its country, divisions, and two overlapping squares of the map."""
    if place.kind in VAST:
        return (national(place.country),) if place.country else ()
    first = (place.country, place.admin1)
    if place.kind == "admin1":
        return (place.country, first)
    row, column = place.lat / 1.5, place.lon / 1.5
    squares = ((0, math.floor(row), math.floor(column)), (1, math.floor(row + 0.5), math.floor(column + 0.5)))
    second = (place.country, place.admin1, place.admin2)
    country = national(place.country) if place.kind == "capital" else place.country
    return (country, first, *squares, second) if place.admin2 else (country, first, *squares)


def national(country: str) -> str:
    """The key of what speaks for a country as a whole: its name, its capital, its demonym."""
    return "=" + country


class _Mass:
    """How much of the document's names lies in each country, division and square."""

    def __init__(self, countries: Mapping[str, float]) -> None:
        self.at: dict[object, float] = {}
        self.at.update(countries.items())
        self.total = sum(countries.values())

    def add(self, spread: _Spread) -> None:
        """Adds one group's shares."""
        at = self.at
        self.total += spread.weight
        for key, part in spread.own.items():
            at[key] = at.get(key, 0.0) + part

    def support(self, spread: _Spread, number: int) -> float:
        """What the rest of the document says for one reading."""
        keys, weight = spread.keys[number], weights().resolution
        if not keys:
            return 0.0
        at, own, log, place = self.at, spread.own, math.log1p, spread.places[number]
        others = [v if (v := at.get(key, 0.0) - own.get(key, 0.0)) > 0.0 else 0.0 for key in keys]
        others[0] = self._country(spread, place.country, weight["national"] if place.kind != "country" else 1.0)
        share = others[0] / max(others[0], self.total - spread.weight, 0.1)
        total = weight["same_country"] * log(2 * others[0]) * (1 + weight["mainly"] * (share - 0.5))
        if len(keys) == 1:
            return total * weight["vast"]
        total += weight["same_first"] * log(2 * others[1])
        if len(keys) > 2:
            total += weight["same_square"] * log(2 * max(others[2], others[3]))
        if len(keys) > 4:
            total += weight["same_second"] * log(2 * others[4])
        return total

    def _country(self, spread: _Spread, country: str, part: float) -> float:
        """What else lies in a country; of what only names the country as a whole, so large a part."""
        return self._others(spread, country) + part * self._others(spread, national(country))

    def _others(self, spread: _Spread, key: object) -> float:
        return max(0.0, self.at.get(key, 0.0) - spread.own.get(key, 0.0))

    def accompany(self, group: Group, spread: _Spread) -> None:
        """Notes how much else of the document lies in the chosen reading's country, and how much close by."""
        keys = spread.keys[group.best]
        country = group.readings[group.best][0].country
        group.company = self._country(spread, country, 1.0) if country else 1.0
        if len(keys) > 2:
            group.near = max(self._others(spread, keys[2]), self._others(spread, keys[3]))
