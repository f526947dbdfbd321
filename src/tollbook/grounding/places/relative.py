"""Places said by their relation to another: "10 km northeast of Damascus", "eastern Syria", "the road from A to B".

A relative place keeps the name and the identifier of the place that anchors it; point, reach and precision are its own.
"""

import math
import re
from dataclasses import dataclass

from tollbook.model import Place

_COMPASS = {
    "north": 0, "northeast": 45, "east": 90, "southeast": 135, "south": 180, "southwest": 225, "west": 270,
    "northwest": 315,
}  # fmt: skip
_SIDE = r"(?:north|south)(?:-?(?:east|west))?|east|west"
_NUMBER = (
    r"\d{1,4}(?:[.,]\d{1,3})?|half a|one|two|three|four|five|six|seven|eight|nine|ten|a dozen|fifteen|twenty|thirty"
)
_WORDS = {
    "half a": 0.5, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "a dozen": 12, "fifteen": 15, "twenty": 20, "thirty": 30,
}  # fmt: skip
_THING = r"(?:the )?(?:(?:capital|city|town|village|port|camp|center|centre)(?: city)?(?: of|,)? )?"
_DISTANCE = re.compile(
    rf"\b(?P<number>{_NUMBER})[ -]?(?P<unit>k(?:ilo)?m(?:et(?:er|re)s?|s)?|mi(?:les?)?|met(?:er|re)s?|m)\b\.?"
    rf"(?: \([^)]{{1,24}}\))?(?: (?:to the )?(?P<side>{_SIDE}))?(?: (?:of|from|outside|away from|off))? {_THING}$"
)
_PART = re.compile(rf"\b(?:the )?(?P<side>central|mid|{_SIDE}|(?:{_SIDE})ern)[ -]{_THING}$", re.IGNORECASE)
_EDGE = re.compile(
    rf"\b(?:the |its )?(?:(?P<side>{_SIDE}|(?:{_SIDE})ern) )?(?P<what>outskirts|suburbs?|countryside|edges?|fringes?|"
    rf"periphery|environs|vicinity|hinterland|rural areas?|surroundings) (?:of|around|outside) {_THING}$"
)
_EDGE_AFTER = re.compile(
    rf"(?:['’]s)? (?:(?P<side>{_SIDE}|(?:{_SIDE})ern) )?(?P<what>outskirts|suburbs|countryside|hinterland|environs)\b"
)
_NEAR = re.compile(rf"\b(?:near|close to|not far from|just outside|outside|next to|around|off) {_THING}$")
_SIDE_OF = re.compile(rf"\b(?:just |the )?(?P<side>{_SIDE}) of {_THING}$")
_ROAD = re.compile(
    r"\b(?:road|highway|route|motorway|stretch|area|railway|line)s? (?:between|from|linking|connecting|that links) $"
)
_ROAD_JOIN = re.compile(r" (?:and|to|with) (?:the (?:city|town) of )?")
_ROAD_AFTER = re.compile(r" (?:road|highway|motorway|railway)\b")
_LONGEST_LAST = 16
_LAST = re.compile(
    rf"\b(?:of|from|away|to|near|outside|around|off|the|city|town|village|port|camp|cent(?:er|re)|capital|central|mid|"
    rf"{_SIDE}|(?:{_SIDE})ern),?[ -]$",
    re.IGNORECASE,
)
_KM = {"k": 1.0, "mi": 1.609, "m": 0.001}
HALF_DISC = 0.42  # 4/(3π): where the middle of a disc's half lies, in radii
_NEAR_KM, _EDGE_KM = 15.0, 5.0
_SETTLED = frozenset(["town", "neighbourhood", "exact", "street"])


@dataclass(frozen=True, slots=True)
class _Shift:
    """How a place becomes another: where it begins and ends in the text, where it lies and how far it reaches."""

    start: int
    end: int
    km: float
    bearing: float | None
    radius_km: float
    precision: str


def make_relative(text: str, places: tuple[Place, ...]) -> tuple[Place, ...]:
    """The places, those with a relation around them changed by it, and roads between two of them added."""
    changed = [_related(text, place, places[k - 1].end if k else 0) for k, place in enumerate(places)]
    roads = [road for a, b in zip(changed, changed[1:], strict=False) if (road := _road(text, a, b))]
    return tuple(sorted([*changed, *roads], key=lambda p: (p.start, -p.end)))


def _related(text: str, place: Place, floor: int) -> Place:
    if place.lat is None or place.lon is None:
        return place
    shift = _shift(text, place, max(floor, place.start - 80))
    if not shift:
        return place
    lat, lon = moved(place.lat, place.lon, shift.km, shift.bearing)
    update = {
        "start": shift.start, "end": shift.end, "text": text[shift.start : shift.end], "lat": lat, "lon": lon,
        "radius_km": round(shift.radius_km, 1), "precision": shift.precision,
    }  # fmt: skip
    return place.model_copy(update=update)


def _shift(text: str, place: Place, floor: int) -> _Shift | None:
    before, radius = text[floor : place.start], place.radius_km or 1.0
    if not _LAST.search(before, max(0, len(before) - _LONGEST_LAST)):
        before = ""  # no relation ends so: spare the searches
    if match := _DISTANCE.search(before):
        return _by_distance(match, floor, place)
    settled = place.precision in _SETTLED
    if match := _EDGE.search(before):
        km = HALF_DISC * radius if not settled else radius
        return _Shift(
            floor + match.start(), place.end, km if match["side"] else 0.0, bearing(match["side"]),
            radius * 2 + _EDGE_KM if settled else radius * (0.6 if match["side"] else 1.0), place.precision,
        )  # fmt: skip
    if match := _EDGE_AFTER.match(text, place.end):
        km = (HALF_DISC * radius if not settled else radius + 5) if match["side"] else 0.0
        reach = radius * 2 + 10 if settled else radius
        return _Shift(place.start, match.end(), km, bearing(match["side"]), reach, place.precision)
    if match := _SIDE_OF.search(before):
        km, reach = (radius, radius + _EDGE_KM) if settled else (HALF_DISC * radius, radius * 0.6)
        return _Shift(floor + match.start(), place.end, km, bearing(match["side"]), reach, place.precision)
    if match := _PART.search(before):
        precision = "area" if place.precision == "country" else place.precision
        side = bearing(match["side"])
        km = HALF_DISC * radius if side is not None and place.precision != "area" else 0.0
        return _Shift(floor + match.start(), place.end, km, side, radius * 0.6, precision)
    if settled and (match := _NEAR.search(before)):
        return _Shift(floor + match.start(), place.end, 0.0, None, radius + _NEAR_KM, place.precision)
    return None


def _by_distance(match: re.Match[str], floor: int, place: Place) -> _Shift:
    said = match["number"].lower()
    number = _WORDS[said] if said in _WORDS else float(said.replace(",", "." if len(said) < 4 else ""))
    unit = match["unit"]
    km = number * _KM["mi" if unit.startswith("mi") else "k" if unit.startswith("k") else "m"]
    side = bearing(match["side"])
    reach = max(1.0, km * 0.35) if side is not None else km + (place.radius_km or 1.0)
    precision = "town" if place.precision in _SETTLED else place.precision
    return _Shift(floor + match.start(), place.end, km if side is not None else 0.0, side, reach, precision)


def bearing(side: str | None) -> float | None:
    """Degrees clockwise from north of a word such as "north-eastern"; None for "central" and the like."""
    if not side:
        return None
    word = side.lower().replace("-", "").replace(" ", "")
    return _COMPASS.get(word, _COMPASS.get(word.removesuffix("ern")))


def moved(lat: float, lon: float, km: float, degrees: float | None) -> tuple[float, float]:
    """The point so many km away in a direction on a sphere; the same point where there is no direction."""
    if degrees is None or not km:
        return lat, lon
    angle, d = math.radians(degrees), km / 6371.0
    a, b = math.radians(lat), math.radians(lon)
    c = math.asin(math.sin(a) * math.cos(d) + math.cos(a) * math.sin(d) * math.cos(angle))
    e = b + math.atan2(math.sin(angle) * math.sin(d) * math.cos(a), math.cos(d) - math.sin(a) * math.sin(c))
    return round(math.degrees(c), 4), round((math.degrees(e) + 540) % 360 - 180, 4)


def _road(text: str, a: Place, b: Place) -> Place | None:
    """The road between two settlements: a place of its own, its point in the middle, its reach half the way."""
    if None in (a.lat, a.lon, b.lat, b.lon) or not {a.precision, b.precision} <= _SETTLED:
        return None
    before, gap = text[max(0, a.start - 40) : a.start], text[a.end : b.start]
    said = _ROAD.search(before) if _ROAD_JOIN.fullmatch(gap) else None
    after = _ROAD_AFTER.match(text, b.end) if gap in ("-", "–", "—", "/", " - ") else None
    if not (said or after):
        return None
    start = max(0, a.start - 40) + said.start() if said else a.start
    end = after.end() if after else b.end
    lat, lon = ((a.lat or 0) + (b.lat or 0)) / 2, ((a.lon or 0) + (b.lon or 0)) / 2
    half = distance(a.lat or 0, a.lon or 0, b.lat or 0, b.lon or 0) / 2
    return a.model_copy(
        update={
            "text": text[start:end], "start": start, "end": end, "lat": round(lat, 4), "lon": round(lon, 4),
            "name": f"{a.name or a.text}–{b.name or b.text} road", "geonames_id": None, "admin2": None,
            "radius_km": round(max(half, 1.0), 1), "precision": "street", "alternatives": (),
            "admin1": a.admin1 if a.admin1 == b.admin1 else None,
        }
    )  # fmt: skip


def distance_km(first: Place, second: Place) -> float | None:
    """Kilometres between two places, None where either has no coordinates."""
    if first.lat is None or first.lon is None or second.lat is None or second.lon is None:
        return None
    return distance(first.lat, first.lon, second.lat, second.lon)


def distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres between two points along the sphere."""
    a, b, c, d = (math.radians(x) for x in (lat, lon, other_lat, other_lon))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 6371.0 * 2 * math.asin(math.sqrt(min(1.0, h)))
