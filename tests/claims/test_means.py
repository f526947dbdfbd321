"""By what it was done."""

import pytest
from tests.claims.factory import claim, claims


@pytest.mark.parametrize(
    ("text", "methods", "weapons"),
    [
        ("An air strike killed nine people in Hama.", ("air_strike",), ()),
        ("A barrel bomb killed nine people in Hama.", ("air_strike",), ("barrel_bomb",)),
        ("Mortar shells killed nine people in Hama.", ("shelling",), ("mortar",)),
        ("A bombing killed nine people in Hama.", ("explosion",), ()),
        ("Nine people were killed in Hama.", (), ()),
    ],
)
def test_methods_and_weapons_of_the_clause(text: str, methods: tuple[str, ...], weapons: tuple[str, ...]) -> None:
    """The clause's method comes first; a weapon tells the method where no word does; silence stays silence."""
    told = claim(text)
    assert told.methods[:1] == methods
    assert told.weapons == weapons


def test_the_sentences_before_tell_what_the_clause_leaves_open() -> None:
    """A figure after a told attack was made by it."""
    (told,) = claims("Air strikes hit the town of Hama at dawn. Nine people were killed.", "harm")
    assert told.methods == ("air_strike",)


def test_a_campaign_s_figure_takes_no_method_from_the_event_before() -> None:
    """The dead of a war did not die by the strike that the report is about."""
    text = "An air strike killed nine people in Hama. The war has killed 250,000 people since 2011."
    assert [c.methods for c in claims(text, "harm")] == [("air_strike",), ()]
