"""Facts about methods, weapons and objects in running text."""

from typing import get_args

import pytest

from tollbook.grounding.terms import NOT_ONE, find_terms, scanner
from tollbook.model import codes
from tollbook.rules import Entry, lexicon

CODES = {"methods": codes.Method, "weapons": codes.Weapon, "objects": codes.ObjectCode}
ENTRIES = [(name, entry) for name in CODES for entry in lexicon(f"lexicons/en/{name}.yaml")]
IDS = [f"{name}-{entry.code}-{entry.terms[0]}" for name, entry in ENTRIES]


@pytest.mark.parametrize(("name", "entry"), ENTRIES, ids=IDS)
def test_every_entry_finds_its_sentences_and_no_others(name: str, entry: Entry) -> None:
    """Each entry carries a sentence that it finds and one that it leaves alone."""
    assert entry.found
    assert entry.absent
    for sentence in entry.found:
        assert any((t.code, t.entry) == (entry.code, entry.terms[0]) for t in scanner(name).find(sentence)), sentence
    for sentence in entry.absent:
        assert all(t.code != entry.code for t in scanner(name).find(sentence)), sentence


@pytest.mark.parametrize("name", CODES)
def test_lexicons_use_the_record_s_codes_and_cover_them(name: str) -> None:
    """Every code of the record has vocabulary, and no entry has a code that the record lacks."""
    used = {entry.code for entry in lexicon(f"lexicons/en/{name}.yaml")} - {NOT_ONE}
    assert used == set(get_args(CODES[name]))


def test_a_weapon_implies_a_known_method() -> None:
    """What a weapon implies is a method of the record."""
    implied = {v for e in lexicon("lexicons/en/weapons.yaml") for k, v in e.attributes if k == "implies"}
    assert implied <= set(get_args(codes.Method))


def test_terms_carry_their_words_and_place() -> None:
    """A term's offsets cut its own words out of the text."""
    text = "Barrel bombs hit a field hospital; a car bomb followed."
    found = find_terms(text)
    assert all(text[t.start : t.end] == t.text for t in found)
    assert {(t.lexicon, t.code) for t in found} >= {
        ("weapons", "barrel_bomb"),
        ("objects", "health_facility"),
        ("methods", "vehicle_bomb"),
    }


def test_specific_words_are_told_from_weak_ones() -> None:
    """ "Bombing" alone is weak; "suicide bombing" is one specific method."""
    weak, strong = find_terms("The bombing came first."), find_terms("The suicide bombing came first.")
    assert [(t.code, t.get("weak")) for t in weak] == [("explosion", "True")]
    assert [(t.code, t.get("weak")) for t in strong] == [("suicide_bombing", None)]


def test_a_phrase_of_another_meaning_hides_its_words() -> None:
    """The White House is no dwelling."""
    assert not find_terms("The White House was silent.")
