"""Pages that lost their apostrophes still name the country and what lies in it."""

import pytest

from tollbook.grounding import find_places


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Shells fell on Iraqs Mosul on Sunday.", ["Iraq", "Mosul"]),
        ("Turkeys Gaziantep took in the wounded.", ["Turkey", "Gaziantep"]),
        ("The United States Army opened an inquiry.", ["United States"]),
    ],
)
def test_a_lost_apostrophe_parts_country_and_town(text: str, names: list[str]) -> None:
    """An s at the end of a country's name before a capitalised word is its possessive; a name's own s stays."""
    assert [place.name for place in find_places(text)] == names
