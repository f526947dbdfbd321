"""What a victims' phrase says of the people it names."""

import pytest

from tollbook.grounding.people import describe_people


@pytest.mark.parametrize(
    ("phrase", "status"),
    [
        ("12 civilians", "civilian"),
        ("two women and three children", "civilian"),
        ("residents of the village", "civilian"),
        ("a paramedic", "civilian"),
        ("two journalists", "civilian"),
        ("an aid worker", "civilian"),
        ("a man and a woman", "civilian"),
        ("three soldiers", "combatant"),
        ("a rebel commander", "combatant"),
        ("at least 40 militants", "combatant"),
        ("Islamic State fighters", "combatant"),
        ("child soldiers", "combatant"),
        ("12 people", "unknown"),
        ("two men", "unknown"),
        ("a police officer", "unknown"),
        ("Karim Saleh", "unknown"),
        ("12 people, including three children", "unknown"),
        ("civilians and fighters", "mixed"),
        ("12 people, including civilians and fighters", "mixed"),
        ("33 people, mostly women and children", "civilian"),
        ("three members of a militia", "combatant"),
        ("two Hamas members", "combatant"),
        ("six members of one family", "civilian"),
        ("six members of the council", "unknown"),
        ("dozens of Alawites", "civilian"),
        ("nine prisoners of war", "hors_de_combat"),
        ("two captured soldiers", "hors_de_combat"),
    ],
)
def test_status(phrase: str, status: str) -> None:
    """Nouns say whether the harmed are civilians; a whole's noun weighs more than its parts."""
    assert describe_people(phrase).status == status


@pytest.mark.parametrize(
    ("phrase", "groups"),
    [
        ("two women and three children", ("women", "children")),
        ("12 civilians, most of them women and children", ("women", "children")),
        ("an elderly man", ("men", "elderly")),
        ("a 9-year-old boy", ("children",)),
        ("12 fighters", ()),
    ],
)
def test_groups(phrase: str, groups: tuple[str, ...]) -> None:
    """Groups are those the nouns and ages say, with or without a number."""
    assert describe_people(phrase).groups == groups


@pytest.mark.parametrize(
    ("phrase", "occupations"),
    [
        ("a nurse and two ambulance drivers", ("health",)),
        ("three journalists and an aid worker", ("media", "aid")),
        ("two teachers", ("education",)),
        ("a civil defence volunteer", ("rescue",)),
        ("a priest", ("religious",)),
        ("a taxi driver", ("other",)),
        ("12 people", ()),
    ],
)
def test_occupations(phrase: str, occupations: tuple[str, ...]) -> None:
    """Occupations follow the codelist, in the order of the words."""
    assert describe_people(phrase).occupations == occupations
