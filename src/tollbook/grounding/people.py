"""What a victims' phrase says of the people: civilians or combatants, their groups and occupations."""

import re
from dataclasses import dataclass
from functools import lru_cache

from tollbook.grounding.counts.people import part_groups
from tollbook.grounding.counts.phrases import Part, cut
from tollbook.grounding.counts.policies import policy
from tollbook.grounding.persons import Noun, NounPhrase, noun_after, people_nouns
from tollbook.grounding.persons.nouns import organisations
from tollbook.model.codes import Group, Occupation, VictimStatus

__all__ = ["Noun", "NounPhrase", "PeopleDescription", "describe_people", "noun_after", "people_nouns"]

_GROUP_OF = re.compile(r"(\w+) of $")
_TAIL = re.compile(r"\s(?:of|from|with|belonging\sto|affiliated\s(?:with|to)|loyal\sto|allied\s(?:with|to))\s")


@dataclass(frozen=True, slots=True)
class PeopleDescription:
    """Whom a phrase names. Groups and occupations stand in the order of the words."""

    status: VictimStatus
    groups: tuple[Group, ...]
    occupations: tuple[Occupation, ...]


@lru_cache(maxsize=4096)  # a sentence is asked whether it tells of harm, then of whom
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
        status=_status(whole, parts, phrase),
        groups=tuple(dict.fromkeys(group for part in parts for group in part_groups(part))),
        occupations=tuple(dict.fromkeys(noun.occupation for noun in nouns if noun.occupation)),
    )


def _status(whole: tuple[Part, ...], parts: tuple[Part, ...], phrase: str) -> VictimStatus:
    said = _statuses(whole or parts, phrase) or _statuses(tuple(p for p in parts if p.most), phrase)
    if not said:
        said = _statuses(parts, phrase)
        return "mixed" if len(said) > 1 else "unknown"
    return "mixed" if len(said) > 1 else next(iter(said))


def _statuses(parts: tuple[Part, ...], phrase: str) -> frozenset[VictimStatus]:
    """What the parts' nouns say; the head decides ("child soldiers"), its modifiers where it leaves it open."""
    said: set[VictimStatus] = set()
    for index, part in enumerate(parts):
        nouns = part.noun.nouns if part.noun else ()
        known: list[VictimStatus] = [noun.status for noun in reversed(nouns) if noun.status != "unknown"]
        if nouns and not known and nouns[-1].organised:
            stop = parts[index + 1].start if index + 1 < len(parts) else len(phrase)
            tail = phrase[part.end : stop] if _TAIL.match(phrase, part.end) else ""
            known = _membership(part.modifiers + tail)
        said.update(known[:1] if nouns else _group(phrase[: part.start]))
    return frozenset(said)


def _group(before: str) -> list[VictimStatus]:
    """The status of a group whose members are then counted ("a family of" five)."""
    match = _GROUP_OF.search(before)
    noun = people_nouns().get(match[1].lower()) if match else None
    return [noun.status] if noun and noun.number == "group" and noun.status != "unknown" else []


def _membership(words: str) -> list[VictimStatus]:
    """The status that an organisation gives its members ("three members of the militia", "two Hamas officials")."""
    known = organisations()
    said = re.findall(r"[\w'’-]+", words.lower())
    runs = (" ".join(said[i : i + n]) for n in (3, 2, 1) for i in range(len(said) - n + 1))
    return [known[run] for run in runs if run in known]
