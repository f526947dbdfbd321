"""What a victims' phrase says of the people: civilians or combatants, their groups and occupations."""

from dataclasses import dataclass

from tollbook.grounding.counts.people import part_groups
from tollbook.grounding.counts.phrases import Part, cut
from tollbook.grounding.counts.policies import policy
from tollbook.grounding.persons import Noun, NounPhrase, noun_after, people_nouns
from tollbook.model.codes import Group, Occupation, VictimStatus

__all__ = ["Noun", "NounPhrase", "PeopleDescription", "describe_people", "noun_after", "people_nouns"]


@dataclass(frozen=True, slots=True)
class PeopleDescription:
    """Whom a phrase names. Groups and occupations stand in the order of the words."""

    status: VictimStatus
    groups: tuple[Group, ...]
    occupations: tuple[Occupation, ...]


def describe_people(phrase: str) -> PeopleDescription:
    """The status, groups and occupations that the nouns of a victims' phrase say.

    Women, children, residents, medics and journalists are civilians, fighters and commanders combatants, "people"
    and "men" of unknown status; civilians beside combatants are mixed. Subsets ("including three fighters") decide
    the status only where the whole leaves it open and they differ from each other.
    """
    parts = cut(phrase, policy("literal"))
    whole = tuple(p for p in parts if not p.subset)
    nouns = [noun for part in parts if part.noun for noun in part.noun.nouns]
    return PeopleDescription(
        status=_status(whole, parts),
        groups=tuple(dict.fromkeys(group for part in parts for group in part_groups(part))),
        occupations=tuple(dict.fromkeys(noun.occupation for noun in nouns if noun.occupation)),
    )


def _status(whole: tuple[Part, ...], parts: tuple[Part, ...]) -> VictimStatus:
    said = _statuses(whole or parts)
    if not said:
        both = _statuses(parts)
        return "mixed" if len(both) > 1 else "unknown"
    if len(said) > 1:
        return "mixed"
    return next(iter(said))


def _statuses(parts: tuple[Part, ...]) -> frozenset[VictimStatus]:
    """What the parts' nouns say; the head decides ("child soldiers"), its modifiers where it leaves it open."""
    said: set[VictimStatus] = set()
    for part in parts:
        nouns = part.noun.nouns if part.noun else ()
        known = [noun.status for noun in reversed(nouns) if noun.status != "unknown"]
        said.update(known[:1])
    return frozenset(said)
