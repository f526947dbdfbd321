"""Traces figures that an outlet gives as its own back to the source that had given them before.

An outlet that writes "22 died" after an office has said that 22 died repeats the office: it is no second origin.
"""

from collections.abc import Mapping, Sequence

from tollbook.incidents.event import Event
from tollbook.incidents.origins import outlet_origin
from tollbook.incidents.report import Report
from tollbook.model import Claim, Origin
from tollbook.rules import load_yaml

Figure = tuple[str | None, str, int | None, int | None, int | None]


def figures_traced(
    events: Sequence[Event], origins: Mapping[str, Origin], first: Mapping[str, Report] | None = None
) -> dict[str, Origin]:
    """Claim id → origin, where an outlet's own figure is that of the one named source that gave it no later.

    Only figures of a size that two seldom reach by chance are traced (`repeated_from` in `origins.yaml`).
    """
    least = load_yaml("linking/origins.yaml")["repeated_from"]
    given: dict[Figure, list[tuple[str, Origin]]] = {}
    outlets: list[tuple[Event, Claim]] = []
    for event in events:
        outlet = outlet_origin(event.report, first).id
        for claim in event.claims:
            if claim.kind != "harm" or (claim.count.best or claim.count.low or 0) < least:
                continue
            if origins[claim.id].id == outlet:
                outlets.append((event, claim))
            else:
                given.setdefault(_figure(claim), []).append((event.report.published or "", origins[claim.id]))
    traced = dict(origins)
    for event, claim in outlets:
        day = event.report.published or "9999"
        sources = {origin.id: origin for said, origin in given.get(_figure(claim), ()) if said <= day}
        if len(sources) == 1:
            (source,) = sources.values()
            traced[claim.id] = Origin(id=source.id, basis=f"the figure that {source.id} had given")
    return traced


def own_blame(
    events: Sequence[Event], origins: Mapping[str, Origin], first: Mapping[str, Report] | None = None
) -> dict[str, Origin]:
    """Claim id → origin, where a reprint that blames whom its model does not blame does so itself."""
    blamed: dict[str, set[str]] = {}
    for event in events:
        for claim in event.claims:
            blamed.setdefault(event.report.document, set()).update(_blamed(claim))
    found = dict(origins)
    for event in events:
        model = (first or {}).get(event.report.document)
        if model is None or model.document == event.report.document or model.document not in blamed:
            continue
        for claim in event.claims:
            if not _blamed(claim) <= blamed[model.document] and origins[claim.id].id == outlet_origin(model, None).id:
                found[claim.id] = outlet_origin(event.report, None)
    return found


def _blamed(claim: Claim) -> set[str]:
    return {actor.name for actor in claim.actors if actor.role == "perpetrator"}


def _figure(claim: Claim) -> Figure:
    count = claim.count
    return claim.harm, claim.victims.status, count.low, count.best, count.high
