"""The finest place that a document gives for an event."""

from tests.claims.factory import claims

from tollbook.claims.finest import FINENESS
from tollbook.model.codes import PlacePrecision


def test_every_precision_has_a_fineness() -> None:
    """No precision of the record is without a rank."""
    assert set(FINENESS) == set(PlacePrecision.__args__)  # type: ignore[attr-defined] # a Literal


def test_a_figure_told_again_takes_the_finer_place() -> None:
    """Nine dead in the country and nine dead in its town are dead in the town."""
    text = "Nine people were killed in Syria. A rescuer said nine people were killed in Aleppo."
    assert {c.place.name for c in claims(text, "harm") if c.place} == {"Aleppo"}


def test_places_of_other_countries_are_not_finer() -> None:
    """A town of another country is another place."""
    text = "Nine people were killed in Syria. A rescuer said 40 people were killed in Kabul."
    assert [c.place.name for c in claims(text, "harm") if c.place] == ["Syria", "Kabul"]


def test_a_village_that_no_gazetteer_has_keeps_its_harm() -> None:
    """The wounded of a village that their own sentence names are not moved to the known village told of next."""
    text = (
        "Two farmers were injured by shelling of a mill in Al-Qarzuniyah village in Manbij's western countryside. "
        "Later a guard was killed by a drone on a house in Arab Hasan village in Manbij countryside."
    )
    hurt, killed = claims(text, "harm")
    assert hurt.place is not None and hurt.place.text.endswith("Qarzuniyah")
    assert killed.place is not None and killed.place.name == "Arab Hasan"


def test_harm_of_a_wider_place_takes_the_village_told_with_it() -> None:
    """Wounded of whom the text only tells the district came to harm in its one village."""
    text = (
        "Two farmers were injured by shelling in Manbij countryside. "
        "The shells hit a house in Arab Hasan village in Manbij countryside."
    )
    assert {c.place.name for c in claims(text, "harm") if c.place} == {"Arab Hasan"}


def test_a_city_is_not_another_town_of_its_province() -> None:
    """Who was hurt in "the city of Kherson" was not hurt in another town of its province, told of next."""
    text = (
        "Russian artillery killed two people in the city of Kherson. Seven others were injured. "
        "Ukrainian drones killed three people in Hola Prystan, an official said."
    )
    assert [c.place.name for c in claims(text, "harm") if c.place] == ["Kherson", "Kherson", "Hola Prystan"]
