"""Capitals told by their country's people: "in the Afghan capital" is in Kabul; what lies near one is not."""

import re
from collections.abc import Sequence

from tollbook.grounding.places.atlas import capital_of
from tollbook.model import Place

_CAPITAL = re.compile(
    r"\b(?:in|inside|within|across|hit|hitting|rocked|rocking|struck|shook) "
    r"(the ([A-Z][a-z]+(?:[- ][A-Z][a-z]+)?) capital)\b"
    r"(?!,? (?:of|city of|markets?|punishment|gains?|flows?|controls?|investments?|spending|account|region|province)\b)"
)
_NAMED = re.compile(r",? (?:city )?(?:of )?")
_LONGEST = 10  # characters between the words and the name beside them


def find_capitals(text: str, known: Sequence[Place]) -> tuple[Place, ...]:
    """The capitals that a text tells so, in text order; none where their name stands right behind the words.

    `known` are the places that are named in the text.
    """
    if " capital" not in text:
        return ()
    found = tuple(place for match in _CAPITAL.finditer(text) if (place := _place(match)) is not None)
    return tuple(place for place in found if not _is_named(text, place, known))


def _is_named(text: str, place: Place, known: Sequence[Place]) -> bool:
    near = (other.start for other in known if place.end <= other.start < place.end + _LONGEST)
    return any(_NAMED.fullmatch(text, place.end, start) for start in near)


def _place(match: re.Match[str]) -> Place | None:
    capital = capital_of(match[2])
    if capital is None:
        return None
    return Place(
        text=match[1],
        start=match.start(1),
        end=match.end(1),
        name=capital.name,
        lat=capital.lat,
        lon=capital.lon,
        radius_km=capital.radius_km,
        geonames_id=capital.geonames_id,
        country=capital.country,
        admin1=capital.admin1 or None,
        admin2=capital.admin2 or None,
        precision="town",
    )
