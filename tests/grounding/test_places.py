"""Facts about places in a text: which names are places, and which places they are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tollbook.grounding import find_places
from tollbook.model import Place


def only(text: str, **hints: tuple[str, ...]) -> Place:
    """The one place of a text."""
    places = find_places(text, **hints)
    assert len(places) == 1, [p.text for p in places]
    return places[0]


def called(text: str, name: str) -> Place:
    """The first place of a text that the text calls so."""
    return next(p for p in find_places(text) if p.text == name)


@pytest.mark.parametrize(
    "spelling", ["Khan Shaykhun", "Khan Sheikhun", "Khan Sheikhoun", "KHAN SHEIKHOUN", "Khan Shaykhūn"]
)
def test_spellings_meet(spelling: str) -> None:
    """However it is transliterated, it is the town in Idlib."""
    place = called(f"Two people died in {spelling}, Idlib.", spelling)
    assert (place.name, place.country, place.admin1) == ("Khan Shaykhun", "SY", "Idlib")


def test_an_unheard_spelling_is_found_by_its_sound_in_the_countries_of_the_text() -> None:
    """A spelling that no list has is found where the text is about that country, and not elsewhere."""
    inside = "Shells hit Aleppo, Hama and Homs in Syria. Two died in Saraaqeb on Monday."
    assert called(inside, "Saraaqeb").name == "Saraqib"
    outside = "Rain fell on Lyon, Dijon and Lille in France. Two died in Saraaqeb on Monday."
    assert all(p.name != "Saraqib" for p in find_places(outside))


@pytest.mark.parametrize(
    ("text", "name", "country", "admin1"),
    [
        ("He was born in Paris, Texas.", "Paris", "US", "Texas"),
        ("She flew to Paris.", "Paris", "FR", "Île-de-France"),
        ("The plant lies near Springfield, Mo., they said.", "near Springfield", "US", "Missouri"),
        ("Tbilisi said Georgia would wait. Gori was quiet.", "Georgia", "GE", None),
        ("Atlanta and Savannah lie in Georgia.", "Georgia", "US", "Georgia"),
        ("Residents of London, Ontario, voted.", "London", "CA", "Ontario"),
        ("Tripoli is the capital of Libya.", "Tripoli", "LY", "Tripoli"),
        ("Beirut and Tripoli were quiet, said Lebanon's army.", "Tripoli", "LB", "North Lebanon"),
    ],
)
def test_the_text_decides_between_places_of_one_name(text: str, name: str, country: str, admin1: str | None) -> None:
    """What a name stands in, and what else the text names, tell which place is meant."""
    place = called(text, name)
    assert (place.country, place.admin1) == (country, admin1)


def test_hints_decide_where_the_text_does_not() -> None:
    """The publisher's country settles a name that the text leaves open."""
    assert only("The mayor of Hamilton resigned.", hints=("NZ",)).country == "NZ"
    assert only("The mayor of Hamilton resigned.", hints=("CA",)).country == "CA"


def test_the_town_stands_before_the_province_of_its_name() -> None:
    """A bare name is the town; with "province" it is the province, even in one text."""
    province, town, _ = find_places("Aleppo province lies about Aleppo in Syria.")
    assert (province.precision, town.precision) == ("province", "town")


@pytest.mark.parametrize(
    ("name", "country"),
    [("Kharkiv", "Ukraine"), ("Herat", "Afghanistan"), ("Raqqa", "Syria"), ("Taiz", "Yemen"), ("Kirkuk", "Iraq")],
)
def test_a_provincial_capital_is_the_town_alone_and_in_lists(name: str, country: str) -> None:
    """However little the text says, and beside other towns, the bare name is the town."""
    alone = f"Two people were killed in {name} on Monday, officials in {country} said."
    listed = f"Shells fell on {name}, Aleppo and Homs."
    assert [called(text, name).precision for text in (alone, listed)] == ["town", "town"]


@pytest.mark.parametrize(
    "text",
    ["SHELLS FALL ON IDLIB MARKET, TWO DEAD", "Two Die In Strike On Idlib Market", "IDLIB, Syria (Wire) - Two died."],
)
def test_headlines_and_datelines_have_places(text: str) -> None:
    """Capitals that mean nothing hide no place."""
    assert "IDLIB" in {p.text.upper() for p in find_places(text)}


def test_a_country_s_name_says_little_of_its_small_towns() -> None:
    """World news that names the United States means Geneva in Switzerland."""
    text = "The US and Russia will meet in Geneva, Washington said. The US wants a truce in Syria."
    assert called(text, "Geneva").country == "CH"


def test_other_readings_are_kept() -> None:
    """What else the name could be stays beside the choice."""
    place = called("She flew to Paris.", "Paris")
    assert any(other.country == "US" for other in place.alternatives)


@pytest.mark.parametrize(
    "text",
    [
        "Paris Hilton gave an interview.",
        "John London said he was sorry. London was angry.",
        "President Jordan met Judge Lansing.",
        "The New York Times reported it.",
        "Reading books is nice. Mobile phones rang. Of course.",
        "He lives on Washington Street.",
        "Manchester United won again.",
        "Russian and Syrian officials denied it.",
        "Millions in US$ were paid.",
        "the city of damascus was quiet",
        "In May and on Sunday, turkey was served.",
    ],
)
def test_what_only_looks_like_a_place_is_none(text: str) -> None:
    """Persons, streets, teams, newspapers, demonyms and ordinary words are no places."""
    assert find_places(text) == ()


def test_a_name_is_a_place_throughout() -> None:
    """A name that stands plainly as a place once is one where its words alone would not do."""
    text = "Shells fell on Maryville, Ohio. Maryville wept."
    assert [p.text for p in find_places(text)] == ["Maryville", "Ohio", "Maryville"]


def test_a_generic_word_is_shared_by_a_list() -> None:
    """In "Clarke, Madison and Oconee counties" each name is a county."""
    places = find_places("Clarke, Madison and Oconee counties in Georgia shut their schools.")
    assert [p.name for p in places] == ["Clarke County", "Madison County", "Oconee County", "Georgia"]
    assert {p.admin1 for p in places} == {"Georgia"}


def test_a_list_of_states_holds_states() -> None:
    """In a list of states none is a town within the next."""
    places = find_places("It was sold in California, Colorado, Georgia, Idaho, New York and Ohio.")
    assert {p.precision for p in places} == {"province"}


def test_a_named_village_that_no_gazetteer_has_is_a_place_without_a_name() -> None:
    """It takes the point of what holds it, with a wider reach, or no point at all."""
    held = called("The village of Umm Kharza in Idlib, Syria, was shelled.", "Umm Kharza")
    assert (held.name, held.country, held.geonames_id) == (None, "SY", None)
    assert held.radius_km is not None
    assert held.radius_km >= 25
    loose = called("The village of Umm Kharza was shelled.", "Umm Kharza")
    assert (loose.lat, loose.lon) == (None, None)


def test_a_namesake_abroad_does_not_stand_for_an_unknown_village() -> None:
    """In a text about Syria a small town in China of that name is no answer."""
    text = "In Syria, shells fell on Aleppo, Hama and Homs. Two died in Houshan."
    assert called(text, "Houshan").country is None


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from(list("AaBbZz .,-'’\n()éАалق")), max_size=120))
def test_places_cite_their_words(text: str) -> None:
    """Whatever the text, every place's words stand at its offsets."""
    for place in find_places(text):
        assert text[place.start : place.end] == place.text


def test_the_same_text_gives_the_same_places() -> None:
    """Two readings of one text are equal."""
    text = "Shells hit Duma, Kafr Batna and Jobar near Damascus in Syria. Two died in Springfield."
    assert find_places(text) == find_places(text)
