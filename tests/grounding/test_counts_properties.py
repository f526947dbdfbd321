"""What holds for every text, however strange."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tollbook.grounding import count_people, find_counts
from tollbook.grounding.counts.numbers import value_of
from tollbook.grounding.counts.policies import policy_names
from tollbook.model import Count

_SAID = """
at least more than up to nearly around between and or 12 13 1,200 130.000 20-30 two twenty three hundred dozen a an one
no no-one people civilians children women men family of five including among them half most several dozens tens
thousands
, ; ( ) - – Karim Salim his her wife another further killed toll rose 44 million 1.2 year-old aged km March 2015 %
$ fewer
as many some ' ’
"""
_WORDS = st.sampled_from([*_SAID.split(), "\n"])
_TEXTS = st.one_of(st.text(max_size=80), st.lists(_WORDS, max_size=14).map(" ".join))


def ordered(count: Count) -> bool:
    """Whether low ≤ best ≤ high wherever given."""
    given_figures = [n for n in (count.low, count.best, count.high) if n is not None]
    return given_figures == sorted(given_figures)


@settings(max_examples=400, deadline=None)
@given(_TEXTS, st.sampled_from(policy_names()))
def test_mentions_are_verbatim_and_ordered(text: str, policy: str) -> None:
    """Every mention's words stand at its offsets, in text order, and its figures are in order."""
    mentions = find_counts(text, policy)
    assert [m.start for m in mentions] == sorted(m.start for m in mentions)
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.text
        assert mention.text.strip() == mention.text != ""
        assert ordered(mention.count)
        assert all(ordered(count) for _, count in mention.groups)


@settings(max_examples=400, deadline=None)
@given(_TEXTS, st.sampled_from(policy_names()))
def test_phrases_are_read_without_contradiction(phrase: str, policy: str) -> None:
    """Whatever the phrase, figures are in order and a group stands once."""
    mention = count_people(phrase, 7, policy)
    if mention is not None:
        assert (mention.start, mention.text) == (7, phrase)
        assert ordered(mention.count)
        groups = [group for group, _ in mention.groups]
        assert len(groups) == len(set(groups))


@given(st.integers(0, 10**9))
def test_every_way_to_write_digits_is_one_number(number: int) -> None:
    """A number has one value in English, European, Swiss and spaced writing."""
    for mark in (",", ".", "'", " "):
        assert value_of(f"{number:,}".replace(",", mark)) == number


@given(st.integers(1, 10**6))
def test_bounds_keep_the_figure_said(number: int) -> None:
    """The best figure is the one said, whatever the bound."""
    for bound in ("", "at least ", "more than ", "around ", "nearly ", "up to "):
        [mention] = find_counts(f"{bound}{number:,} people fled")
        assert mention.count.best == number


@pytest.mark.parametrize(
    "piece", ["at least ", "12, ", "a ", "two hundred ", "half of them ", "more than 12 or ", "1,000", "between 1 and "]
)
def test_hostile_repetition_takes_linear_time(piece: str) -> None:
    """Ten times the text takes no more than about ten times as long."""
    short, long = piece * 2_000, piece * 20_000
    find_counts(short)
    started = time.process_time()
    find_counts(short)
    first = time.process_time() - started
    started = time.process_time()
    find_counts(long)
    assert time.process_time() - started < 40 * first + 0.5
