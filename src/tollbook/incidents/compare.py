"""Times, places and methods compared, each with its precision."""

from datetime import date
from functools import cache
from typing import Literal

from tollbook.grounding.places.relative import distance_km
from tollbook.model import Place, Time
from tollbook.rules import load_yaml

Relation = Literal["same", "within", "near", "apart", "unknown"]

RADIUS_KM = {
    "exact": 1, "street": 2, "neighbourhood": 5, "town": 12, "district": 40, "province": 120,
    "area": 300, "country": 800,
}  # fmt: skip
_FINE = {"exact", "street", "neighbourhood", "town"}
_NEAR_KM = 25.0


def days_between(first: Time | None, second: Time | None) -> int | None:
    """Days between two intervals: 0 where they overlap, None where either is unresolved."""
    if first is None or second is None or first.start is None or second.start is None:
        return None
    starts = date.fromisoformat(first.start[:10]), date.fromisoformat(second.start[:10])
    ends = date.fromisoformat((first.end or first.start)[:10]), date.fromisoformat((second.end or second.start)[:10])
    return max(0, (starts[1] - ends[0]).days, (starts[0] - ends[1]).days)


def length_days(time: Time) -> int | None:
    """How many days an interval spans, both ends counted; None where it is unresolved or open."""
    if time.start is None or time.end is None:
        return None
    return (date.fromisoformat(time.end[:10]) - date.fromisoformat(time.start[:10])).days + 1


def relate(first: Place | None, second: Place | None) -> Relation:
    """How two places stand: the same, one within the other, near, apart, or unknown."""
    if first is None or second is None:
        return "unknown"
    if _identical(first, second):
        return "same"
    if first.country and second.country and first.country != second.country:
        return "apart"
    distance = distance_km(first, second)
    return "unknown" if distance is None else _by_distance(first, second, distance)


def _by_distance(first: Place, second: Place, distance: float) -> Relation:
    coarse = max(first, second, key=lambda place: RADIUS_KM[place.precision])
    if coarse.precision not in _FINE:
        return _by_region(first, second, coarse, distance)
    if distance <= 3:
        return "same"
    if distance <= RADIUS_KM[coarse.precision]:
        return "within"
    return "near" if distance <= _NEAR_KM else "apart"


def fineness(place: Place) -> int:
    """0 for the finest precision, rising with the size of the place."""
    return list(RADIUS_KM).index(place.precision)


@cache
def method_families() -> dict[str, frozenset[str]]:
    """Method → the families it may belong to; reports of one event differ within a family ("bomb", "car bomb")."""
    families: dict[str, set[str]] = {}
    for family, methods in load_yaml("linking/method_families.yaml").items():
        for method in methods:
            families.setdefault(method, set()).add(family)
    return {method: frozenset(names) for method, names in families.items()}


def methods_agree(first: tuple[str, ...], second: tuple[str, ...]) -> bool | None:
    """Whether two lists of methods may tell of one act; None where either says nothing."""
    families = method_families()
    x = frozenset().union(*(families.get(m, frozenset()) for m in first))
    y = frozenset().union(*(families.get(m, frozenset()) for m in second))
    return None if not x or not y else bool(x & y)


def _identical(first: Place, second: Place) -> bool:
    if first.geonames_id and second.geonames_id:
        return first.geonames_id == second.geonames_id
    name = (first.name or first.text).casefold()
    return name == (second.name or second.text).casefold() and first.country == second.country


def _by_region(first: Place, second: Place, coarse: Place, distance: float) -> Relation:
    if coarse.precision == "country":
        return "within"
    if first.admin1 and second.admin1 and first.admin1 != second.admin1:
        return "near" if distance <= RADIUS_KM[coarse.precision] / 2 else "apart"
    return "within" if distance <= (coarse.radius_km or RADIUS_KM[coarse.precision]) * 1.5 else "apart"
