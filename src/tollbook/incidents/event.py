"""What one document tells of one event, or of one toll."""

import hashlib
from dataclasses import dataclass
from typing import Literal

from tollbook.incidents.report import Report
from tollbook.model import Claim

EventScope = Literal["incident", "cumulative", "campaign"]

TELLS_OF_HARM = frozenset({"assert", "admit", "partially_admit", "revise"})
"""Stances by which a claim counts as a report of its harm; a denial never does."""


@dataclass(frozen=True, slots=True)
class Event:
    """A document's claims about one event (scope incident) or one toll, in text order.

    `primary`: the event that the document is mainly about. `id` is stable: a hash of its first claim.
    """

    id: str
    report: Report
    claims: tuple[Claim, ...]
    scope: EventScope = "incident"
    primary: bool = False


def silent_event(report: Report) -> Event:
    """A report that makes no claim of its own, yet may be about an event that others tell of (a trial, a vigil)."""
    digest = hashlib.sha256(report.document.encode()).hexdigest()[:16]
    return Event(id="e-" + digest, report=report, claims=(), primary=True)


def event_id(report: Report, claims: tuple[Claim, ...]) -> str:
    """`e-` and a hash of the document's id and of the first claim in the text."""
    return "e-" + hashlib.sha256(f"{report.document}\n{claims[0].id}".encode()).hexdigest()[:16]


def harm_claims(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims that report harm, damage or use of a weapon; positions and denials left out."""
    return tuple(claim for claim in claims if claim.kind != "responsibility" and claim.stance in TELLS_OF_HARM)


def offset(claim: Claim) -> int:
    """Where a claim begins in its document."""
    return claim.span.start
