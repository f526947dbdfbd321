"""The record's places from what was found."""

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from tollbook.grounding.places.cues import folded_countries
from tollbook.grounding.places.evidence import likely_many
from tollbook.grounding.places.mentions import Mention
from tollbook.grounding.places.resolve import Group
from tollbook.grounding.places.toponym import Kind, Toponym
from tollbook.grounding.places.unknown import Unknown
from tollbook.model import Place, PlaceAlternative
from tollbook.model.codes import PlacePrecision

PRECISION: Mapping[Kind, PlacePrecision] = {
    "town": "town", "capital": "town", "neighbourhood": "neighbourhood", "camp": "neighbourhood", "crossing": "exact",
    "landmark": "exact", "admin1": "province", "admin2": "district", "country": "country", "region": "area",
    "water": "area", "continent": "area",
}  # fmt: skip
_SOLID, _MAINLY, _ALONE = 0.5, 3, 0.2
_AROUND_KM, _SAID_TO_BE_ONE = 25.0, 1.5
_SMALL = frozenset(["town", "neighbourhood", "admin2"])


def about_uncharted(groups: Mapping[str, Group]) -> bool:
    """Whether a document is mainly about a country most of whose villages are in no gazetteer."""
    mass = Counter(g.readings[g.best][0].country for g in groups.values() if g.weight > _SOLID)
    return any(number >= _MAINLY and country in folded_countries() for country, number in mass.most_common(1))


def is_namesake(mention: Mention, group: Group, uncharted: bool) -> bool:
    """Whether a small place abroad, which neither its words nor the document support, is just somebody's name."""
    return _abroad(group, uncharted) and mention.own < _SAID_TO_BE_ONE


def _abroad(group: Group, uncharted: bool) -> bool:
    place = group.readings[group.best][0]
    small = place.kind in _SMALL and not likely_many(place.population)
    return uncharted and small and not group.inside and group.company < _ALONE


def to_place(mention: Mention, group: Group, uncharted: bool) -> Place:
    """The record's place of a mention, with up to three other readings.

    In a document about an `uncharted` country, a small place elsewhere that nothing supports is a mere namesake: the
    place stays without a point.
    """
    if _abroad(group, uncharted):
        return Place(text=mention.text, start=mention.start, end=mention.end)
    place = group.readings[group.best][0]
    return Place(
        text=mention.text, start=mention.start, end=mention.end, name=place.name, lat=place.lat, lon=place.lon,
        radius_km=place.radius_km, geonames_id=place.geonames_id, country=place.country or None,
        admin1=place.admin1 or None, admin2=place.admin2 or None, precision=PRECISION[place.kind],
        alternatives=tuple(_alternative(group.readings[i][0]) for i in group.others),
    )  # fmt: skip


@lru_cache(maxsize=16384)
def _alternative(place: Toponym) -> PlaceAlternative:
    return PlaceAlternative(
        name=place.name, lat=place.lat, lon=place.lon, geonames_id=place.geonames_id, country=place.country or None,
        admin1=place.admin1 or None,
    )  # fmt: skip


def to_unknown(found: Unknown, holder: Place | None) -> Place:
    """A place that no gazetteer has: it takes the point, reach and precision of what the text says it lies in.

    A settlement "in" a town lies around it rather than within it, so that its reach is wider.
    """
    if not holder:
        return Place(text=found.text, start=found.start, end=found.end)
    own: dict[str, object] = {
        "text": found.text,
        "start": found.start,
        "end": found.end,
        "name": None,
        "geonames_id": None,
    }
    if found.apart and holder.precision == "town":
        own |= {"radius_km": max(holder.radius_km or 0.0, _AROUND_KM), "precision": "district", "admin2": None}
    return holder.model_copy(update={**own, "alternatives": ()})
