"""The example sentences of the lexicons of time."""

import re

import pytest

from tollbook.grounding import find_times
from tollbook.grounding.times.context import tense
from tollbook.grounding.times.events import EVENTS
from tollbook.grounding.times.vocabulary import LETTERS, LEXICON
from tollbook.language import Scanner
from tollbook.rules import Entry, lexicon

TIMES, TENSES, WORDS = lexicon(LEXICON), lexicon("lexicons/en/tenses.yaml"), lexicon(EVENTS)
PUBLISHED = "2016-06-15"
NO_TIMES = {"recurring", "numbered", "titled"}


def name(entry: Entry) -> str:
    """An entry's code, for the test's name."""
    return entry.code


@pytest.mark.parametrize("entry", TIMES, ids=name)
def test_an_entrys_sentence_tells_a_time_with_its_word(entry: Entry) -> None:
    """In the sentences `with`, a time holds one of the entry's words."""
    if dict(entry.attributes)["kind"] in NO_TIMES:
        assert all(find_times(s, PUBLISHED) for s in entry.found)
        return
    scanner = Scanner("times", [entry])
    for sentence in entry.found:
        spans = [(t.start_offset, t.end_offset) for t in find_times(sentence, PUBLISHED)]
        assert any(s <= term.start and term.end <= e for term in scanner.find(sentence) for s, e in spans), sentence


@pytest.mark.parametrize("entry", TIMES, ids=name)
def test_an_entrys_counterexample_tells_no_time_with_its_word(entry: Entry) -> None:
    """In the sentences `without`, no time holds one of the entry's words."""
    scanner = Scanner("times", [entry])
    for sentence in entry.absent:
        spans = [(t.start_offset, t.end_offset) for t in find_times(sentence, PUBLISHED)]
        assert not any(s <= term.start < e for term in scanner.find(sentence) for s, e in spans), sentence


@pytest.mark.parametrize("entry", TIMES + TENSES + WORDS, ids=name)
def test_every_entry_has_both_kinds_of_example(entry: Entry) -> None:
    """Each entry carries a sentence that must match and one that must not."""
    assert entry.found
    assert entry.absent


@pytest.mark.parametrize("entry", TIMES, ids=name)
def test_every_kind_has_a_letter_in_the_grammar(entry: Entry) -> None:
    """No entry has a kind that the grammar does not know."""
    assert dict(entry.attributes)["kind"] in LETTERS


@pytest.mark.parametrize("entry", TENSES, ids=name)
def test_tense_of_the_example_sentences(entry: Entry) -> None:
    """The sentences `with` have the entry's tense before "Monday", those `without` have the other.

    A word that begins a clause ends the reach of "will".
    """
    wanted = 1 if dict(entry.attributes)["tense"] in {"future", "ahead"} else -1
    for sentences, sign in ((entry.found, wanted), (entry.absent, -wanted)):
        for sentence in sentences:
            place = re.search("Monday", sentence)
            assert place
            assert tense(sentence, place.start(), place.end()) == sign, sentence


@pytest.mark.parametrize("entry", WORDS, ids=name)
def test_words_of_an_event_tie_it_to_its_beginning(entry: Entry) -> None:
    """In the sentences `with`, an event's first days begin on the day told before; `without`, nothing is dated."""
    for sentence in entry.found:
        first, last = find_times(sentence, PUBLISHED)
        assert last.start == first.start, sentence
    for sentence in entry.absent:
        text = (
            sentence + " Dozens died in the first days of the " + ("offensive" if entry.code == "begin" else entry.code)
        )
        assert all(t.start is None for t in find_times(text.replace("_", " "), PUBLISHED)[1:]), text
