"""The finest place that a document gives for an event, told apart from where its first figure stands."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from tollbook.claims.inherit import figure_of
from tollbook.claims.passage import Passage
from tollbook.claims.setting import in_country, located, meant_again, placed
from tollbook.grounding.localities import is_locality
from tollbook.grounding.places.names import fold
from tollbook.language import scanner
from tollbook.model import Claim, Evidence, Place
from tollbook.model.codes import PlacePrecision

FINENESS: dict[PlacePrecision, int] = {
    "exact": 0, "street": 1, "neighbourhood": 2, "town": 3, "district": 4, "province": 5, "area": 6, "country": 7,
}  # fmt: skip
"""How small an area a precision names; smaller is finer."""
Site = tuple[int, Place]
_AROUND = 1  # sentences before and after
_FAR = 1000
_CLOSE = 400  # characters
_BESIDE = 60  # characters
_TOWN = FINENESS["town"]
_CHANCE = 3  # smaller figures are the same by chance
_OWNING = re.compile(r"(?:['’]?s|['’])? (?:[\w-]+ ){0,2}(?:al-)?")
_CITY_BEFORE = re.compile(r"\b(?:city|town|port|capital)(?: of)? $", re.I)
_CITY_AFTER = re.compile(r" (?:city|town)\b", re.I)
_NEARBY = re.compile(r"\bnear\w* (?:\w+ ){0,2}$", re.I)
_LYING = re.compile(r"[\w ,-]*?(?:,| (?:in|of|inside|outside|within|at))(?: [\w-]+){0,5} ?")


def with_places(passage: Passage, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """A figure told again takes the finest place it is told with; a lone fine place of attack is everybody's."""
    told: dict[tuple[object, ...], list[Place]] = {}
    for claim in claims:
        if claim.kind == "harm" and (claim.count.best or 0) >= _CHANCE and claim.place and claim.scope != "campaign":
            told.setdefault(figure_of(claim), []).append(claim.place)
    sites = _sites(passage)
    refined = tuple(
        _refined(
            passage,
            c,
            [
                *told.get(figure_of(c), ()),
                *(() if _own(passage, c) or c.scope == "cumulative" else _site_of(passage, sites, c)),
            ],
        )
        for c in claims
    )
    return _parts_with_wholes(refined)


def _parts_with_wholes(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Those told as part of a figure came to harm where the others did."""
    known = {claim.id: claim for claim in claims}
    return tuple(_with_whole(claim, known.get(claim.part_of or "")) for claim in claims)


def _with_whole(claim: Claim, whole: Claim | None) -> Claim:
    if whole is None:
        return claim
    span, place, time = claim.span, claim.place, claim.time
    if whole.place and not (place and span.start <= place.start < span.end):
        claim = _placed_at(claim, whole.place)
    if whole.time and not (time and span.start <= time.start_offset < span.end):
        told = tuple(e for e in whole.evidence if e.slot == "time")
        rest = tuple(e for e in claim.evidence if e.slot != "time")
        claim = claim.model_copy(update={"time": whole.time, "evidence": (*rest, *told)})
    return claim


def _own(passage: Passage, claim: Claim) -> bool:
    """Whether the claim's own sentence says a wide place in a phrase of place ("in eastern Syria"), or one again."""
    place, at = claim.place, claim.span.start
    stretch = next((s for s in passage.running if s.start <= at < s.end), None)
    if place is None or stretch is None:
        return False
    if place == meant_again(passage, stretch):
        return True
    if FINENESS[place.precision] <= _TOWN:
        return False
    return stretch.start <= place.start < stretch.end and placed(passage, place)


def _sites(passage: Passage) -> tuple[Site, ...]:
    """Fine places in sentences of attack or harm, each with the number of its sentence, in text order."""
    found = list[Site]()
    for n, stretch in enumerate(passage.running):
        violent = passage.terms(stretch.start, stretch.end, "methods") or scanner("harm").has(
            passage.text(stretch.start, stretch.end)
        )
        if violent:
            found += [(n, p) for p in in_country(passage, located(passage, stretch)) if FINENESS[p.precision] <= _TOWN]
    return tuple(found)


def _rank(place: Place) -> float:
    """How small an area it names: one that no gazetteer has is smaller than a town, a province's capital larger.

    A village that no gazetteer has bears the point and precision of what holds it, and is still a village.
    """
    capital = place.admin1 is not None and fold(place.name or "") == fold(place.admin1)
    if place.name is None and place.lat is not None:
        return min(FINENESS[place.precision], _TOWN) - 0.5
    unknown = place.name is None or is_locality(place)
    return FINENESS[place.precision] + (0.5 if capital else 0.0) - (0.5 if unknown else 0.0)


def _site_of(passage: Passage, sites: tuple[Site, ...], claim: Claim) -> tuple[Place, ...]:
    """The site of the claim's event: the document's only fine one, else the nearest in the sentences around."""
    at = _sentence_of(passage, claim.span.start)
    place = claim.place
    told = place is not None and _sentence_of(passage, place.start) == at
    sites = tuple(s for s in sites if not _other_than_the_city(passage, s[1], claim))
    finer = tuple(s for s in sites if _within(s[1], place) and (not told or _contained(passage, s, place)))
    if _single(finer):
        return (finer[0][1],)
    far = abs(_sentence_of(passage, place.start) - at) if place and FINENESS[place.precision] <= _TOWN else _FAR
    near = tuple(s for s in finer if abs(s[0] - at) <= min(_AROUND, far - (s[0] > at)))
    if not near:
        return ()
    return (min(near, key=lambda s: (abs(s[0] - at), _rank(s[1]), s[1].start))[1],)


def _sentence_of(passage: Passage, offset: int) -> int:
    return bisect_right([s.start for s in passage.running], offset) - 1


def _contained(passage: Passage, site: Site, area: Place | None) -> bool:
    """Whether the site is told with the area that holds it ("the Salt district of Homs", "Homs's Salt district")."""
    place = site[1]
    around = passage.places(max(0, place.start - _BESIDE), place.end + _BESIDE)
    return area is not None and any(p.name == area.name and _holds(passage, p, place) for p in around)


def _holds(passage: Passage, area: Place, place: Place) -> bool:
    """Whether the words between two places say that one lies in the other; a list of two says nothing."""
    if area.end <= place.start:
        return bool(_OWNING.fullmatch(passage.text(area.end, place.start)))
    return bool(_LYING.fullmatch(passage.text(place.end, area.start)))


def _single(sites: tuple[Site, ...]) -> bool:
    """Whether all stand in one sentence or bear one name."""
    return bool(sites) and (len({n for n, _ in sites}) == 1 or len({p.name or p.text for _, p in sites}) == 1)


def _within(site: Place, area: Place | None) -> bool:
    """Whether a site may lie in an area: finer, in no other province."""
    if area is None:
        return True
    same = site.admin1 is None or area.admin1 is None or site.admin1 == area.admin1
    return _rank(site) < _rank(area) and (site.country or area.country) == area.country and same


def _other_than_the_city(passage: Passage, site: Place, claim: Claim) -> bool:
    """Whether the claim's place is said, not far from it, to be a city, and the site is another town."""
    place = claim.place
    if place is None or not site.precision == place.precision == "town" or not place.text[:1].isupper():
        return False
    return abs(place.start - claim.span.start) < _CLOSE and _said_to_be_a_city(passage, place)


def _said_to_be_a_city(passage: Passage, place: Place) -> bool:
    """Whether the words beside a place make it a city, not the province of the same name ("the city of Kherson")."""
    before, after = passage.text(max(0, place.start - 24), place.start), passage.text(place.end, place.end + 6)
    said = _CITY_BEFORE.search(before) or _CITY_AFTER.match(after)
    return bool(said) and not _NEARBY.search(before)


def _refined(passage: Passage, claim: Claim, places: Sequence[Place]) -> Claim:
    own = claim.place
    able = [p for p in places if _within(p, own) and not _other_than_the_city(passage, p, claim)]
    if own is None or claim.scope == "campaign" or not able:
        return claim
    return _placed_at(claim, _lying_in(min(able, key=lambda p: (_rank(p), p.start)), own))


def _placed_at(claim: Claim, place: Place) -> Claim:
    told = Evidence(slot="place", start=place.start, end=place.end, text=place.text)
    rest = tuple(e for e in claim.evidence if e.slot != "place")
    return claim.model_copy(update={"place": place, "evidence": (*rest, told)})


def _lying_in(place: Place, area: Place) -> Place:
    """The place with what it leaves open of its area: country, province, and the area's point."""
    kept = {k: getattr(area, k) for k in ("country", "admin1", "admin2") if getattr(place, k) is None}
    if place.lat is None:
        kept |= {"lat": area.lat, "lon": area.lon, "radius_km": area.radius_km}
    return place.model_copy(update=kept)
