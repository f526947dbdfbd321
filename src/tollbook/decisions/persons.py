"""Consent of those who are named, or of their families, as it was recorded and withdrawn."""

import json
from collections.abc import Iterable

from tollbook.decisions.rulings import names_of
from tollbook.decisions.standing import standing
from tollbook.model import Consent, Decision, Incident, Person, Visibility

NAME = "name"
"""The scope of a consent to show the name; other scopes are recorded and open nothing."""
_WITHDRAWN = Visibility(level="withheld", reason="consent withdrawn")


def with_consent(incident: Incident, decisions: Iterable[Decision]) -> Incident:
    """The incident whose persons have the consent that was recorded, and are shown as far as it goes."""
    names = frozenset(names_of(incident))
    persons = list(incident.persons)
    for decision in standing(decisions):
        if decision.action not in ("consent", "withdraw_consent") or decision.about.incident not in names:
            continue
        said = json.loads(decision.after or "{}")
        persons = [_decided(p, decision.action, said) if _is(p, said["person"]) else p for p in persons]
    return incident.model_copy(update={"persons": tuple(persons)})


def _is(person: Person, name: str) -> bool:
    return any(name in (written.text, written.transliteration) for written in person.names)


def _decided(person: Person, action: str, said: dict[str, str]) -> Person:
    if action == "consent":
        given = Consent(by=said["by"], scope=said["scope"], date=said["date"])
        shown = Visibility(reason="consent given") if given.scope == NAME else person.visibility
        return person.model_copy(update={"consent": given, "visibility": shown})
    before = person.consent or Consent(by=said["by"], scope=NAME, date=said["date"])
    withdrawn = before.model_copy(update={"withdrawn": said["date"]})
    return person.model_copy(update={"consent": withdrawn, "visibility": _WITHDRAWN})
