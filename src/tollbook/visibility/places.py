"""Coordinates made coarse, so that they lead to no door."""

from typing import Any

_DEGREES = 1  # decimal places: about 11 km north to south
_RADIUS_KM = 15.0
_FINER = ("exact", "street", "neighbourhood", "town")


def coarse(value: Any) -> Any:
    """A record whose coordinates are rounded to a tenth of a degree, without names of spots finer than a district."""
    if isinstance(value, list):
        return [coarse(v) for v in value]
    if not isinstance(value, dict):
        return value
    inner = {k: coarse(v) for k, v in value.items()}
    return _coarse(inner) if "lat" in inner and "lon" in inner else inner


def _coarse(place: dict[str, Any]) -> dict[str, Any]:
    if place["lat"] is None or place["lon"] is None:
        return place
    moved = place | {"lat": round(place["lat"], _DEGREES), "lon": round(place["lon"], _DEGREES), "geonames_id": None}
    if "precision" not in place:  # another reading of the name
        return moved
    if place["precision"] in _FINER:
        moved |= {"precision": "district", "name": None}
    return moved | {"radius_km": max(place["radius_km"] or 0.0, _RADIUS_KM), "alternatives": []}
