"""Words of harm, found in parsed sentences."""

import pytest
from tests.claims.factory import passage, sentence

from tollbook.claims.roles import FRAMES
from tollbook.claims.triggers import HARMS, find_triggers
from tollbook.rules import lexicon

ENTRIES = lexicon("lexicons/en/harm.yaml")
HIDES = "none"


def test_the_lexicon_uses_the_record_s_harms() -> None:
    """Every code is a harm of the record, or marks phrases that hide a word of harm; no harm lacks words."""
    assert {e.code for e in ENTRIES} == HARMS | {HIDES}


def test_every_frame_is_one_that_the_program_reads() -> None:
    """No entry names a frame without a reading, and no reading lacks an entry."""
    used = {dict(e.attributes).get("frame") for e in ENTRIES if e.code != HIDES}
    assert used == set(FRAMES)


def test_needs_are_of_three_kinds() -> None:
    """An entry asks for people, a figure, lives or nothing."""
    assert {dict(e.attributes).get("need") for e in ENTRIES} == {None, "people", "figure", "lives"}


@pytest.mark.parametrize(
    ("text", "words", "token"),
    [
        ("Two men were shot dead at the gate.", "shot dead", "shot"),
        ("The raid claimed the lives of 12 people.", "claimed the lives of", "claimed"),
        ("Twelve people lost their lives.", "lost their lives", "lost"),
        ("The death toll rose to 44.", "death toll", "toll"),
    ],
)
def test_a_term_of_several_words_has_one_governing_token(text: str, words: str, token: str) -> None:
    """The trigger's token is the one that governs the others in the sentence."""
    parsed = sentence(text)
    (trigger,) = find_triggers(parsed)
    assert trigger.term.text == words
    assert parsed.tokens[trigger.token].text == token


def test_offsets_are_the_documents() -> None:
    """A trigger in a later sentence has the document's offsets."""
    text = "The town was calm. A shell killed a baker."
    trigger = next(t for s in passage(text).sentences for t in find_triggers(s))
    assert text[trigger.term.start : trigger.term.end] == "killed"


@pytest.mark.parametrize("text", ["The court upheld the death penalty.", "Two thieves fled the scene."])
def test_phrases_of_another_meaning_hide_their_words(text: str) -> None:
    """No word of harm is found in an idiom of the lexicon."""
    assert not list(find_triggers(sentence(text)))
