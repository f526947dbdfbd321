"""A parsed sentence as a value."""

import pytest

from tollbook.language import Sentence, Token

WORDS = [("Rebels", "nsubj", 1), ("killed", "ROOT", 1), ("nine", "nummod", 3), ("men", "dobj", 1)]


def sentence() -> Sentence:
    """ "Rebels killed nine men", standing at offset 10 of a document."""
    tokens, at = list[Token](), 10
    for i, (word, dep, head) in enumerate(WORDS):
        tokens.append(Token(i, at, at + len(word), word, word.lower(), "NOUN", "NN", dep, head, word.lower()))
        at += len(word) + 1
    return Sentence(10, at - 1, " ".join(w for w, _, _ in WORDS), "body", tuple(tokens))


def test_children_stand_in_text_order() -> None:
    """A token's dependents are those whose head it is, and the root is not its own."""
    assert sentence().children == ((), (0, 3), (), (2,))


def test_the_first_dependent_with_a_label() -> None:
    """None where no dependent has it."""
    parsed = sentence()
    assert parsed.child(1, "dobj") is parsed.tokens[3]
    assert parsed.child(1, "agent") is None
    assert [t.text for t in parsed.all_children(1)] == ["Rebels", "men"]


def test_a_subtree_leaves_out_the_branches_named() -> None:
    """Positions come in text order."""
    assert sentence().subtree(1) == (0, 1, 2, 3)
    assert sentence().subtree(1, without=("dobj",)) == (0, 1)


def test_spans_are_the_document_s() -> None:
    """From the first to the last position, at the document's offsets."""
    assert sentence().span((2, 3)) == (24, 32)


def test_ancestors_end_at_the_root() -> None:
    """Heads come nearest first."""
    assert [t.text for t in sentence().ancestors(2)] == ["men", "killed"]


@pytest.mark.parametrize(("offset", "word"), [(10, "Rebels"), (15, "Rebels"), (16, None), (17, "killed"), (99, None)])
def test_the_token_at_an_offset(offset: int, word: str | None) -> None:
    """Between words and beyond the end there is none."""
    found = sentence().at(offset)
    assert (found.text if found else None) == word
