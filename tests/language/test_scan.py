"""The lexicon scanner."""

import pytest

from tollbook.language import Scanner, lower
from tollbook.rules import Entry


def entry(code: str, *terms: str, case: bool = False) -> Entry:
    """An entry of our own."""
    return Entry(code, terms, case, (), (), ())


SCANNER = Scanner("test", [entry("a", "raid", "raids"), entry("b", "air raid"), entry("c", "IS", case=True)])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a raid", [("a", "raid")]),
        ("an air raid", [("b", "air raid")]),
        ("an AIR RAID, then raids", [("b", "AIR RAID"), ("a", "raids")]),
        ("he raided it", []),
        ("IS left", [("c", "IS")]),
        ("it is so", []),
        ("raid-proof, raid's", [("a", "raid"), ("a", "raid")]),
    ],
)
def test_whole_words_the_longest_at_each_place(text: str, found: list[tuple[str, str]]) -> None:
    """Whole words are found in any case, unless an entry minds its case, and the longest term hides those within."""
    assert [(t.code, t.text) for t in SCANNER.find(text)] == found


def test_terms_name_their_lexicon_and_entry() -> None:
    """A term says where it comes from."""
    (term,) = SCANNER.find("raids")
    assert (term.lexicon, term.entry) == ("test", "raid")


def test_terms_never_overlap() -> None:
    """Of two terms that overlap the first stands."""
    scanner = Scanner("test", [entry("a", "air raid"), entry("b", "raid siren")])
    assert [t.text for t in scanner.find("an air raid siren")] == ["air raid"]


def test_lower_case_keeps_offsets() -> None:
    """A letter whose lower case is two code points stays, so that offsets hold."""
    text = "İZMİR raid"
    assert len(lower(text)) == len(text)
    assert [text[t.start : t.end] for t in SCANNER.find(text)] == ["raid"]


def test_an_empty_text_holds_nothing() -> None:
    """No term is found in nothing."""
    assert SCANNER.find("") == ()
    assert not SCANNER.has("")
