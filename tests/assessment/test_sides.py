"""Which parties are rivals for an act."""

import pytest

from tollbook.assessment.sides import one_side

ONE = [("NATO", "United States"), ("US-led coalition", "United States"), ("Russia", "Russia")]
RIVALS = [("Russia", "Syrian government"), ("Israel", "Hezbollah"), ("Islamic State", "United States")]


@pytest.mark.parametrize(("first", "second"), ONE)
def test_one_side(first, second):
    """A coalition and its member are no rivals, in either order."""
    assert one_side(first, second)
    assert one_side(second, first)


@pytest.mark.parametrize(("first", "second"), RIVALS)
def test_rivals(first, second):
    """Allies that act by themselves, and enemies, are rivals for an act."""
    assert not one_side(first, second)
