"""Incidents as points of a map, as GeoJSON (RFC 7946)."""

from typing import Any

import numpy as np

from tollbook.review.searching import Found, TitleOf
from tollbook.visibility import Clearance, coarse
from tollbook.web.views.addresses import incident_address
from tollbook.web.views.overview import day_of, figure_of

MOST = 5_000


def points_of(found: Found, title_of: TitleOf, clearance: Clearance) -> dict[str, Any]:
    """The first of the incidents found that have a place; `left_out` tells how many more there are."""
    columns = found.columns
    placed = found.numbers[~np.isnan(columns.lat[found.numbers])]
    features = [_point(columns.ids[n], columns.facts(n), title_of, clearance) for n in placed[:MOST].tolist()]
    left_out = {"shown": len(features), "left_out": len(placed) - len(features)}
    return {"type": "FeatureCollection", "features": features} | left_out


def _point(name: str, facts: dict[str, Any], title_of: TitleOf, clearance: Clearance) -> dict[str, Any]:
    place = {"lat": facts["lat"], "lon": facts["lon"], "precision": facts.get("precision", "area"),
             "radius_km": facts.get("radius"), "name": None}  # fmt: skip
    if facts["level"] != "public" and not getattr(clearance, facts["level"]):
        place = coarse(place)
    properties = {
        "id": name, "title": title_of(facts) or name, "href": incident_address(name), "date": day_of(facts),
        "killed": figure_of(facts, "killed"), "precision": place["precision"], "radius_km": place["radius_km"],
        "grade": facts.get("grade"),
    }  # fmt: skip
    geometry = {"type": "Point", "coordinates": [place["lon"], place["lat"]]}
    return {"type": "Feature", "geometry": geometry, "properties": properties}
