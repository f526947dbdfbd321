"""The reference of places says what the code does."""

from pathlib import Path

import pytest

from tollbook.grounding import find_places

TEXT = (Path(__file__).parents[2] / "docs" / "reference" / "places.md").read_text(encoding="utf-8")
EXAMPLES = TEXT.split("## Examples")[1].split("## Limits")[0]
CASES = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in EXAMPLES.splitlines()
    if line.startswith("| ") and not line.startswith("| text")
]


@pytest.mark.parametrize(("text", "places"), CASES, ids=[case[0][:50] for case in CASES])
def test_examples_of_the_reference(text: str, places: str) -> None:
    """The places of each example are those of its row."""
    said = (f"{p.text} = {p.name or 'unknown'}, {p.country or 'none'}, {p.precision}" for p in find_places(text))
    assert ("; ".join(said) or "–") == places


def test_reference_shows_enough_examples() -> None:
    """The table holds at least 35 examples."""
    assert len(CASES) >= 35
