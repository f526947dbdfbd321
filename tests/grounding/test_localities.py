"""Places that no gazetteer has, told by the words beside their names."""

import pytest

from tollbook.grounding.localities import find_localities, is_locality
from tollbook.model import ActorMention, Place


def named(text: str, *places: Place, actors: tuple[ActorMention, ...] = ()) -> list[tuple[str, str]]:
    """Names and precisions of the localities of a text."""
    return [(p.name or "", p.precision) for p in find_localities(text, places, actors)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A shell hit the Tall Qasaba neighbourhood.", [("Tall Qasaba", "neighbourhood")]),
        ("They fled the village of Kafr Zaytuna.", [("Kafr Zaytuna", "town")]),
        ("A bomb exploded in Nasr Street.", [("Nasr", "street")]),
        ("A bomb exploded near the Al-Rawda mosque.", [("Al-Rawda", "street")]),
        ("Shells fell on Tall Qasaba and al-Wadi cities.", [("Tall Qasaba", "town"), ("al-Wadi", "town")]),
        ("A shell hit an industrial area in al-Nuwayra.", [("al-Nuwayra", "town")]),
        ("He spoke of al-Nuwayra.", []),
        ("The Northern district was quiet.", []),
        ("They met on a Monday market.", []),
        ("A bomb exploded in the street.", []),
    ],
)
def test_words_of_place_make_a_name_a_place(text: str, found: list[tuple[str, str]]) -> None:
    """Neighbourhoods, villages, streets and the like make the name beside them a place; weekdays and directions not."""
    assert named(text) == found


def near() -> Place:
    """A place of the gazetteer, at the text's beginning."""
    return Place(
        text="Hama", start=0, end=4, name="Hama", lat=35.1, lon=36.8, geonames_id="170017", country="SY", admin1="Hama",
        precision="town",
    )  # fmt: skip


def test_a_place_of_the_gazetteer_is_not_found_again() -> None:
    """What has a point already is left alone."""
    assert named("Hama district was shelled.", near()) == []


def test_a_party_is_no_place() -> None:
    """ "The Houthi district" says whose it is."""
    houthi = ActorMention(4, 10, "Houthi", "Houthis", "armed_group", "houthis")
    assert named("The Houthi district was shelled.", actors=(houthi,)) == []


def test_a_locality_lies_in_the_country_of_the_nearest_place() -> None:
    """Country and province are the nearest place's; its own words are its name."""
    text = "Hama was calm, but Nasr Street was shelled."
    (place,) = find_localities(text, (near(),))
    assert (place.country, place.admin1, place.text) == ("SY", "Hama", "Nasr")
    assert text[place.start : place.end] == place.text
    assert is_locality(place)
    assert not is_locality(near())
