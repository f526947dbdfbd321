"""The reference of actors, terms and sources says what the code does."""

from pathlib import Path

import pytest

from tollbook.grounding import find_actors, find_terms
from tollbook.grounding.sources import canonical_source, type_source

TEXT = (Path(__file__).parents[2] / "docs" / "reference" / "actors.md").read_text(encoding="utf-8")


def rows(heading: str) -> list[list[str]]:
    """The cells of the table below a heading, without its head."""
    part = TEXT.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    lines = [line.strip("|").split("|") for line in part.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line] for line in lines[2:]]


@pytest.mark.parametrize("row", rows("Actors"), ids=lambda row: row[0])
def test_examples_of_actors(row: list[str]) -> None:
    """The first mention has the words, name, type and form of its row."""
    first = find_actors(row[0])[0]
    assert [first.text, first.name, first.type, first.form] == row[1:]


@pytest.mark.parametrize("row", rows("Methods, weapons and objects"), ids=lambda row: row[0])
def test_examples_of_terms(row: list[str]) -> None:
    """A term has the words, lexicon and code of its row."""
    assert row[1:] in [[t.text, t.lexicon, t.code] for t in find_terms(row[0])]


@pytest.mark.parametrize("row", rows("Sources"), ids=lambda row: row[0])
def test_examples_of_sources(row: list[str]) -> None:
    """A phrase has the type and common name of its row."""
    known = canonical_source(row[0])
    assert [type_source(row[0]), known[0] if known else "–"] == row[1:]
