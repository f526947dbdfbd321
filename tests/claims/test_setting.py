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
