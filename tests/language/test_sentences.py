"""Sentences, cut block by block."""

import pytest

from tollbook.language import split_sentences
from tollbook.model import Block, Document


def cut(text: str, *blocks: Block) -> list[str]:
    """The sentences of a text."""
    document = Document(id="d", sha256="0" * 64, text=text, blocks=blocks)
    return [text[s.start : s.end] for s in split_sentences(document)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It fell. It burned.", ["It fell.", "It burned."]),
        ("Dr. Salwan spoke. He left.", ["Dr. Salwan spoke.", "He left."]),
        ("The U.S. army left. It was late.", ["The U.S. army left.", "It was late."]),
        ("It was 3.5 km away.", ["It was 3.5 km away."]),
        ('"It fell." He left.', ['"It fell."', "He left."]),
        ("Gen. A. Salwan spoke.", ["Gen. A. Salwan spoke."]),
        ("Who fell? Nobody!", ["Who fell?", "Nobody!"]),
        ("It fell\n\nIt burned", ["It fell", "It burned"]),
        ("They said:\n- It fell\n- It burned", ["They said:", "- It fell", "- It burned"]),
    ],
)
def test_a_sentence_ends_at_its_stop_and_at_a_paragraph(text: str, sentences: list[str]) -> None:
    """Abbreviations, initials and decimals end no sentence; stops, paragraphs and list items do."""
    assert cut(text) == sentences


def test_sentences_never_run_over_blocks() -> None:
    """A headline without a stop is a sentence of its own, and what is in no block is not read."""
    text = "Nine killed Skip to content It fell."
    blocks = (Block(kind="headline", start=0, end=11), Block(kind="body", start=28, end=len(text)))
    assert cut(text, *blocks) == ["Nine killed", "It fell."]


@pytest.mark.parametrize("text", ["", " \n ", "." * 400, "a." * 400, '"' * 400, "A.B.C. " * 100])
def test_any_text_is_cut_into_pieces_in_order(text: str) -> None:
    """Pieces never overlap, never start or end in white space, and leave out nothing else."""
    pieces = cut(text)
    assert all(p == p.strip() and p for p in pieces)
    assert "".join("".join(p.split()) for p in pieces) == "".join(text.split())
