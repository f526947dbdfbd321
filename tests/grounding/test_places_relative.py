"""Facts about places said by their relation to others."""

import pytest

from tollbook.grounding import find_places
from tollbook.grounding.places.relative import bearing, distance, moved
from tollbook.model import Place


def first(text: str) -> Place:
    """The first place of a text."""
    return find_places(text)[0]


@pytest.mark.parametrize(
    ("said", "km", "degrees"),
    [
        ("10 km northeast of Damascus", 10, 45),
        ("about 25 kilometers (15 miles) south of Damascus", 25, 180),
        ("five miles west of Damascus", 8, 270),
        ("2.5 km to the north-west of Damascus", 2.5, 315),
    ],
)
def test_a_distance_with_a_direction_moves_the_point(said: str, km: float, degrees: float) -> None:
    """The point lies that far that way, and its reach is a third of the distance."""
    centre = first("He lives in Damascus, Syria.")
    place = first(f"A shell fell {said}, Syria.")
    assert None not in (place.lat, place.lon, centre.lat, centre.lon)
    lat, lon = moved(centre.lat or 0, centre.lon or 0, km, degrees)
    assert distance(place.lat or 0, place.lon or 0, lat, lon) < 0.2
    assert (place.name, place.precision) == ("Damascus", "town")
    assert place.radius_km == pytest.approx(max(1.0, km * 0.35), abs=0.2)


def test_a_distance_without_a_direction_widens_the_reach() -> None:
    """What lies 10 km from a town lies anywhere around it."""
    place = first("A shell fell 10 km from Damascus, Syria.")
    assert place.lat == first("He lives in Damascus, Syria.").lat
    assert (place.radius_km or 0) > 10


def test_a_part_of_a_country_is_an_area_toward_that_side() -> None:
    """Eastern Syria lies east of Syria's middle and reaches less far."""
    whole, part = first("He left Syria."), first("Fighting spread across eastern Syria.")
    assert (part.lon or 0) > (whole.lon or 0)
    assert (part.radius_km or 0) < (whole.radius_km or 0)
    assert (part.text, part.precision) == ("eastern Syria", "area")


def test_outskirts_and_nearness_widen_a_town() -> None:
    """The outskirts of a town, and what is near it, reach beyond the town."""
    town = first("They fled to Mosul, Iraq.").radius_km or 0
    assert (first("They fled to the outskirts of Mosul, Iraq.").radius_km or 0) > town
    assert (first("They fled near Mosul, Iraq.").radius_km or 0) > town


def test_a_road_lies_between_its_ends() -> None:
    """A road is a place of its own, and its ends are places too."""
    road, one, other = find_places("A bomb went off on the road between Homs and Hama in Syria.")[:3]
    assert (road.name, road.precision) == ("Homs–Hama road", "street")
    assert min(one.lat or 0, other.lat or 0) < (road.lat or 0) < max(one.lat or 0, other.lat or 0)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Migrants wait at the Syrian-Turkish border.", "Syria–Turkey border"),
        ("Clashes in Syria reached the border with Iraq near Damascus.", "Syria–Iraq border"),
        ("Shells fell along the border between Ukraine and Russia.", "Ukraine–Russia border"),
    ],
)
def test_borders_are_places(text: str, name: str) -> None:
    """A border that two countries, or one and the text's own country, name is an area along it."""
    border = next(p for p in find_places(text) if p.name == name)
    assert border.precision == "area"


@pytest.mark.parametrize("text", ["Border guards fired. Syria denied it.", "The borderline case in Iraq was closed."])
def test_not_every_border_is_a_place(text: str) -> None:
    """Guards, and borders of no known pair, are no places."""
    assert all("border" not in (p.name or "") for p in find_places(text))


def test_compass_words() -> None:
    """Words with and without hyphen and ending give one bearing; "central" gives none."""
    assert [bearing(w) for w in ("north", "north-eastern", "Southwest", "central")] == [0, 45, 225, None]


def test_moving_keeps_the_distance() -> None:
    """A point moved by so many kilometres lies that far away, across the date line too."""
    for lat, lon in ((33.5, 36.3), (0.0, 179.99), (-60.0, -179.9)):
        for degrees in (0, 90, 225):
            there = moved(lat, lon, 40, degrees)
            assert distance(lat, lon, *there) == pytest.approx(40, abs=0.1)
            assert -180 <= there[1] <= 180
