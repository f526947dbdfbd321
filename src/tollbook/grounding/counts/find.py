"""Finds every quantity expression in a text and reads it by a number policy."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from tollbook.grounding.counts.context import is_total
from tollbook.grounding.counts.grammar import beginnings, ordinal, quantity
from tollbook.grounding.counts.numbers import value_of
from tollbook.grounding.counts.policies import Policy
from tollbook.grounding.counts.policies import policy as named_policy
from tollbook.grounding.counts.quantities import Quantity, read_quantity
from tollbook.grounding.counts.shares import find_shares
from tollbook.grounding.counts.vocabulary import any_of, number_words, terms
from tollbook.grounding.persons import NounPhrase
from tollbook.language.scan import lower
from tollbook.model import Count, CountMention
from tollbook.model.codes import Group, Unit

_MORE_AFTER = re.compile(rf"\s(?:{any_of(terms('more_after'))})(?!\w)(?!\sthan\b)", re.IGNORECASE)


def find_counts(text: str, policy: str = "literal") -> tuple[CountMention, ...]:
    """Every quantity expression that may count people or things, with its bound words, in text order.

    Rules: digits, words, range, vague, indefinite ("a" before a noun for people), zero, share ("half of them"),
    total (the figure is said to be the whole so far), increment ("another three", "two more").
    Raises TollbookError `no-policy` for an unknown policy.
    """
    chosen = named_policy(policy)
    low = lower(text)
    shares = find_shares(text, low, chosen)
    starts = [share.start for share in shares]
    mentions = [*shares, *_ordinals(text, low, chosen)]
    for found in quantities(text, chosen):
        share = bisect_right(starts, found.start) - 1
        if share < 0 or found.start >= shares[share].end:
            mentions.append(mention(text, found))
    return tuple(sorted(mentions, key=lambda m: (m.start, m.end)))


def quantities(text: str, policy: Policy) -> Iterator[Quantity]:
    """The quantities of a text in order, with the nouns for people that they belong to."""
    low, whole, start, position = lower(text), quantity(), beginnings(), 0
    while begin := start.search(low, position):
        match = whole.match(low, begin.start())
        if match is None:
            position = begin.start() + 1
            continue
        found, position = read_quantity(text, match, policy)
        if found is not None:
            yield found


def mention(text: str, found: Quantity) -> CountMention:
    """A quantity as the record's mention, with the rule that says what it does in the text."""
    rule = found.rule
    if found.more or _MORE_AFTER.match(text, found.end):
        rule = "increment"
    elif rule in ("digits", "words", "range", "vague") and is_total(text, found.start, found.end):
        rule = "total"
    unit, groups = unit_and_groups(found.noun, found.count)
    return CountMention(found.start, found.end, text[found.start : found.end], found.count, rule, unit, groups)


def unit_and_groups(noun: NounPhrase | None, count: Count) -> tuple[Unit, tuple[tuple[Group, Count], ...]]:
    """What is counted (persons, families or bodies), and the groups that the noun says."""
    if noun is None:
        return "persons", ()
    unit: Unit = {"families": "families", "dead": "bodies"}.get(noun.head.entry, "persons")  # type: ignore[assignment]
    return unit, tuple((group, count) for group in noun.groups)


def _ordinals(text: str, low: str, policy: Policy) -> Iterator[CountMention]:
    for match in ordinal().finditer(low):
        start, end = match.span("rank")
        rank = number_words().ordinals.get(match["rank"]) or value_of(re.sub(r"\D", "", match["rank"]))
        if rank and rank > 1:
            yield CountMention(start, end, text[start:end], policy.count("exact", rank, None, text[start:end]), "total")
