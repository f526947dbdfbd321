"""The people named in a text by whom reports of one event are known."""

import pytest

from tollbook.incidents.named import people_named

KEY = people_named("Maria Olsen, 31, died in hospital.")[0]


@pytest.mark.parametrize(
    "text",
    [
        "Police identified the victim as Maria Olsen.",
        "The trial of Maria K. Olsen begins in June.",
        'Friends of Maria "Mimi" Olsen lit candles.',
        "A court found that Mária Ólsen was shot by her neighbour.",
    ],
)
def test_a_full_name_is_found_in_all_its_forms(text):
    """A middle letter, a nickname or an accent make no other person."""
    assert people_named(text) == (KEY,)


@pytest.mark.parametrize(
    "text",
    [
        "Sheriff Maria Olsen said the road was closed.",
        "The road was closed, Maria Olsen said.",
        "Maria Olsen, a spokeswoman for the hospital, gave no details. Maria Olsen would not be quoted.",
        "By Maria Olsen",
        "It happened near Martin Luther King Avenue in Clark County.",
        "He was taken to Arnold Palmer Hospital.",
        "In August, a house burned.",
    ],
)
def test_officials_reporters_and_places_are_no_victims(text):
    """They return in reports of other events."""
    assert people_named(text) == ()


def test_an_unknown_given_name_counts_before_an_age():
    """No list holds all given names."""
    assert len(people_named("Tirvo Maasel, 24, and Quenla Brist, 30, were hit.")) == 2


def test_transliterations_are_one_person():
    """Consonants decide."""
    assert people_named("Mohammed Khatib, 30, died.") == people_named("Muhammad Khateeb, 30, died.")
