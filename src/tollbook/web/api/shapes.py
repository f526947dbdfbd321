"""What the API's bodies look like."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from tollbook.decisions import Status
from tollbook.model import Claim, Visibility
from tollbook.model.codes import Grade

Reason = Annotated[str, Field(max_length=2000)]
Name = Annotated[str, Field(max_length=200)]
IsoDate = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]


class Body(BaseModel):
    """A body without fields that nobody reads."""

    model_config = ConfigDict(extra="forbid")


class ClaimOut(BaseModel):
    """A claim with its document, its incident, and what was decided about it; `machine` is what was read."""

    document: str
    incident: str | None = None
    claim: Claim
    status: Status = "proposed"
    machine: Claim | None = None
    decision: str | None = None


class AboutClaim(Body):
    """A decision about a claim. `fields` are those that a correction changes; `cites` among them gives words."""

    action: Literal["accept", "reject", "unverifiable", "correct"]
    fields: dict[str, Any] = {}
    reason: Reason = ""


class Move(Body):
    """A claim goes to another incident."""

    to: Name
    reason: Reason


class NewClaim(Body):
    """A claim that was not read; `cites.claim` are the offsets of its words."""

    claim: dict[str, Any]
    reason: Reason


class GradeGiven(Body):
    """A grade with the reason that readers see."""

    action: Literal["grade"]
    grade: Grade | None
    reason: Reason


class Plain(Body):
    """A decision that says all by its name."""

    action: Literal["discount", "restore", "sign_off"]
    reason: Reason = ""


class Split(Body):
    """Claims that tell of another incident."""

    action: Literal["split"]
    claims: Annotated[list[Name], Field(min_length=1, max_length=5000)]
    reason: Reason


class Merge(Body):
    """Incidents that are this one, each with the ETag that it was seen with."""

    action: Literal["merge"]
    others: Annotated[dict[Name, Name], Field(min_length=1, max_length=100)]
    reason: Reason


class ConsentGiven(Body):
    """Consent of a person, or of who may speak for him; scope `name` shows the name."""

    action: Literal["consent"]
    person: Name
    by: Name
    scope: Name
    date: IsoDate


class ConsentWithdrawn(Body):
    """Consent withdrawn: the name is withheld at once."""

    action: Literal["withdraw_consent"]
    person: Name
    by: Name
    date: IsoDate


AboutIncident = Annotated[
    GradeGiven | Plain | Split | Merge | ConsentGiven | ConsentWithdrawn, Field(discriminator="action")
]


class Level(Body):
    """Who may see a record, and until when it stays back."""

    visibility: Visibility
    reason: Reason


class Undo(Body):
    """Why a decision no longer holds."""

    reason: Reason


class Users(Body):
    """The users, by id, to whom an item is given."""

    users: Annotated[list[Name], Field(max_length=20)]


class Coding(Body):
    """How an item was coded, or adjudicated: variable to value."""

    values: dict[str, str | int | None]
    reason: Reason = ""
