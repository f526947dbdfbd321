"""Events of one incident or toll → its assessed record."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from tollbook.assessment.accounts import Told, accounts_of, told_of
from tollbook.assessment.belief import credible_origins, doubts
from tollbook.assessment.casualties import BESIDE, POLICY, Figures, figures_of
from tollbook.assessment.facts import facts_of
from tollbook.assessment.grading import grade, strike_status
from tollbook.assessment.in_force import HARMS, figures_in_force
from tollbook.assessment.known_parties import parties_known
from tollbook.assessment.persons import persons_of
from tollbook.assessment.policies import fields_of
from tollbook.assessment.positions import positions_of
from tollbook.assessment.responsibility import perpetrators_of, responsibility_of
from tollbook.assessment.supersession import all_tolls_seen
from tollbook.incidents import (
    Event,
    Report,
    figures_traced,
    graph_of,
    methods_of,
    objects_of,
    offices_joined,
    origin_of,
    own_blame,
    place_of,
    short_forms_joined,
    time_of,
    weapons_of,
)
from tollbook.model import Incident, Origin, Toll


def assess(
    events: Sequence[Event],
    first: Mapping[str, Report] | None = None,
    *,
    range_policy: str = POLICY,
    status_policy: str = BESIDE,
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
    speakers, origins = _origins_of(events, first)
    told = told_of(events, origins)
    credible = credible_origins(told, grading, credibility)
    accounts = tuple(replace(a, headlined=a.headlined and a.origin.id in credible) for a in accounts_of(told))
    in_force = figures_in_force(accounts, credible.__contains__)
    figures = figures_of(in_force, range_policy, status_policy)
    shared = _shared(events, told, figures, range_policy, status_policy) | {
        # a figure repeated from another source says nothing of whose word the blame is
        "responsibility": responsibility_of(told_of(events, own_blame(events, speakers, first))),
        "by_origin": in_force,
        "tolls_seen": all_tolls_seen(accounts, HARMS),
        "origin_graph": graph_of(events, origins, first),
    }
    if events[0].scope != "incident":
        return Toll(id="t-" + _hash(events[0]), scope=events[0].scope, **shared)
    return _incident(events, told, figures, shared, grading, credibility, discounted=discounted)


def _origins_of(
    events: Sequence[Event], first: Mapping[str, Report] | None
) -> tuple[dict[str, Origin], dict[str, Origin]]:
    """Claim id → who says it; and the same where figures that an outlet repeats are traced to who gave them."""
    own = {claim.id: origin_of(claim, event.report, first) for event in events for claim in event.claims}
    claims = [claim for event in events for claim in event.claims]
    speakers = offices_joined(short_forms_joined(own), claims)
    return speakers, figures_traced(events, speakers, first)


def _incident(
    events: Sequence[Event], told: tuple[Told, ...], figures: Figures, shared: dict[str, Any], grading: str,
    credibility: Mapping[str, float], *, discounted: bool,
) -> Incident:  # fmt: skip
    """The incident with its grade and its reasons."""
    known = parties_known(shared["place"], shared["time"], shared["methods"])
    facts = facts_of(
        told, figures, shared["positions"], shared["responsibility"], grading, known=known, discounted=discounted,
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


def _shared(
    events: Sequence[Event], told: tuple[Told, ...], figures: Figures, range_policy: str, status_policy: str
) -> dict[str, Any]:
    """The fields that incidents and tolls have in common."""
    claims = tuple(item.claim for item in told)
    place, time, methods = place_of(claims), time_of(claims), methods_of(claims)
    return fields_of(figures, methods, place, time, range_policy, status_policy) | {
        "time": time,
        "place": place,
        "actors": perpetrators_of(told),
        "methods": methods,
        "weapons": weapons_of(claims),
        "objects": objects_of(claims),
        "positions": positions_of(told),
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
