"""The reference of times says what the code does."""

from pathlib import Path

import pytest

from tollbook.grounding import find_times

TEXT = (Path(__file__).parents[2] / "docs" / "reference" / "times.md").read_text(encoding="utf-8")
WITH, WITHOUT = TEXT.split("## Without a publication date")


def rows(part: str) -> list[list[str]]:
    """The cells of the table rows below the headings."""
    lines = [line for line in part.splitlines() if line.startswith("| ") and not line.startswith("| text")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


CASES = [(*row, "2015-12-30") for row in rows(WITH)] + [(*row, None) for row in rows(WITHOUT)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case[0])[:50])
def test_examples_of_the_reference(case: tuple[str | None, ...]) -> None:
    """The last time of each example has the words, interval, precision and clock of its row."""
    text, *cells, published = case
    times = find_times(text or "", published)
    last = times[-1] if times else None
    said = [getattr(last, k, None) or "–" for k in ("text", "start", "end", "precision", "clock")]
    assert said == cells


def test_reference_shows_enough_examples() -> None:
    """The tables hold at least 35 examples."""
    assert len(CASES) >= 35
