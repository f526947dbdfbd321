"""What a reviewer decided. Append-only."""

from tollbook.model.base import Record
from tollbook.model.codes import ClaimKind, Harm


class Anchor(Record):
    """What a decision is about: a claim by document hash, span, kind and harm, or an incident by id."""

    sha256: str | None = None
    start: int | None = None
    end: int | None = None
    kind: ClaimKind | None = None
    harm: Harm | None = None
    incident: str | None = None


class Decision(Record):
    """`before` and `after` are JSON texts; `previous` is the hash of the decision before it in the chain."""

    id: str
    about: Anchor
    action: str
    before: str | None = None
    after: str | None = None
    reason: str
    by: str
    at: str
    previous: str | None = None
