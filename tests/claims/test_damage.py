"""Damage to civilian objects."""

import pytest
from tests.claims.factory import claims

HARM = " Nine people were killed in Kharkiv."


@pytest.mark.parametrize(
    ("text", "objects"),
    [
        ("A missile destroyed a school.", [("school", "destroyed")]),
        ("A hospital was damaged by a missile.", [("health_facility", "damaged")]),
        ("A missile hit a school.", [("school", "hit")]),
        ("The strike caused the destruction of two homes.", [("residential", "destroyed")]),
        ("Militiamen burned two churches.", [("place_of_worship", "destroyed")]),
        ("A missile destroyed a tank.", []),
    ],
)
def test_objects_and_their_status(text: str, objects: list[tuple[str, str]]) -> None:
    """The object under a word of damage has the status that the word says; military objects are none."""
    assert [(o.code, o.status) for c in claims(text + HARM, "damage") for o in c.objects] == objects


def test_an_object_told_twice_in_a_sentence_is_one_claim() -> None:
    """What one word of damage has taken no other takes."""
    assert len(claims("A missile hit and destroyed a school." + HARM, "damage")) == 1


def test_damage_cites_its_object() -> None:
    """The object's own words are evidence."""
    (told,) = claims("A missile destroyed a school." + HARM, "damage")
    assert [e.text for e in told.evidence if e.slot == "object"] == ["school"]
