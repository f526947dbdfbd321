"""A place with how exactly it is known."""

from dataclasses import dataclass

from tollbook.model import Place
from tollbook.telling import place_in_words
from tollbook.texts import _, country_name


@dataclass(frozen=True, slots=True)
class PlaceShown:
    """`precision` says how exactly the place is known; `others` are other readings of the same name."""

    name: str
    country: str
    written: str
    precision: str
    coordinates: str
    others: tuple[str, ...]


def place_of(place: Place | None) -> PlaceShown | None:
    """The place in words; null where none is named."""
    if place is None:
        return None
    known = place.lat is not None and place.lon is not None
    return PlaceShown(
        name=place_in_words(place),
        country=country_name(place.country) if place.country else "",
        written=place.text,
        precision=_precision(place),
        coordinates=f"{place.lat:.4f}, {place.lon:.4f}" if known else "",
        others=tuple(
            dict.fromkeys(
                ", ".join(part for part in (a.name, a.admin1, country_name(a.country) if a.country else None) if part)
                for a in place.alternatives
            )
        ),
    )


def _precision(place: Place) -> str:
    words = {
        "exact": _("an exact spot"), "street": _("a street"), "neighbourhood": _("a neighbourhood"),
        "town": _("a town, somewhere in it"), "district": _("a district, somewhere in it"),
        "province": _("a province, somewhere in it"), "country": _("a country, somewhere in it"),
        "area": _("an area, somewhere in it"),
    }[place.precision]  # fmt: skip
    if place.radius_km:
        return _("%(what)s, within about %(km)s km") % {"what": words, "km": f"{place.radius_km:g}"}
    return words
