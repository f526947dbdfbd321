"""Which sentences the gate lets through to the parser."""

import pytest

from tollbook.language import Stretch, harmful, scanner, split_sentences, surroundings, windows
from tollbook.model import Document
from tollbook.rules import lexicon

HARM = "A shell killed 12 people in the town."
CALM = "The market opens at nine."


def near_harm(text: str, stretches: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """What may hold a claim where each sentence with a word of harm tells of harm."""
    return windows(text, stretches, harmful(text, stretches))


def let_through(*sentences: str) -> list[str]:
    """The sentences that are parsed."""
    text = " ".join(sentences)
    document = Document(id="d", sha256="0" * 64, text=text, status="live", version=1)
    return [text[s.start : s.end] for s in near_harm(text, split_sentences(document))]


def test_a_text_without_a_word_of_harm_is_not_parsed_at_all():
    """Words of damage or blame open nothing where nobody is harmed."""
    assert let_through("The storm damaged a bridge.", "The minister blamed the builders.") == []


@pytest.mark.parametrize(
    "idiom", ["The new road cost nine million.", "The mayor took the train.", "The court upheld the death penalty."]
)
def test_words_that_tell_of_harm_only_in_some_company_open_nothing_alone(idiom):
    """ "Took" and "cost" tell of harm only beside lives, "death penalty" never."""
    assert let_through(idiom, CALM) == []


def test_lives_that_were_taken_open_the_gate():
    """ "Took" beside "lives" is a word of harm."""
    assert let_through("The raid took nine lives.") == ["The raid took nine lives."]


def test_a_neighbour_passes_only_where_it_says_doubts_or_quotes_something_or_names_a_means():
    """Beside a sentence of harm a sentence of mere scenery is not parsed."""
    said = "The army denied that it had fired."
    assert let_through(CALM, HARM, said) == [HARM, said]
    assert let_through(CALM, HARM, CALM) == [HARM]


def test_damage_counts_near_harm_and_not_at_the_other_end_of_the_report():
    """A damaged house passes within six sentences of a word of harm, and not beyond."""
    damage = "A house was damaged."
    assert let_through(HARM, *[CALM] * 5, damage) == [HARM, damage]
    assert let_through(HARM, *[CALM] * 6, damage) == [HARM]


@pytest.mark.parametrize("entry", lexicon("lexicons/en/explaining.yaml"), ids=lambda entry: entry.code)
def test_each_word_that_explains_is_found_in_its_examples_and_not_in_the_others(entry):
    """The entries of explaining.yaml hold for the sentences that stand beside them."""
    codes = {s: {term.code for term in scanner("explaining").find(s)} for s in (*entry.found, *entry.absent)}
    assert all(entry.code in codes[s] for s in entry.found)
    assert not any(codes[s] for s in entry.absent)


def test_what_lies_far_from_harm_is_blank_and_offsets_hold():
    """The opening and the sentences around harm keep their place; what is far has as many blanks as letters."""
    text = " ".join([CALM] * 20 + [HARM] + [CALM] * 20)
    stretches = split_sentences(Document(id="d", sha256="0" * 64, text=text, status="live", version=1))
    near = surroundings(text, stretches, near_harm(text, stretches))
    assert len(near) == len(text)
    assert near.index(HARM) == text.index(HARM)
    kept = [n for n, s in enumerate(stretches) if near[s.start : s.end] == text[s.start : s.end]]
    assert kept == [*range(4), *range(17, 24)]
    assert {near[s.start : s.end].strip() for n, s in enumerate(stretches) if n not in kept} == {""}


def test_a_short_report_is_read_whole():
    """Where nothing is far, the text is as it was."""
    text = f"{CALM} {HARM} {CALM}"
    stretches = split_sentences(Document(id="d", sha256="0" * 64, text=text, status="live", version=1))
    assert surroundings(text, stretches, near_harm(text, stretches)) is text
