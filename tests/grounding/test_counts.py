"""The paraphrase table of counts: every row is read as it says."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tollbook.grounding import count_people, find_counts
from tollbook.grounding.counts import share_of
from tollbook.model import Count

TABLE: dict[str, list[Any]] = yaml.safe_load((Path(__file__).parent / "data/counts.yaml").read_text("utf-8"))


def figure(count: Count) -> str:
    """A count as the table writes it."""
    return "/".join("-" if n is None else str(n) for n in (count.low, count.best, count.high))


def test_the_table_has_three_hundred_rows() -> None:
    """At least 300 paraphrases are checked, none twice."""
    texts = [row if isinstance(row, str) else (name, row[0])[1] for name, rows in TABLE.items() for row in rows]
    assert len(texts) >= 300
    assert all(len(rows) == len({str(row) for row in rows}) for rows in TABLE.values())


@pytest.mark.parametrize(("text", "words", "expected", "qualifier"), TABLE["figures"])
def test_figures(text: str, words: str, expected: str, qualifier: str) -> None:
    """A quantity expression is found with its bound words and read to low/best/high."""
    found = [(m.text, figure(m.count), m.count.qualifier) for m in find_counts(text)]
    assert found[:1] == [(words, expected, qualifier)] or (words, expected, qualifier) in found
    assert len(found) == 1


@pytest.mark.parametrize(("text", "words", "rule"), TABLE["rules"])
def test_rules(text: str, words: str, rule: str) -> None:
    """Totals, increments and shares are told from plain figures."""
    assert (words, rule) in [(m.text, m.rule) for m in find_counts(text)]


@pytest.mark.parametrize("text", TABLE["nothing"])
def test_what_is_no_count(text: str) -> None:
    """Ages, dates, money, measures, labels and model names count nobody."""
    assert [(m.text, m.rule) for m in find_counts(text) if m.rule != "share"] == []


@pytest.mark.parametrize(("phrase", "expected", "qualifier", "groups"), TABLE["people"])
def test_people(phrase: str, expected: str, qualifier: str, groups: dict[str, int]) -> None:
    """A victims' noun phrase is summed, and what is part of a whole becomes a group."""
    mention = count_people(phrase)
    assert mention is not None
    assert (figure(mention.count), mention.count.qualifier) == (expected, qualifier)
    assert {group: count.best for group, count in mention.groups} == groups


@pytest.mark.parametrize(("text", "over", "under", "qualifier"), TABLE["shares"])
def test_shares(text: str, over: int, under: int, qualifier: str) -> None:
    """A share is read as numerator, denominator and bound."""
    assert share_of(text) == (over, under, qualifier)


@pytest.mark.parametrize(("text", "expected", "qualifier"), TABLE["whole_shares"])
def test_shares_of_a_known_whole(text: str, expected: str, qualifier: str) -> None:
    """A share whose whole is said has a figure; otherwise it has none."""
    [mention] = find_counts(text)
    assert (mention.rule, figure(mention.count), mention.count.qualifier) == ("share", expected, qualifier)


def test_a_count_is_not_shared_without_words() -> None:
    """Words that say no share give none."""
    assert share_of("12 people") is None


@pytest.mark.parametrize(
    ("phrase", "unit"), [("20 families", "families"), ("11 bodies", "bodies"), ("9 men", "persons")]
)
def test_units(phrase: str, unit: str) -> None:
    """The noun says whether persons, families or bodies are counted."""
    [mention] = find_counts(phrase)
    whole = count_people(phrase)
    assert mention.unit == unit
    assert whole is not None
    assert whole.unit == unit


@pytest.mark.parametrize(
    "phrase", ["the old bridge", "an Israeli drone", "the city of Homs", "images of captured soldiers"]
)
def test_a_phrase_that_names_nobody_has_no_count(phrase: str) -> None:
    """A phrase about things is no phrase of people, whatever names describe the thing."""
    assert count_people(phrase) is None


def test_a_phrase_keeps_its_place_in_the_document() -> None:
    """The offset moves the mention to the phrase's place."""
    mention = count_people("two women", 40)
    assert mention is not None
    assert (mention.start, mention.end, mention.text) == (40, 49, "two women")


@pytest.mark.parametrize("words", ["100+", "100-plus", "100 plus", "100\nplus"])
def test_a_plus_after_the_number_leaves_it_open_upward(words: str) -> None:
    """ "100 plus" is at least 100, whatever stands between."""
    (mention,) = find_counts(f"{words} people were held.")
    assert (mention.count.low, mention.count.high, mention.count.qualifier) == (100, None, "at_least")
