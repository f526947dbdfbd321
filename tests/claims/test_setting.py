"""Where it happened, and what was hit."""

import pytest
from tests.claims.factory import claim, claims


def place(text: str) -> str | None:
    """The name of the place of the last claim of harm."""
    found = claims(text, "harm")[-1].place
    return found.name if found else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A shell killed nine people in Aleppo.", "Aleppo"),
        ("Shells fell on Aleppo. Nine people were killed.", "Aleppo"),
        ("A shell killed nine people in Syria's Idlib city.", "Idlib"),
    ],
)
def test_the_finest_place_nearest_by(text: str, name: str) -> None:
    """The sentence's own place, else that of the sentence before."""
    assert place(text) == name


def test_a_seat_of_power_that_speaks_is_no_place() -> None:
    """ "Moscow denied" names a party."""
    assert place("Moscow denied it. A shell killed nine people in Aleppo.") == "Aleppo"


def test_where_a_source_is_based_is_no_place() -> None:
    """A monitor "based in Britain" does not move the event there."""
    text = "A shell killed nine people in Aleppo, said a monitor based in Britain."
    assert place(text) == "Aleppo"


def test_a_campaign_s_figure_is_the_country_s() -> None:
    """Background on a war is not placed in the town of the last attack."""
    text = "A shell killed nine people in Aleppo. The war in Syria has killed 250,000 people since 2011."
    assert place(text) == "Syria"


def test_what_was_hit_stands_with_the_harm() -> None:
    """Civilian objects named in the sentence are the claim's, each once."""
    told = claim("A shell hit a hospital in Aleppo and killed nine people near the hospital.")
    assert [o.code for o in told.objects] == ["health_facility"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shells fell on Aleppo. Two days on they fell on Homs. A shell killed nine people in the city.", "Homs"),
        ("Shells fell on Aleppo and Idlib. A shell killed nine people in the city of Homs.", "Homs"),
        ("Shells fell on Saraqib in Idlib province. Nine people were killed elsewhere in the province.", "Idlib"),
    ],
)
def test_a_place_said_again_by_its_kind_is_the_last_of_that_kind(text: str, name: str) -> None:
    """ "In the city" is the town named last, unless the name follows at once."""
    assert place(text) == name


def test_a_place_that_tells_where_a_town_lies_is_not_where_it_happened() -> None:
    """ "Al Bab northeast of Aleppo" is Al Bab."""
    assert place("A shell killed nine people in the town of Al Bab northeast of Aleppo.") == "Al-Bab"


def test_a_town_elsewhere_does_not_make_a_province_finer() -> None:
    """A figure for one province is not placed in a town of another."""
    assert place("Shells fell on Saraqib. In Daraa province, a shell killed nine people.") == "Daraa"


def test_a_part_came_to_harm_where_the_whole_did() -> None:
    """What is told as part of a figure has the figure's place and time."""
    text = "A shell killed nine people in Aleppo on Monday, officials in Idlib said, including three children."
    whole, part = claims(text, "harm")
    assert part.part_of == whole.id
    assert (part.place and part.place.name, part.time and part.time.start) == (
        whole.place and whole.place.name,
        whole.time and whole.time.start,
    )


@pytest.mark.parametrize(
    ("text", "objects"),
    [
        ("A doctor at the local hospital said two people were killed by shells in Port Sudan.", []),
        ("A man died in hospital after a shell hit a bakery.", ["bakery"]),
        ("A rocket killed two people, and the wounded were taken to the city's main hospital.", []),
        ("Three patients died when a shell hit the hospital in Idlib.", ["health_facility"]),
        ("Two people were killed in an air strike on a hospital.", ["health_facility"]),
    ],
)
def test_a_hospital_that_only_cares_is_no_object(text: str, objects: list[str]) -> None:
    """What names a town, a speaker or where the wounded were taken was not hit."""
    assert [o.code for o in claims(text, "harm")[0].objects] == objects
