"""The example sentences of the count lexicons, and the number policies."""

import pytest

from tollbook.errors import TollbookError
from tollbook.grounding import count_people, find_counts
from tollbook.grounding.counts.policies import policy, policy_names
from tollbook.grounding.counts.vocabulary import COUNTS, attribute, entries, meanings
from tollbook.grounding.people import describe_people
from tollbook.grounding.persons.nouns import PEOPLE
from tollbook.grounding.persons.walk import find_people
from tollbook.model import CountMention
from tollbook.rules import Entry, lexicon

_QUALIFIERS = {"nearly": "about"}
COUNT_ENTRIES = lexicon(COUNTS)
PEOPLE_ENTRIES = lexicon(PEOPLE)


def shows(entry: Entry, text: str, mentions: tuple[CountMention, ...]) -> bool:
    """Whether the text's figures show what the entry does."""
    kind = attribute(entry, "kind")
    bound = attribute(entry, "bound")
    checks = {
        "vague": lambda m: m.count.qualifier == "vague" or (entry.code == "pair" and m.count.best == 2),
        "zero": lambda m: m.count.best == 0,
        "more_before": lambda m: m.rule == "increment",
        "more_after": lambda m: m.rule == "increment",
        "total": lambda m: m.rule == "total",
    }
    if bound:
        words = [term.strip().lower() for term in entry.terms]
        said = (m for m in mentions if m.count.qualifier == _QUALIFIERS.get(bound, bound))
        return any(word in m.text.lower() for m in said for word in words)
    if kind in checks:
        return any(checks[kind](m) for m in mentions)
    return not [m for m in mentions if m.rule != "share"]


def shows_people(entry: Entry, text: str) -> bool:
    """Whether a noun of the entry is found, or for an organisation that its members have its status."""
    if attribute(entry, "number") == "organisation":
        return describe_people(text).status == attribute(entry, "status")
    return entry.code in [noun.entry for noun in find_people(text)]


@pytest.mark.parametrize("entry", COUNT_ENTRIES, ids=lambda e: e.code)
def test_examples_of_count_words(entry: Entry) -> None:
    """Each entry does its work in its positive examples and none of it in its negative ones."""
    assert entry.found, "an entry needs a positive example"
    assert entry.absent, "an entry needs a negative example"
    for text in entry.found:
        assert shows(entry, text, find_counts(text)), text
    for text in entry.absent:
        assert not shows(entry, text, find_counts(text)), text


@pytest.mark.parametrize("entry", PEOPLE_ENTRIES, ids=lambda e: e.code)
def test_examples_of_people_nouns(entry: Entry) -> None:
    """Each noun for people is found in its positive examples and not in its negative ones."""
    assert entry.found, "an entry needs a positive example"
    assert entry.absent, "an entry needs a negative example"
    for text in entry.found:
        assert shows_people(entry, text), text
    for text in entry.absent:
        assert not shows_people(entry, text), text


def test_there_are_three_hundred_nouns_for_people() -> None:
    """The lexicon holds at least 300 nouns, each spelling in one entry."""
    assert sum(len(entry.terms) for entry in PEOPLE_ENTRIES) >= 300


def test_no_count_word_has_two_meanings_of_one_kind() -> None:
    """A spelling stands in one entry of a kind."""
    for kind in ("before", "after", "vague", "zero", "label_after"):
        spelled = [term.lower() for entry in entries(kind) for term in set(entry.terms)]
        assert len(spelled) == len(set(spelled)), kind


def test_every_vague_word_has_a_figure_in_every_policy() -> None:
    """Each policy says what each vague word means, or that it means no figure."""
    codes = set(meanings("vague").values()) | {"tens", "dozens", "scores", "hundreds", "thousands", "millions"}
    for name in policy_names():
        assert codes - {"pair"} <= set(policy(name).vague)


@pytest.mark.parametrize(
    ("name", "text", "low", "best", "high"),
    [
        ("literal", "dozens of people", 24, 24, None),
        ("acled", "dozens of people", 12, 12, None),
        ("conservative", "dozens of people", None, None, None),
        ("acled", "tens of people", 10, 10, None),
        ("acled", "hundreds of people", 100, 100, None),
        ("acled", "several people", 3, 3, None),
        ("acled", "between 20 and 30 people", 20, 20, 30),
        ("acled", "around 50 people", 50, 50, 50),
        ("literal", "around 50 people", 45, 50, 55),
        ("conservative", "around 50 people", 45, 50, 55),
        ("conservative", "at least 12 people", 12, 12, None),
    ],
)
def test_policies(name: str, text: str, low: int | None, best: int | None, high: int | None) -> None:
    """The same words mean other figures under another policy, and the count says which policy read it."""
    [mention] = find_counts(text, name)
    assert (mention.count.low, mention.count.best, mention.count.high) == (low, best, high)
    assert mention.count.policy == name


def test_acled_counts_a_bare_plural_as_three() -> None:
    """ACLED's codebook takes a plural without a number as three."""
    mention = count_people("civilians", policy="acled")
    assert mention is not None
    assert (mention.count.low, mention.count.qualifier) == (3, "vague")


def test_an_unknown_policy_is_refused() -> None:
    """The error names the policies there are."""
    with pytest.raises(TollbookError, match="acled, conservative, literal"):
        find_counts("12 people", "guesswork")
