"""Decisions about which claims belong to one incident: merging, splitting, moving a claim."""

import secrets
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from tollbook import store
from tollbook.decisions import anchor_of
from tollbook.errors import TollbookError
from tollbook.model import Anchor, Decision, Incident
from tollbook.review.making import made
from tollbook.review.viewer import Viewer


def merging(connection: Connection, viewer: Viewer, incidents: Sequence[Incident], reason: str) -> list[Decision]:
    """All claims of these incidents belong together."""
    if len({incident.id for incident in incidents}) < 2:
        raise TollbookError("decision-invalid", cause="merging needs two incidents")
    anchors = _anchors(connection, [claim for incident in incidents for claim in incident.claims])
    if len(anchors) < 2:
        raise TollbookError("decision-invalid", cause="these incidents have no claims to merge")
    return [_link(viewer, anchors, _before(incidents, anchors), reason)]


def splitting(
    connection: Connection, viewer: Viewer, incident: Incident, claims: Sequence[str], reason: str
) -> list[Decision]:
    """These claims are apart from all others of their incident, and stay together."""
    anchors = _anchors(connection, incident.claims)
    leaving = {name: anchor for name, anchor in anchors.items() if name in set(claims)}
    staying = {name: anchor for name, anchor in anchors.items() if name not in leaving}
    if not leaving or not staying:
        raise TollbookError("decision-invalid", cause="splitting needs claims that leave and claims that stay")
    before = _before([incident], anchors)
    apart = [_unlink(viewer, anchor, staying, before, reason) for anchor in leaving.values()]
    return [*apart, *([_link(viewer, leaving, before, reason)] if len(leaving) > 1 else [])]


def moving(connection: Connection, viewer: Viewer, claim: str, to: Incident, reason: str) -> list[Decision]:
    """A claim is apart from all others of its incident, and together with those of another one."""
    here = store.incident_of_claim(connection, claim)
    if claim in to.claims:
        raise TollbookError("decision-invalid", cause="the claim is there already")
    anchors = _anchors(connection, [claim, *to.claims])
    if claim not in anchors or len(anchors) < 2:
        raise TollbookError("decision-invalid", cause="that incident has no claims to join")
    before = _before([*([here] if here else []), to], anchors)
    others = _anchors(connection, [name for name in (here.claims if here else ()) if name != claim])
    apart = [_unlink(viewer, anchors[claim], others, before, reason)] if others else []
    return [*apart, _link(viewer, anchors, before, reason)]


def _anchors(connection: Connection, names: Sequence[str]) -> dict[str, Anchor]:
    """Claim id → anchor, in the order of the names; claims that are gone are left out."""
    found = {claim.id: (document, claim) for document, claim in store.claims_by_id(connection, names)}
    hashes = store.hashes_of(connection, [document for document, _ in found.values()])
    return {name: anchor_of(found[name][1], hashes[found[name][0]]) for name in dict.fromkeys(names) if name in found}


def _before(incidents: Sequence[Incident], anchors: dict[str, Anchor]) -> dict[str, Any]:
    """What was of one incident; `act` ties together the decisions that were made at once."""
    return {"act": secrets.token_hex(6), "incidents": [i.id for i in incidents], "claims": sorted(anchors)}


def _link(viewer: Viewer, anchors: dict[str, Anchor], before: dict[str, Any], reason: str) -> Decision:
    first, *others = anchors.values()
    return made(viewer, "link", first, before, [a.model_dump(mode="json") for a in others], reason)


def _unlink(viewer: Viewer, about: Anchor, others: dict[str, Anchor], before: dict[str, Any], reason: str) -> Decision:
    return made(viewer, "unlink", about, before, [a.model_dump(mode="json") for a in others.values()], reason)
