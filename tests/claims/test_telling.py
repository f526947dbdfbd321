"""Words of harm that tell of none."""

import pytest
from tests.claims.factory import sites

UNTOLD = [
    ("the wounded, told of before", "The wounded were taken to hospital."),
    ("the injured soldiers, told of before", "The injured soldiers were taken to hospital."),
    ("somebody's body", "His body was taken home."),
    ("a plot", "Five men were held over a plot to kill the king."),
    ("an attempt", "The gunman tried to kill two guards."),
    ("a purpose", "They came to kill villagers."),
    ("a question", "It was unclear whether anyone was killed."),
    ("others told apart", "Those who were not killed ran."),
    ("a thing", "The frost killed nine trees."),
    ("money", "The road cost nine million."),
]


@pytest.mark.parametrize("text", [t for _, t in UNTOLD], ids=[name for name, _ in UNTOLD])
def test_no_harm_is_told(text: str) -> None:
    """Figures told before, aims, questions and things are no claims of harm to people."""
    assert not [s for s in sites(text) if s.trigger.harm in ("killed", "injured")]


def test_the_bodies_of_counted_people_are_told_of() -> None:
    """A definite phrase with a figure of its own is no repetition."""
    assert [s.harmed.count.best for s in sites("The bodies of nine men were found.")] == [9]
