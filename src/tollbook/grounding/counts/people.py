"""Counts the people that a victims' noun phrase names: sums what is joined, sets apart what is part of a whole."""

import re
from dataclasses import replace
from functools import lru_cache

from tollbook.grounding.counts.appositions import is_owned, one_harm, one_of_beside, without_appositions
from tollbook.grounding.counts.breakdowns import are_ages, as_range, tells_apart, without_ages
from tollbook.grounding.counts.phrases import Part, cut
from tollbook.grounding.counts.policies import Policy
from tollbook.grounding.counts.policies import policy as named_policy
from tollbook.grounding.counts.shares import find_shares
from tollbook.grounding.counts.sums import add
from tollbook.grounding.persons import age_group
from tollbook.language.scan import lower
from tollbook.model import Count, CountMention
from tollbook.model.codes import Group, Unit

_BODIES = re.compile(r"(?:(?:the|an?)\s)?(?:\w+\s)?(?:bod(?:y|ies)|corpses?|remains)\sof\s", re.IGNORECASE)
_BY_AGE = re.compile(r"(?:(?:an?|the|another|one)\s)?(?:[a-z]+\s)?[\w-]+[-\s](?:year|month|week|day)s?[-\s]old", re.I)
_PARTS_OF_PEOPLE: frozenset[Group] = frozenset(("children", "women", "infants", "elderly"))


def count_people(phrase: str, offset: int = 0, policy: str = "literal") -> CountMention | None:
    """How many people a victims' noun phrase names, with the groups it gives; None where it names nobody.

    `offset` is the phrase's place in the document. "a mother and her three children" → 4 (women 1, children 3),
    "12 civilians, including three children" → 12 (children 3), "civilians" → no figure (qualifier none), "no one"
    → 0. That children joined to civilians are counted among them ("16 civilians and three children" → 16) is the
    coding convention of Tollbook's claims guide. Raises TollbookError `no-policy` for an unknown policy.
    """
    counted = _counted(phrase, named_policy(policy))
    return replace(counted, start=offset, end=offset + len(phrase)) if counted and offset else counted


@lru_cache(maxsize=4096)  # a sentence is asked whether it tells of harm, then of how many
def _counted(phrase: str, policy: Policy) -> CountMention | None:
    parts = cut(phrase, policy)
    if not parts and _BY_AGE.fullmatch(phrase):
        one = policy.count("exact", 1, None, phrase)
        groups = tuple((group, one) for group in age_group(phrase))
        return CountMention(0, len(phrase), phrase, one, "single", "persons", groups)
    if not parts or are_ages(parts):
        return _share(phrase, policy)
    whole, subsets = _whole_and_subsets(parts, policy)
    counts = tuple(part_count(part, policy) for part in whole)
    count = add(counts, phrase, policy)
    groups = _groups(whole, subsets, count, policy)
    return CountMention(0, len(phrase), phrase, count, _rule(whole, count), _unit(whole, phrase), groups)


def part_count(part: Part, policy: Policy) -> Count:
    """The figure of one part: its own, 1 for a single or named person, 2 for parents, none for a bare plural."""
    noun = part.noun
    if part.kind != "number" and noun is not None and noun.head.entry == "families":
        return policy.unsaid(part.modifiers)
    if part.count is not None:
        return part.count
    size = noun.head.size if noun else None
    if noun is None or not (noun.plural or noun.head.number in ("group", "both")):
        both = size if size and noun and noun.head.number == "group" else 1
        return policy.count("exact", both, None, part.modifiers)
    if size and (noun.head.number == "group" or part.kind == "definite" or noun.head.fixed):
        return policy.count("exact", size, None, part.modifiers)
    if part.modifiers.lower().startswith("both "):
        return policy.count("exact", 2, None, part.modifiers)
    return policy.unsaid(part.modifiers)


def _whole_and_subsets(parts: tuple[Part, ...], policy: Policy) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    whole = tuple(p for p in parts if not p.subset) or parts
    subsets = tuple(p for p in parts if p.subset and p not in whole)
    again = _told_again(whole)
    told = frozenset(p.start for p in again)
    whole, subsets = tuple(p for p in whole if p.start not in told), (*subsets, *again)
    whole = without_ages(as_range(one_of_beside(whole), policy))
    if tells_apart(whole, part_count(whole[0], policy).best, lambda part: part_count(part, policy).best):
        return whole[:1], (*whole[1:], *subsets)
    whole = one_harm(without_appositions(whole))
    first = part_count(whole[0], policy)
    rest = whole[1:]
    if rest and whole[0].kind == "number" and first.best:
        if _breakdown(first, rest, policy):
            return whole[:1], (*rest, *subsets)
        included = tuple(p for p in rest if _included(whole[0], p, policy))
        whole = tuple(p for p in whole if p not in included)
        subsets = (*included, *subsets)
        shared = any(p.kind == "bare" for p in whole[1:])
        whole = (replace(whole[0], shared=shared), *(p for p in whole[1:] if p.kind != "bare"))
    return whole, subsets


def _told_again(whole: tuple[Part, ...]) -> tuple[Part, ...]:
    """Parts that say of all what they are ("several children, both boys"); several nouns give none a figure."""
    found: list[Part] = []
    for part in whole[1:]:
        if part.glue != "and" and part.modifiers.lower().startswith(("all ", "both ")):
            found.append(part)
        elif found and part.kind == "bare":
            found = [replace(p, shared=True) for p in found] + [replace(part, shared=True)]
    return tuple(found)


def _breakdown(first: Count, rest: tuple[Part, ...], policy: Policy) -> bool:
    """Whether the parts after a number only tell it apart ("five people, two women and three children")."""
    if rest[0].glue == "and" or is_owned(rest[0]) or first.best is None or first.best < 2:
        return False  # "their driver" is one more
    figures = [part_count(p, policy).best for p in rest]
    return None not in figures and sum(f or 0 for f in figures) == first.best


def _included(first: Part, part: Part, policy: Policy) -> bool:
    """Whether a part's people are counted among the first ("16 civilians and three children")."""
    if not (first.noun and first.noun.head.inclusive and part.noun and part.count):
        return False
    figure, total = part_count(part, policy).best, part_count(first, policy).best
    return bool(_PARTS_OF_PEOPLE & set(part.noun.groups)) and figure is not None and figure <= (total or 0)


def _groups(
    whole: tuple[Part, ...], subsets: tuple[Part, ...], count: Count, policy: Policy
) -> tuple[tuple[Group, Count], ...]:
    """Each group's figure: first as the whole's own parts say it, else as its subsets do."""
    groups: dict[Group, list[Count]] = {}
    shared = len(whole) == 1 and whole[0].shared
    for part in () if shared else whole:
        for group in part_groups(part):
            family = policy.count("exact", 1, None, part.modifiers)
            own = family if group == "families" and part.kind in ("single", "definite") else part_count(part, policy)
            groups.setdefault(group, []).append(own)
    told = frozenset(groups)
    for part in subsets:
        for group in () if part.shared else part_groups(part):
            if group not in told:
                groups.setdefault(group, []).append(_subset_count(part, count, policy))
    summed = ((group, add(tuple(counts), "", policy)) for group, counts in groups.items())
    return tuple((group, total) for group, total in summed if total.best is not None or total.low is not None)


def part_groups(part: Part) -> tuple[Group, ...]:
    """The groups that a part's noun and age say; a boy of nine is a child and no man."""
    if part.noun is None:
        return age_group(part.modifiers)
    young = age_group(part.modifiers)
    groups = part.noun.groups if not young else tuple(g for g in part.noun.groups if g not in ("men", "women"))
    return tuple(dict.fromkeys((*groups, *young)))


def _subset_count(part: Part, whole: Count, policy: Policy) -> Count:
    """A subset's own figure; "all children" and "both women" take the whole's."""
    if part.modifiers.lower().startswith(("all ", "both ")) and part.count is None:
        return whole
    return part_count(part, policy)


def _unit(whole: tuple[Part, ...], phrase: str) -> Unit:
    entries = {part.noun.head.entry for part in whole if part.noun}
    if len(whole) == 1 and "families" in entries:
        return "families"
    return "bodies" if entries == {"dead"} or _BODIES.match(phrase) else "persons"


def _rule(whole: tuple[Part, ...], count: Count) -> str:
    if len(whole) > 1:
        return "sum"
    return whole[0].rule or (whole[0].kind if count.best is not None else "plural")


def _share(phrase: str, policy: Policy) -> CountMention | None:
    shares = find_shares(phrase, lower(phrase), policy)
    if not shares:
        return None
    return CountMention(0, len(phrase), phrase, shares[0].count, "share")
