"""Events of one incident or toll → its assessed record."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from tollbook.assessment.accounts import Told, accounts_of, told_of
from tollbook.assessment.belief import credible_origins, doubts
from tollbook.assessment.casualties import Figures, figures_of
from tollbook.assessment.facts import facts_of
from tollbook.assessment.grading import grade, strike_status
from tollbook.assessment.persons import persons_of
from tollbook.assessment.positions import positions_of
from tollbook.assessment.responsibility import perpetrators_of, responsibility_of
from tollbook.assessment.titles import title_of
from tollbook.incidents import (
    Event,
    Report,
    figures_traced,
    methods_of,
    objects_of,
    origin_of,
    place_of,
    short_forms_joined,
    time_of,
    weapons_of,
)
from tollbook.model import Incident, Toll


def assess(
    events: Sequence[Event],
    first: Mapping[str, Report] | None = None,
    *,
    range_policy: str = "default",
    grading: str = "default",
    discounted: bool = False,
    credibility: Mapping[str, float] = MappingProxyType({}),
) -> Incident | Toll:
    """The record of the events of one group, which `link` found to be one incident or one toll.

    `first` maps a document id to the first of its near-identical reports (`first_reports`), so that reprints make
    one origin. `discounted` is a reviewer's decision, `credibility` what users set: source id → 0 to 1. The order of
    the events changes nothing.
    """
    events = sorted(events, key=lambda e: (e.report.published_at or "9999", e.report.document, e.id))
    own = {claim.id: origin_of(claim, event.report, first) for event in events for claim in event.claims}
    origins = figures_traced(events, short_forms_joined(own), first)
    told = told_of(events, origins)
    credible = credible_origins(told, grading, credibility)
    accounts = (replace(a, headlined=a.headlined and a.origin.id in credible) for a in accounts_of(told))
    figures = figures_of(accounts, credible.__contains__, range_policy)
    shared = _shared(events, told, figures, range_policy)
    if events[0].scope != "incident":
        return Toll(id="t-" + _hash(events[0]), scope=events[0].scope, **shared)
    facts = facts_of(
        told, figures, shared["positions"], shared["responsibility"], grading, discounted=discounted,
        credibility=credibility,
    )  # fmt: skip
    given, reasons = grade(facts, grading)
    return Incident(
        id=incident_id(events[0]),
        primary=any(event.primary for event in events),
        persons=persons_of(told, shared["time"]),
        grade=given,
        grade_reasons=(*reasons, *doubts(told, grading, credibility)),
        grade_policy=grading,
        graded_by="person" if discounted else "rule",
        strike_status=strike_status(facts, grading),
        main_documents=_documents(event for event in events if event.primary),
        **{**shared, "origins": len(facts.tellers)},
    )


def _shared(events: Sequence[Event], told: tuple[Told, ...], figures: Figures, policy: str) -> dict[str, Any]:
    """The fields that incidents and tolls have in common."""
    claims = tuple(item.claim for item in told)
    place, time, methods = place_of(claims), time_of(claims), methods_of(claims)
    told_figures = [(harm, figure) for harm in ("killed", "injured") if (figure := figures.of(harm))]
    fields = {name: figures.of(name) for name in ("killed", "injured", "missing", "displaced")}
    return fields | {
        "title": title_of(methods, place, time, told_figures),
        "time": time,
        "place": place,
        "casualties": figures.casualties,
        "civilians_killed": figures.of("killed", status="civilian"),
        "combatants_killed": figures.of("killed", status="combatant"),
        "children_killed": figures.of("killed", group="children"),
        "women_killed": figures.of("killed", group="women"),
        "attackers_killed": figures.attackers,
        "actors": perpetrators_of(told),
        "responsibility": responsibility_of(told),
        "methods": methods,
        "weapons": weapons_of(claims),
        "objects": objects_of(claims),
        "positions": positions_of(told),
        "tolls_seen": figures.seen,
        "range_policy": policy,
        "range_reasons": figures.reasons,
        "origins": len({item.origin.id for item in told}),
        "documents": _documents(events),
        "claims": tuple(claim.id for claim in claims),
    }


def _documents(events: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(event.report.document for event in events))


def incident_id(event: Event) -> str:
    """The id of the incident whose earliest event this is, so that later reports do not change it."""
    return "i-" + _hash(event)


def _hash(event: Event) -> str:
    return hashlib.sha256(event.id.encode()).hexdigest()[:16]
