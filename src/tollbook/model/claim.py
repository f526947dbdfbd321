"""One proposition of harm, damage, use of a weapon or responsibility, with its sources and evidence."""

from pydantic import Field

from tollbook.model.base import Quote, Record
from tollbook.model.codes import (
    ActorRole,
    Causation,
    ClaimKind,
    DamageStatus,
    Group,
    Harm,
    Method,
    ObjectCode,
    Occupation,
    Responsibility,
    Scope,
    Stance,
    VictimStatus,
    Weapon,
)  # fmt: skip
from tollbook.model.count import NOT_SAID, Count, Range
from tollbook.model.place import Place
from tollbook.model.statement import Source
from tollbook.model.time import Time
from tollbook.model.visibility import PUBLIC, Visibility


class VictimGroup(Range):
    """How many of the victims are of one group."""

    group: Group


class Victims(Record):
    """Who was harmed, as the text describes them."""

    text: str | None = None
    status: VictimStatus = "unknown"
    groups: tuple[VictimGroup, ...] = ()
    occupations: tuple[Occupation, ...] = ()
    names: tuple[str, ...] = ()


class ClaimActor(Record):
    """A party in the claim; `name` is its common English short name, `text` how this text names it."""

    text: str | None = None
    id: str | None = None
    name: str
    type: str
    role: ActorRole = "perpetrator"
    responsibility: Responsibility = "alleged"


class ClaimObject(Record):
    """A civilian object that was harmed."""

    code: ObjectCode
    status: DamageStatus = "unclear"
    text: str | None = None


class Origin(Record):
    """Whoever knows it first hand; `basis` says how that was told."""

    id: str
    basis: str


class Evidence(Quote):
    """The words a slot was read from. Slot `claim` is the shortest stretch that carries the claim."""

    slot: str


class Claim(Record):
    """A claim. `part_of` names the claim of the whole for a subset; `answers` what a position replies to."""

    id: str
    kind: ClaimKind
    harm: Harm | None = None
    count: Count = NOT_SAID
    victims: Victims = Victims()
    actors: tuple[ClaimActor, ...] = ()
    methods: tuple[Method, ...] = ()
    weapons: tuple[Weapon, ...] = ()
    objects: tuple[ClaimObject, ...] = ()
    place: Place | None = None
    time: Time | None = None
    causation: Causation = "direct"
    sources: tuple[Source, ...] = ()
    origin: Origin | None = None
    stance: Stance = "assert"
    scope: Scope = "incident"
    part_of: str | None = None
    answers: tuple[str, ...] = ()
    certainty: float = Field(default=0.5, ge=0, le=1)
    evidence: tuple[Evidence, ...] = ()
    rule: str = ""
    visibility: Visibility = PUBLIC

    @property
    def span(self) -> Evidence:
        """The evidence that carries the claim itself."""
        return next(e for e in self.evidence if e.slot == "claim")
