"""Parties that a claim has from another sentence."""

import pytest
from tests.claims.factory import claims

OPENING = (
    "Russian artillery fire killed two people in the city of Kherson on Sunday, the governor said. "
    "He said that the city had no power. A school was closed for the day. "
)


def parties(text: str, harm: str = "killed") -> list[list[str]]:
    """The parties of each claim of a harm."""
    return [[a.name for a in c.actors] for c in claims(text, "harm") if c.harm == harm]


def test_a_party_is_not_carried_to_another_town_where_two_are_accused() -> None:
    """What one party did in one town says nothing of who struck the next."""
    text = (
        f"{OPENING}Ukrainian drones killed three civilians in Hola Prystan, an official said. "
        "In Kharkiv, the number of people killed in a missile attack rose to five."
    )
    assert parties(text) == [["Russia"], ["Ukraine"], []]


def test_a_party_is_carried_to_another_town_where_it_alone_is_accused() -> None:
    """A report of one party's strikes lays all of them at its door."""
    text = f"{OPENING}In Kharkiv, five people were killed in shelling."
    assert parties(text) == [["Russia"], ["Russia"]]


@pytest.mark.parametrize(("day", "accused"), [("In January 2024", []), ("The same night", ["Sudan"])])
def test_a_party_is_not_carried_to_another_day(day: str, accused: list[str]) -> None:
    """What happened months before was not done by who is accused of today's attack alone."""
    text = (
        "Nine people were killed in Abu Zabad, doctors said. The town has one market. It was full of people. "
        "Residents spoke of panic. The Sudanese army struck the market on 13 March 2025 and killed nine. "
        f"{day}, shelling killed 18 people in a camp."
    )
    assert parties(text)[-1] == accused


def test_parts_lose_a_party_with_their_whole() -> None:
    """The children among the dead were killed by whom the others were killed by: nobody knows."""
    text = (
        f"{OPENING}Ukrainian drones killed three civilians in Hola Prystan, an official said. "
        "In Kharkiv, five people, two of them children, were killed in a missile attack."
    )
    assert parties(text)[-2:] == [[], []]
