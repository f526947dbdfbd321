"""Groups the claims of one document into events and tolls."""

from dataclasses import replace
from functools import cache
from typing import Any

from tollbook.incidents.affinity import affinity
from tollbook.incidents.bonds import FREE, Bonds, obeyed
from tollbook.incidents.event import Event, event_id, offset
from tollbook.incidents.primary import with_primary
from tollbook.incidents.report import Report
from tollbook.incidents.tolls import toll_claims, toll_events
from tollbook.model import Claim
from tollbook.rules import load_yaml


def events_of(report: Report, claims: tuple[Claim, ...], bonds: Bonds = FREE) -> tuple[Event, ...]:
    """The events and tolls that a document tells of, events first, each in text order. At most one is primary.

    Every claim belongs to exactly one of them. Answers in a document that tells of no harm are an event of their own,
    which other documents may fill. `bonds` are a reviewer's rulings, which outweigh the rules.
    """
    ordered = tuple(sorted(claims, key=lambda claim: (offset(claim), claim.id)))
    known = {claim.id: claim for claim in ordered}
    roots = {c.id: (c, _root(c, known)) for c in ordered if c.kind != "responsibility"}
    wholes = [claim for claim, root in roots.values() if claim.id == root.id]
    in_tolls = toll_claims(wholes, report)
    groups = _group(report, [c for c in wholes if c.id not in in_tolls])
    tolls = toll_events([c for c in wholes if c.id in in_tolls])
    all_groups = [*groups, *tolls]
    _attach_parts(all_groups, roots)
    _attach_positions(all_groups, ordered)
    of_tolls = {claim.id for group in all_groups[len(groups) : len(groups) + len(tolls)] for claim in group}
    if bonds.concern(ordered):
        all_groups = obeyed(all_groups, bonds)
    events = [_event(report, group, toll=all(c.id in of_tolls for c in group)) for group in all_groups]
    return with_primary(tuple(events))


@cache
def rules() -> Any:
    """The weights of `linking/within.yaml`."""
    return load_yaml("linking/within.yaml")


def _root(claim: Claim, known: dict[str, Claim]) -> Claim:
    """The whole that a claim is a part of in the end, or itself. A ring of parts has its first as root."""
    path = [claim]
    while (whole := known.get(path[-1].part_of or "")) is not None:
        if whole in path:
            return min(path[path.index(whole) :], key=lambda member: (offset(member), member.id))
        path.append(whole)
    return path[-1]


def _group(report: Report, claims: list[Claim]) -> list[list[Claim]]:
    groups: list[list[Claim]] = []
    for claim in claims:
        scored = [
            (affinity(report, group, claim, latest=group is _latest(groups)), i) for i, group in enumerate(groups)
        ]
        best = max(scored, key=lambda pair: (pair[0], pair[1]), default=(rules()["veto"], -1))
        if best[0] > rules()["join"]:
            groups[best[1]].append(claim)
        else:
            groups.append([claim])
    return groups


def _latest(groups: list[list[Claim]]) -> list[Claim]:
    return max(groups, key=lambda group: offset(group[-1]))


def _attach_parts(groups: list[list[Claim]], roots: dict[str, tuple[Claim, Claim]]) -> None:
    """Puts each subset beside its whole, however deep parts nest."""
    home = {claim.id: group for group in groups for claim in group}
    for part, root in roots.values():
        if part.id != root.id and root.id in home:
            home[root.id].append(part)


def _attach_positions(groups: list[list[Claim]], claims: tuple[Claim, ...]) -> None:
    """Puts each answer beside what it answers, else with the event told of last before it, else the first after."""
    home = {claim.id: group for group in groups for claim in group}
    for claim in claims:
        if claim.kind != "responsibility":
            continue
        if not groups:
            groups.append([])
        answered = next((home[a] for a in claim.answers if a in home), None)
        if answered is None:
            before = [(offset(c), i) for i, group in enumerate(groups) for c in group if offset(c) <= offset(claim)]
            answered = groups[max(before)[1]] if before else groups[0]
        answered.append(claim)
        home[claim.id] = answered


def _event(report: Report, group: list[Claim], *, toll: bool) -> Event:
    claims = tuple(sorted(group, key=lambda claim: (offset(claim), claim.id)))
    event = Event(id=event_id(report, claims), report=report, claims=claims)
    if not toll:
        return event
    return replace(event, scope="campaign" if any(c.scope == "campaign" for c in claims) else "cumulative")
