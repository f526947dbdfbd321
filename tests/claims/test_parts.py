"""Parts of a figure."""

import pytest

from tollbook.claims.parts import find_parts, read_part
from tollbook.grounding.counts import find_counts

TABLE = [
    ("20 people, including five children", 20, [("five children", 5)]),
    ("20 people, including five children and two women", 20, [("five children", 5), ("two women", 2)]),
    ("20 people, five of them children", 20, [("five of them children", 5)]),
    ("20 people, among them a nurse", 20, [("a nurse", 1)]),
    ("20 people, a nurse and her son among them, were killed", 20, [("a nurse and her son", 2)]),
    ("20 people, eight of whom were medics", 20, [("eight of whom were medics", 8)]),
    ("20 people, half of them children", 20, [("half of them children", 10)]),
    ("20 people and five children", 20, []),
]


@pytest.mark.parametrize(("text", "whole", "parts"), TABLE, ids=[t for t, _, _ in TABLE])
def test_parts_are_told_by_their_words(text: str, whole: int, parts: list[tuple[str, int]]) -> None:
    """ "Including", "among them", "of whom" and shares make parts; "and" makes none."""
    counts = find_counts(text)
    total = next(c.count for c in counts if c.count.best == whole)
    found = find_parts(text, 0, len(text), counts, total)
    assert [(text[p.start : p.end], p.count.best) for p in found] == parts


def test_a_share_of_an_open_figure_is_open() -> None:
    """More than half of at least 20 is ten or more."""
    text = "at least 20 people, more than half of them children"
    counts = find_counts(text)
    (part,) = find_parts(text, 0, len(text), counts, counts[0].count)
    assert (part.count.low, part.count.high) == (10, None)


def test_words_that_count_nobody_are_no_part() -> None:
    """A part needs people."""
    assert read_part("several streets", 8, 15) is None
