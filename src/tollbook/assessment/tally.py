"""The figures of one account: what its claims of one harm say in total, of civilians and of groups."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from tollbook.assessment.arithmetic import add, largest, plain, value
from tollbook.assessment.attackers import are_attackers
from tollbook.incidents import distinct_people, offset
from tollbook.language import Scanner
from tollbook.model import Claim, Range
from tollbook.model.codes import Group
from tollbook.rules import lexicon, load_yaml

CIVILIAN, COMBATANT = ("civilian",), ("combatant", "hors_de_combat")
_GROUPS = {"children", "women", "elderly"}
_WORD_OVERSTATES = 0.35
_SAME_SENTENCE = 160
_SEVERAL = 2


def is_whole(claim: Claim) -> bool:
    """Whether a claim gives a figure of its own, not a part of another."""
    return claim.scope != "subset" and claim.part_of is None


def is_of_a_group(claim: Claim) -> bool:
    """Whether all whom a claim counts are children, or women, or old: such a figure says nothing of the others.

    Who lists both ("six children and three women") tells whom he counts in all.
    """
    told = {group.group: value(group) for group in claim.victims.groups if group.group in _GROUPS}
    return bool(told) and not {"children", "women"} <= told.keys() and sum(told.values()) >= value(claim.count) > 0


def standing(wholes: Sequence[Claim]) -> tuple[list[Claim], tuple[tuple[Claim, str], ...]]:
    """The figures that stand, and those that a later `revise` of the same status replaced, each with its id."""
    left: list[Claim] = []
    superseded: list[tuple[Claim, str]] = []
    for claim in wholes:
        if claim.stance == "revise":
            old = [c for c in left if _same_status(c, claim)]
            superseded += [(c, claim.id) for c in old]
            left = [c for c in left if c not in old]
        left.append(claim)
    return left, tuple(superseded)


def _same_status(first: Claim, second: Claim) -> bool:
    statuses = {first.victims.status, second.victims.status}
    return len(statuses) == 1 or "unknown" in statuses


def total(wholes: Sequence[Claim], claims: Sequence[Claim]) -> tuple[Range, bool] | None:
    """Everyone, and whether it is a toll rather than people named one by one; None where no figure is given.

    People named one by one make a figure only where no toll is given. Where nothing is, a plural is two or more.
    """
    victims = [claim for claim in wholes if not are_attackers(claim)]
    tolls = [claim for claim in victims if not claim.victims.names and value(claim.count) > 1]
    stated = _whole_figure(tolls)
    if stated is not None:
        return largest([stated, *_with_attackers(tolls, wholes)]) or stated, True
    people = max(len(distinct_people(tuple(name for claim in claims for name in claim.victims.names))), _apart(victims))
    if people < _SEVERAL and any(_with_attackers(victims, wholes)):
        people = _SEVERAL  # one killed by an attacker who then died
    named = Range(low=people, best=people, high=people) if people else None
    figures = [named, _whole_figure(wholes) or largest(plain(claim.count) for claim in claims)]
    found = largest(figure for figure in figures if figure is not None)
    if (found is None or value(found) < _SEVERAL) and any(_is_plural(claim) for claim in claims):
        found = Range(low=_SEVERAL)
    return None if found is None else (found, False)


def _is_plural(claim: Claim) -> bool:
    words = re.findall(r"[^\W\d_]+", (claim.victims.text or "").lower())
    unsaid = claim.count.best is None and claim.harm in ("killed", "injured")
    return unsaid and any(word in _plurals() or word.endswith("s") for word in words[-3:])


def _apart(victims: Sequence[Claim]) -> int:
    """How many single victims are surely not one: a man and a woman, told of in claims of their own."""
    singles = [claim.victims.text or "" for claim in victims if value(claim.count) == 1 and not claim.victims.names]
    sexes = sexes_told(singles)
    return len(sexes) if len(sexes) > 1 else 0


def sexes_told(words: Iterable[str]) -> frozenset[str]:
    """The sexes of single people, as the first word of each text that has one says."""
    return frozenset(found[0].code for text in words if (found := _sexes().find(text)))


@cache
def _sexes() -> Scanner:
    return Scanner("sexes", lexicon("linking/en/sexes.yaml"))


@cache
def _plurals() -> frozenset[str]:
    return frozenset(load_yaml("linking/en/plurals.yaml"))


def civilians(wholes: Sequence[Claim], claims: Sequence[Claim]) -> Range | None:
    """Civilians, where the account says how many: all are, or a figure is given of civilians as such.

    Children or a named teacher among the dead do not make a figure of all civilians.
    """
    everyone = largest(_figures(wholes, ("unknown", "mixed")))
    whole = largest(_figures(wholes, CIVILIAN))
    beside = add(f for f in (whole, combatants(wholes)) if f is not None)
    if whole is not None and beside is not None and (everyone is None or value(beside) >= value(everyone)):
        return whole
    return largest(plain(claim.count) for claim in claims if _of_civilians(claim))


def combatants(claims: Sequence[Claim]) -> Range | None:
    """Combatants among the victims."""
    return largest(_figures(claims, COMBATANT))


def groups(claims: Sequence[Claim]) -> tuple[tuple[Group, Range], ...]:
    """The largest figure of each group."""
    found: dict[Group, list[Range]] = defaultdict(list)
    for claim in claims:
        for group in claim.victims.groups:
            found[group.group].append(plain(group))
    return tuple((group, figure) for group in sorted(found) if (figure := largest(found[group])) is not None)


def may_stand_for(word: Range, number: int) -> bool:
    """Whether a vague word may stand for a number: a word is never taken to the letter ("scores" for 21)."""
    return number >= _WORD_OVERSTATES * value(word)


def _with_attackers(tolls: Sequence[Claim], wholes: Sequence[Claim]) -> Iterator[Range]:
    """ "Killed five people before killing himself" is six: who died by his own attack is not among his victims."""
    for attacker in wholes:
        beside = [toll for toll in tolls if 0 < offset(attacker) - offset(toll) < _SAME_SENTENCE]
        if are_attackers(attacker) and beside:
            both = add([beside[-1].count, attacker.count])
            if both is not None:
                yield both


def _whole_figure(wholes: Sequence[Claim]) -> Range | None:
    of_all = largest(_figures(wholes, ("unknown", "mixed")))
    parts = (largest(_figures(wholes, CIVILIAN)), largest(_figures(wholes, COMBATANT)))
    both = add(figure for figure in parts if figure is not None)
    return largest(figure for figure in (of_all, both) if figure is not None)


def _of_civilians(claim: Claim) -> bool:
    victims = claim.victims
    as_such = "civilian" in (victims.text or "").lower() and not victims.groups and not victims.names
    return victims.status in CIVILIAN and as_such


def _figures(claims: Sequence[Claim], statuses: tuple[str, ...]) -> list[Range]:
    """The figures of some statuses; a word ("dozens") gives way to a number that it may stand for."""
    told = [claim.count for claim in claims if claim.victims.status in statuses]
    numbers = [count for count in told if count.qualifier != "vague"]
    most = max((value(count) for count in numbers), default=0)
    return [plain(count) for count in told if count.qualifier != "vague" or not may_stand_for(count, most)]
