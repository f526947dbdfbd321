"""The tables of `docs/reference/counts.md` say what the program does."""

import re
from pathlib import Path

import pytest

from tollbook.grounding import count_people, find_counts
from tollbook.model import Count

PAGE = (Path(__file__).parents[2] / "docs/reference/counts.md").read_text(encoding="utf-8")


def rows(marker: str) -> list[list[str]]:
    """The cells of the table after a marker comment."""
    table = PAGE.split(f"<!-- {marker} -->")[1].lstrip().split("\n\n")[0]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()[2:]]


def figure(count: Count) -> str:
    """A count as the page writes it."""
    return " / ".join("–" if n is None else str(n) for n in (count.low, count.best, count.high))


@pytest.mark.parametrize("row", rows("find_counts"), ids=lambda r: r[0])
def test_quantity_table(row: list[str]) -> None:
    """Each example is read as the page says."""
    text, *expected = row
    read = [[m.text, figure(m.count), m.count.qualifier, m.rule] for m in find_counts(text)]
    assert expected in read


@pytest.mark.parametrize("row", rows("nothing"), ids=lambda r: r[0])
def test_table_of_what_is_no_count(row: list[str]) -> None:
    """None of these holds a figure."""
    assert find_counts(row[0]) == ()


@pytest.mark.parametrize("row", rows("count_people"), ids=lambda r: r[0])
def test_phrase_table(row: list[str]) -> None:
    """Each phrase is counted as the page says."""
    phrase, *expected = row
    mention = count_people(phrase)
    assert mention is not None
    groups = ", ".join(f"{group} {count.best}" for group, count in mention.groups)
    assert [figure(mention.count), mention.count.qualifier, groups] == expected


@pytest.mark.parametrize("row", rows("policies"), ids=lambda r: r[0])
def test_policy_table(row: list[str]) -> None:
    """Each policy reads the words as the page says."""
    text, *expected = row
    assert [figure(find_counts(text, p)[0].count) for p in ("literal", "acled", "conservative")] == expected


def test_every_policy_is_on_the_page() -> None:
    """The page names every packaged policy."""
    names = [path.stem for path in (Path(__file__).parents[2] / "src/tollbook/rules/counts").glob("*.yaml")]
    assert names
    assert all(re.search(rf"`{name}`", PAGE) for name in names)
