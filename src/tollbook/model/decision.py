"""What a reviewer decided. Append-only."""

from typing import Literal

from tollbook.model.base import Record
from tollbook.model.codes import ClaimKind, Grade, Harm

Action = Literal[
    "accept", "reject", "unverifiable", "correct", "add",  # a claim
    "link", "unlink",  # claims, as of one incident or not
    "discount", "restore", "grade", "sign_off", "visibility",  # an incident
    "credibility",  # a source
    "consent", "withdraw_consent",  # a person
    "undo",  # an earlier decision
]  # fmt: skip


class Anchor(Record):
    """What a decision is about: a claim by document hash, span, kind and harm, an incident, or a source by id."""

    sha256: str | None = None
    start: int | None = None
    end: int | None = None
    kind: ClaimKind | None = None
    harm: Harm | None = None
    incident: str | None = None
    source: str | None = None


class Decision(Record):
    """`before` and `after` are JSON texts; `previous` is the hash of the decision before it in the chain.

    `after` of `correct` holds the claim's new fields, of `add` the claim, of `link` and `unlink` a list of the anchors
    of the claims that belong to the same incident as `about` or do not, of `grade` the grade, of `visibility` the
    visibility, of `credibility` a source's from 0 to 1, or null for the rules' default, of `undo` the id of the
    decision that no longer holds.
    """

    id: str
    about: Anchor
    action: Action
    before: str | None = None
    after: str | None = None
    reason: str
    by: str
    at: str
    previous: str | None = None


class GradeGiven(Record):
    """The grade that a person gave an incident, and why."""

    grade: Grade | None
    reason: str


class Rulings(Record):
    """What the standing decisions mean for linking and assessment.

    `together` and `apart` are pairs of claim ids, each pair sorted, that belong to one incident or do not. `grades`
    and `discounted` go by incident id, earlier ids of an incident among them. `credibility` goes by source id, 0 to 1.
    """

    together: frozenset[tuple[str, str]] = frozenset()
    apart: frozenset[tuple[str, str]] = frozenset()
    grades: dict[str, GradeGiven] = {}
    discounted: frozenset[str] = frozenset()
    credibility: dict[str, float] = {}
