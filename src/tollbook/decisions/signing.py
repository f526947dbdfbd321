"""Who signed an incident's grade. A grade is published once two people stand for it."""

import json
from collections.abc import Iterable

from tollbook.decisions.rulings import names_of
from tollbook.decisions.standing import standing
from tollbook.model import Decision, Incident

NEEDED = 2
"""Signatures of different people that a grade needs before it is published."""


def signatures(decisions: Iterable[Decision], incident: Incident) -> tuple[str, ...]:
    """The pseudonyms of those who signed the grade that the incident has now, in order; another grade voids them."""
    names = frozenset(names_of(incident))
    signed = (
        d.by
        for d in standing(decisions)
        if d.action == "sign_off" and d.about.incident in names and json.loads(d.after or "null") == incident.grade
    )
    return tuple(dict.fromkeys(signed))
