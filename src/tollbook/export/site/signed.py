"""Whether two people have signed an incident's grade off."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping

from tollbook.model import Decision, Incident

_NEEDED = 2

Signatures = Mapping[str, Mapping[str, str | None]]
"""By incident id: who signed, and the grade signed where the decision names one (JSON text)."""


def signatures_of(decisions: Iterable[Decision]) -> Signatures:
    """The sign-offs that stand. One that was undone no longer does."""
    known = list(decisions)
    undone = _undone(known)
    found: dict[str, dict[str, str | None]] = defaultdict(dict)
    for decision in known:
        if decision.action == "sign_off" and decision.about.incident and decision.id not in undone:
            found[decision.about.incident][decision.by] = decision.after
    return found


def is_signed(incident: Incident, signatures: Signatures) -> bool:
    """Whether two different people signed this incident, under this id or an earlier one, with the grade it has now."""
    people: set[str] = set()
    for name in (incident.id, *incident.previous_ids):
        people.update(by for by, grade in signatures.get(name, {}).items() if _is_of(grade, incident.grade))
    return len(people) >= _NEEDED


def _undone(decisions: Iterable[Decision]) -> set[str]:
    """The ids of decisions that no longer hold; undoing an undoing makes the first hold again."""
    undone: set[str] = set()
    for decision in reversed(list(decisions)):
        if decision.action == "undo" and decision.after and decision.id not in undone:
            undone.add(_plain(decision.after))
    return undone


def _is_of(signed: str | None, grade: str | None) -> bool:
    if signed is None:
        return True
    value = json.loads(signed)
    named = value.get("grade", grade) if isinstance(value, dict) else value
    return bool(named == grade)


def _plain(after: str) -> str:
    value = json.loads(after) if after.startswith('"') else after
    return str(value)
