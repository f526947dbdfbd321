"""Chooses among the places of one name: containment first, then what lies near or in the same division, then size."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tollbook.grounding.places.toponym import Toponym

CELL = 1.0
ROUNDS = 3
_MOST = 60


@dataclass(slots=True)
class Group:
    """All mentions of one name in a document: its readings, their scores, and what contains it by the text's word.

    `company` is how much else of the document lies in the chosen reading's country, `near` how much close by.
    """

    key: str
    readings: tuple[tuple[Toponym, int], ...]
    mentions: int = 1
    inside: set[str] = field(default_factory=set)
    province: bool = False
    weight: float = 1.0
    scores: list[float] = field(default_factory=list)
    company: float = 0.0
    near: float = 0.0

    @property
    def best(self) -> int:
        """The number of the reading with the highest score; the earlier on a tie."""
        return max(range(len(self.scores)), key=lambda i: (self.scores[i], -i))


def prominence(place: Toponym, how: int) -> float:
    """How likely a name means this place where nothing else is known, as a log-like score."""
    if place.kind == "country":
        base = 7.5
    elif place.kind in ("continent", "region", "water"):
        base = 6.5
    elif place.kind == "admin1":
        base = 5.0 + 0.15 * math.log10(place.population + 1)
    else:
        base = math.log10(place.population + 300) * (0.9 if place.kind == "admin2" else 1.0)
    return base - (0.0 if how == 0 else 1.2)


def resolve(groups: Sequence[Group], countries: Mapping[str, float]) -> None:
    """Scores every reading of every group. `countries` is the document's other evidence, e.g. demonyms, by country."""
    for group in groups:
        group.readings = group.readings[:_MOST]
        group.scores = [prominence(p, how) + _contained(group, p) for p, how in group.readings]
    for round_ in range(ROUNDS):
        shares = [_shares(group) for group in groups]
        mass = _Mass(groups, shares, countries)
        sharpness = (0.7, 0.85, 1.0)[round_]
        for group, share in zip(groups, shares, strict=True):
            group.scores = [
                prominence(p, how) + _contained(group, p) + sharpness * mass.support(p, group, share)
                for p, how in group.readings
            ]

    mass = _Mass(groups, [_shares(group) for group in groups], countries)
    for group in groups:
        mass.accompany(group)


def _contained(group: Group, place: Toponym) -> float:
    bonus = 0.0
    if group.inside:
        bonus += 8.0 if group.inside & ancestors(place) else 0.0
    if group.province:
        bonus += {"admin1": 4.0, "admin2": 2.0}.get(place.kind, 0.0)
    return bonus


def ancestors(place: Toponym) -> set[str]:
    """Keys of what a place lies in: its country and, written "country/division", its divisions."""
    keys = {place.country} if place.kind != "country" else set()
    if place.admin1 and place.kind != "admin1":
        keys.add(f"{place.country}/{place.admin1}")
    if place.admin2 and place.kind != "admin2":
        keys.add(f"{place.country}/{place.admin1}/{place.admin2}")
    return keys


def own_key(place: Toponym) -> str:
    """The key under which a place stands among the ancestors of what lies in it; empty for towns."""
    return {
        "country": place.country,
        "admin1": f"{place.country}/{place.admin1}",
        "admin2": f"{place.country}/{place.admin1}/{place.admin2}",
    }.get(place.kind, "")


def _shares(group: Group) -> list[float]:
    top = max(group.scores)
    raw = [math.exp(1.2 * (s - top)) for s in group.scores]
    total = sum(raw)
    return [r / total for r in raw]


class _Mass:
    """How much of the document's names lies in each country, division and degree cell."""

    def __init__(self, groups: Sequence[Group], shares: list[list[float]], countries: Mapping[str, float]) -> None:
        self.country: dict[str, float] = defaultdict(float, countries)
        self.first: dict[tuple[str, str], float] = defaultdict(float)
        self.cell: dict[tuple[int, int], float] = defaultdict(float)
        self.own: dict[str, _Own] = {}
        for group, share in zip(groups, shares, strict=True):
            own = _Own(group, share)
            self.own[group.key] = own
            for key, value in own.country.items():
                self.country[key] += value
            for first, value in own.first.items():
                self.first[first] += value
            for cell, value in own.cell.items():
                self.cell[cell] += value

    def support(self, place: Toponym, group: Group, _share: list[float]) -> float:
        """What the rest of the document says for this reading."""
        own = self.own[group.key]
        country = self.country[place.country] - own.country.get(place.country, 0.0) if place.country else 0.0
        first = self.first[place.country, place.admin1] - own.first.get((place.country, place.admin1), 0.0)
        near = 0.0
        if place.kind not in ("country", "continent"):
            cell = _cell(place)
            near = self.cell[cell] - own.cell.get(cell, 0.0)
        return 1.1 * math.log1p(2 * country) + 1.3 * math.log1p(2 * first) + 1.5 * math.log1p(2 * near)

    def accompany(self, group: Group) -> None:
        """Notes how much else of the document lies in the chosen reading's country, and how much close by."""
        place, own = group.readings[group.best][0], self.own[group.key]
        group.company = self.country[place.country] - own.country.get(place.country, 0.0) if place.country else 1.0
        if place.kind not in ("country", "continent"):
            group.near = self.cell[_cell(place)] - own.cell.get(_cell(place), 0.0)


class _Own:
    """A group's own part of the mass."""

    def __init__(self, group: Group, share: list[float]) -> None:
        self.country: dict[str, float] = {}
        self.first: dict[tuple[str, str], float] = {}
        self.cell: dict[tuple[int, int], float] = {}
        weight = group.weight * (1 + math.log(group.mentions)) ** 0.5
        for (place, _), part in zip(group.readings, share, strict=True):
            if part < 0.001:
                continue
            if place.country:
                self.country[place.country] = self.country.get(place.country, 0.0) + part * weight
            if place.admin1:
                key = (place.country, place.admin1)
                self.first[key] = self.first.get(key, 0.0) + part * weight
            if place.kind in ("country", "continent", "region", "water") or place.kind == "admin1":
                continue
            row, column = _cell(place)
            for r in (row - 1, row, row + 1):
                for c in (column - 1, column, column + 1):
                    self.cell[r, c] = max(self.cell.get((r, c), 0.0), part * weight)


def _cell(place: Toponym) -> tuple[int, int]:
    return int(place.lat // CELL), int(place.lon // CELL)
