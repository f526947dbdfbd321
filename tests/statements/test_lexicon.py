"""Every word of saying and every stance proves itself on its own example sentences."""

import pytest
from tests.statements.factory import statements

from tollbook.language import load_parser, split_sentences
from tollbook.model import Document
from tollbook.rules import Entry, lexicon
from tollbook.statements.find import reports_of

SAYING = lexicon("lexicons/en/saying.yaml")
STANCE = lexicon("lexicons/en/stance.yaml")


def codes(text: str) -> set[str]:
    """Codes of the words of saying found in a text."""
    document = Document(id="t", sha256="0" * 64, text=text)
    return {r.saying.code for r in reports_of(document, load_parser().parse(text, split_sentences(document)))}


@pytest.mark.parametrize("entry", SAYING, ids=lambda e: e.code)
def test_words_of_saying(entry: Entry) -> None:
    """An entry's positive examples hold its words as a cue, its negative ones do not."""
    assert entry.found
    assert entry.absent
    assert [t for t in entry.found if entry.code not in codes(t)] == []
    assert [t for t in entry.absent if entry.code in codes(t)] == []


@pytest.mark.parametrize("entry", STANCE, ids=lambda e: e.code)
def test_stances(entry: Entry) -> None:
    """An entry's positive examples take its stance, or that under negation; its negative ones do not."""
    told = dict(entry.attributes)
    wanted = {told["stance"], told.get("negated")} - {"assert"}
    assert entry.found
    assert entry.absent
    assert [t for t in entry.found if not wanted & {s.stance for s in statements(t)}] == []
    assert [t for t in entry.absent if told["stance"] in {s.stance for s in statements(t)} - {"assert"}] == []


@pytest.mark.parametrize("entry", lexicon("lexicons/en/source_words.yaml"), ids=lambda e: e.code)
def test_nouns_of_speakers(entry: Entry) -> None:
    """An entry's positive examples hold one of its words and a statement, its negative ones none of its words."""

    def used(text: str) -> set[str]:
        low = text.lower().rstrip(".").split()
        return set(entry.terms) & set(low)

    assert all(used(t) and statements(t) for t in entry.found)
    assert not any(used(t) for t in entry.absent)
