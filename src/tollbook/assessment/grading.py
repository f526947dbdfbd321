"""The grade of an incident by the rules of `grading.yaml`, each with its reason."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from tollbook.assessment.known_parties import KnownParty
from tollbook.assessment.positions import accepts_civilian_harm
from tollbook.model import IncidentResponsibility, Position
from tollbook.model.codes import Grade, StrikeStatus
from tollbook.rules import load_yaml


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules may ask.

    `origins`: the credible ones that report harm to civilians, or else to anyone; `tellers`: all that tell of the
    event; `statuses`: what each credible origin says of the victims; `ever_civilians`: whether anyone, credible or not,
    now or earlier, reported harm to civilians; `parties`: those that the documents name; `known`: those that the table
    knows to act there then.
    """

    origins: tuple[str, ...]
    tellers: tuple[str, ...]
    statuses: tuple[frozenset[str], ...]
    ever_civilians: bool
    harmed: bool
    responsibility: IncidentResponsibility
    positions: tuple[Position, ...]
    parties: tuple[str, ...]
    known: tuple[KnownParty, ...] = ()
    party_acts: bool = False
    discounted: bool = False
    single_victim: bool = field(default=False)


def _only_combatants(facts: Facts) -> bool:
    return bool(facts.statuses) and all(status == {"combatant"} for status in facts.statuses)


def _accepting(facts: Facts) -> Position | None:
    return next((position for position in facts.positions if accepts_civilian_harm(position)), None)


CONDITIONS: dict[str, Callable[[Facts, Any], bool]] = {
    "reviewer_discounted": lambda facts, _: facts.discounted,
    "no_harm_to_people": lambda facts, _: not facts.harmed,
    "only_combatants": lambda facts, _: _only_combatants(facts),
    "never_civilians": lambda facts, _: not facts.ever_civilians,
    "exclusive_perpetrators": lambda facts, _: facts.responsibility.status == "contested",
    "party_accepts_civilian_harm": lambda facts, _: _accepting(facts) is not None,
    "party_accepts_act": lambda facts, _: facts.party_acts,
    "accused_denies": lambda facts, _: any(
        p.stance == "deny" and p.about in ("strike", "responsibility") and p.actor in facts.parties
        for p in facts.positions
    ),
    "enough_origins": lambda facts, policy: len(facts.origins) >= policy["fair_origins"],
    "one_origin": lambda facts, _: bool(facts.origins),
    "several_tell": lambda facts, policy: len(facts.tellers) >= policy["fair_origins"],
    "one_tells": lambda facts, _: bool(facts.tellers),
    "party_known": lambda facts, _: bool(facts.parties or facts.known),
}
"""Condition name → test over the facts and the policy. Rules in `grading.yaml` use these names."""


@cache
def grade_policy(name: str) -> Any:
    """A policy of `grading.yaml`. Raises KeyError where there is none of that name."""
    return load_yaml("grading.yaml")[name]


def grade(facts: Facts, policy: str = "default") -> tuple[Grade | None, tuple[str, ...]]:
    """The grade and its reasons: the rule that fitted, then those before it that did not."""
    rules = grade_policy(policy)
    passed_over: list[str] = []
    for rule in rules["rules"]:
        failed = next((name for name in rule["when"] if not CONDITIONS[name](facts, rules)), None)
        if failed is None:
            return rule["grade"], (rule["reason"].format(**_words(facts)), *passed_over)
        if rule["grade"] not in (None, "discounted"):
            name = "" if rule["name"] == rule["grade"] else f" ({rule['name'].replace('_', ' ')})"
            passed_over.append(f"not {rule['grade']}{name}: not {failed.replace('_', ' ')}")
    return None, tuple(passed_over)


def strike_status(facts: Facts, policy: str = "default") -> StrikeStatus | None:
    """How the strike itself stands: declared, likely, contested or by a single source."""
    rules = grade_policy(policy)
    for rule in rules["strike_status"]:
        if all(CONDITIONS[name](facts, rules) for name in rule["when"]):
            status: StrikeStatus = rule["status"]
            return status
    return None


def _known(facts: Facts) -> str:
    """Who is named, else who is known to act there, and by what source."""
    if facts.parties:
        return f"{' / '.join(facts.parties)} {'are' if len(facts.parties) > 1 else 'is'} named"
    return "; ".join(f"{row.party} is known to act there then ({row.source})" for row in facts.known)


def _words(facts: Facts) -> dict[str, object]:
    accepting = _accepting(facts)
    return {
        "origins": len(facts.origins),
        "parties": " / ".join(facts.parties) or "nobody",
        "known": _known(facts),
        "party": accepting.actor if accepting else "",
        "words": accepting.conceded or "" if accepting else "",
        "date": (accepting.date or "an unknown date") if accepting else "",
        "status_said": "the one killed was a combatant" if facts.single_victim else "the dead were combatants",
    }
