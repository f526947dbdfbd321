"""How one text became another."""

from hypothesis import given
from hypothesis import strategies as st

from tollbook.telling.differences import differences

BEFORE = "Market shelled\n\nAt least nine people were killed, the mayor said.\n\nThe army denied it."
AFTER = "Market shelled\n\nAt least twelve people were killed, the mayor said.\n\nThe army denied it.\n\nCorrected."


def test_a_changed_word_is_shown_within_its_paragraph():
    """Words that stayed are told as such, and every piece stands where it says."""
    first, second = differences(BEFORE, AFTER)
    assert [(p.kind, p.text.strip()) for p in first.pieces] == [
        ("same", "At least"), ("removed", "nine"), ("added", "twelve"), ("same", "people were killed, the mayor said.")
    ]  # fmt: skip
    assert [(p.kind, p.text) for p in second.pieces] == [("added", "Corrected.")]
    for piece in (*first.pieces, *second.pieces):
        text = AFTER if piece.kind == "added" else BEFORE
        assert text[piece.start : piece.end] == piece.text


def test_line_breaks_alone_are_no_change():
    """White space at the edges of lines and between them is passed over."""
    assert differences(BEFORE, BEFORE.replace("\n\n", "\n \n\n").replace("nine people", "nine  people")) == ()


def test_a_long_rewritten_text_is_told_whole():
    """Stretches too long to compare by words are removed and added."""
    (change,) = differences("old " * 3000, "new " * 3000)
    assert [p.kind for p in change.pieces] == ["removed", "added"]


@given(st.lists(st.sampled_from("abcd"), max_size=12), st.lists(st.sampled_from("abcd"), max_size=12))
def test_the_pieces_hold_all_that_was_removed_and_added(before, after):
    """Leaving out what was added gives the earlier words of a change, leaving out what was removed the later."""
    old, new = " ".join(before), " ".join(after)
    for change in differences(old, new):
        kept = " ".join(p.text.strip() for p in change.pieces if p.kind != "added")
        come = " ".join(p.text.strip() for p in change.pieces if p.kind != "removed")
        assert (kept.split(), come.split()) == (before, after)
