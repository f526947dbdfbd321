"""Quotation marks as texts have them."""

import pytest

from tollbook.statements.quotes import find_quotations


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "yes" and "no".', ['"yes"', '"no"']),
        ("He said “yes, “perhaps” later”.", ["“yes, “perhaps”"]),
        ("He said «yes» twice.", ["«yes»"]),
        ("He said „yes“ twice.", ["„yes“"]),
        ("He said ``yes'' twice.", ["``yes''"]),
        ("He said ''yes'' twice.", ["''yes''"]),
        ('A 12" gun fired.', []),
        ("Nobody spoke.", []),
    ],
)
def test_marks(text: str, expected: list[str]) -> None:
    """A quotation runs from its opening mark to the mark that closes it."""
    assert [text[q.start : q.end] for q in find_quotations(text)] == expected


def test_a_quotation_without_its_closing_mark_ends_with_its_paragraph() -> None:
    """A mark that opens each paragraph anew makes one quotation a paragraph."""
    text = '"First.\n\n"Second," he said.'
    found = find_quotations(text)
    assert [text[q.start : q.end] for q in found] == ['"First.', '"Second,"']
    assert [q.closed for q in found] == [False, True]


def test_many_marks_are_read_in_one_pass() -> None:
    """Ten thousand marks do not take quadratic time."""
    assert len(find_quotations('"a" ' * 10_000)) == 10_000
