"""Finds the pairs of events worth comparing, without comparing all with all."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import combinations
from math import floor

from tollbook.incidents.compare import length_days
from tollbook.incidents.profiles import EventProfile
from tollbook.incidents.texts import TextSpace
from tollbook.model import Place
from tollbook.rules import load_yaml


@cache
def _rules() -> dict[str, float]:
    return dict(load_yaml("linking/across.yaml")["blocking"])


def candidate_pairs(profiles: Sequence[EventProfile], space: TextSpace) -> list[tuple[int, int]]:
    """Pairs of positions in `profiles`, sorted: events that share rare words, a victim's name, or a place and day.

    Reports published on one day or the next are compared too, where they are not too many.
    """
    pairs = _by_words(profiles, space)
    for keys in (_name_keys, _place_keys, _day_keys):
        holders: dict[str, list[int]] = defaultdict(list)
        for i, profile in enumerate(profiles):
            for key in keys(profile):
                holders[key].append(i)
        for block in holders.values():
            if len(block) <= _rules()["largest_block"]:
                pairs.update(combinations(block, 2))
    return sorted(pair for pair in pairs if _worth(profiles[pair[0]], profiles[pair[1]]))


def _worth(first: EventProfile, second: EventProfile) -> bool:
    return first.document != second.document and (first.scope == "incident") == (second.scope == "incident")


def _by_words(profiles: Sequence[EventProfile], space: TextSpace) -> set[tuple[int, int]]:
    """Pairs that share two of their rarest words."""
    rules = _rules()
    holders: dict[int, list[int]] = defaultdict(list)
    for i, profile in enumerate(profiles):
        for term in space.rarest(profile.id, int(rules["rare_words"]), int(rules["word_holders"])):
            holders[term].append(i)
    shared: Counter[tuple[int, int]] = Counter()
    for block in holders.values():
        shared.update(combinations(block, 2))
    return {pair for pair, times in shared.items() if times >= rules["shared_words"]}


def _name_keys(profile: EventProfile) -> Iterator[str]:
    yield from profile.names


def _place_keys(profile: EventProfile) -> Iterator[str]:
    """Day and cell of about 25 km, with the neighbours, so that two close places share a key."""
    time = profile.time
    if time is None or time.start is None:
        return
    days = length_days(time)
    if days is None or days > _rules()["longest_days"]:
        return
    first = date.fromisoformat(time.start[:10])
    cells = sorted({cell for place in profile.places for cell in _cells(place)})
    for day in range(-1, days):
        when = (first + timedelta(days=day)).isoformat()
        for row, column in cells:
            yield f"{profile.scope[0]}/{when}/{row}/{column}"


def _day_keys(profile: EventProfile) -> Iterator[str]:
    if profile.published and profile.primary:
        day = date.fromisoformat(profile.published)
        yield from (f"{profile.scope[0]}/{day + timedelta(days=i)}" for i in (0, 1))


def _cells(place: Place) -> Iterator[tuple[int, int]]:
    if place.lat is None or place.lon is None or place.precision in ("country", "area"):
        return
    row, column = floor(place.lat * 4), floor(place.lon * 4)
    yield from ((row + i, column + j) for i in (0, 1) for j in (0, 1))
