"""One harm-causing event, and tolls over longer periods or wider areas."""

from typing import Literal

from tollbook.model.base import Record
from tollbook.model.claim import ClaimActor, ClaimObject
from tollbook.model.codes import Grade, Group, Harm, Method, Stance, StrikeStatus, Unit, VictimStatus, Weapon
from tollbook.model.count import Range
from tollbook.model.origin_graph import OriginGraph
from tollbook.model.person import Person
from tollbook.model.place import Place
from tollbook.model.time import Time
from tollbook.model.visibility import PUBLIC, Visibility

PositionAbout = Literal["strike", "civilian_harm", "responsibility", "number", "victim_status", "law"]


class Casualties(Range):
    """A figure of the record for one harm, group and status (null group or status: everyone)."""

    harm: Harm
    group: Group | None = None
    status: VictimStatus | None = None
    unit: Unit = "persons"


class ResponsibilitySet(Record):
    """One version of who did it, and how many independent origins tell it so."""

    actors: tuple[str, ...]
    relation: Literal["sole", "joint", "alternative"] = "sole"
    origins: int = 1


class IncidentResponsibility(Record):
    """Who is held responsible, by how many versions."""

    status: Literal["single", "joint", "contested", "unattributed"] = "unattributed"
    sets: tuple[ResponsibilitySet, ...] = ()


class Position(Record):
    """What a party answers; `date` is when it was said, or the report's date."""

    actor: str
    speaker: str | None = None
    date: str | None = None
    about: PositionAbout = "strike"
    stance: Stance = "deny"
    conceded: str | None = None
    document: str | None = None
    claim: str


class TollSeen(Range):
    """A figure that one origin gave at one time; `superseded_by` names the claim of its later figure.

    `speaker` is who says it in that document, the publisher where the outlet does.
    """

    reported: str | None = None
    harm: Harm
    group: Group | None = None
    status: VictimStatus | None = None
    origin: str
    speaker: str | None = None
    document: str | None = None
    claim: str
    superseded_by: str | None = None


class OriginRange(Range):
    """The figure that one origin stands by in the end, of everyone or of one group or status.

    `enters` tells whether it enters the range: a figure of fighters alone, or of a person named, says nothing of the
    rest. `attackers` are the attackers among the dead. `died_later` of the injured are taken off, because the origin
    told of their deaths afterwards. `place_in_text` and `in_headline` decide ties.
    """

    harm: Harm
    group: Group | None = None
    status: VictimStatus | None = None
    attackers: bool = False
    origin: str
    claim: str
    reported: str | None = None
    place_in_text: int = 0
    in_headline: bool = False
    enters: bool = True
    died_later: int = 0


class Reconciled(Range):
    """A toll's figure less the incidents inside its place and period, as Iraq Body Count does with morgue totals.

    The range is the remainder: the dead of the toll that no recorded incident accounts for. `inside` are those of the
    incidents.
    """

    harm: Harm
    inside: Range
    incidents: tuple[str, ...]


class Assessed(Record):
    """What incidents and tolls share: who, where, when, what, figures with their reasons, and the claims."""

    id: str
    title: str = ""
    time: Time | None = None
    place: Place | None = None
    casualties: tuple[Casualties, ...] = ()
    killed: Range | None = None
    injured: Range | None = None
    missing: Range | None = None
    displaced: Range | None = None
    civilians_killed: Range | None = None
    combatants_killed: Range | None = None
    children_killed: Range | None = None
    women_killed: Range | None = None
    attackers_killed: Range | None = None
    actors: tuple[ClaimActor, ...] = ()
    responsibility: IncidentResponsibility = IncidentResponsibility()
    methods: tuple[Method, ...] = ()
    weapons: tuple[Weapon, ...] = ()
    objects: tuple[ClaimObject, ...] = ()
    positions: tuple[Position, ...] = ()
    tolls_seen: tuple[TollSeen, ...] = ()
    by_origin: tuple[OriginRange, ...] = ()
    origin_graph: OriginGraph = OriginGraph()
    range_policy: str = "default"
    status_policy: str = "beside"
    range_reasons: tuple[str, ...] = ()
    origins: int = 0
    documents: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    visibility: Visibility = PUBLIC


class Incident(Assessed):
    """One event. `primary`: the one its document is mainly about; `main_documents`: those mainly about it."""

    previous_ids: tuple[str, ...] = ()
    primary: bool = False
    persons: tuple[Person, ...] = ()
    grade: Grade | None = None
    grade_reasons: tuple[str, ...] = ()
    grade_policy: str = "default"
    graded_by: Literal["rule", "person"] = "rule"
    strike_status: StrikeStatus | None = None
    main_documents: tuple[str, ...] = ()


class Toll(Assessed):
    """A figure over a period and an area (scope cumulative or campaign). Never added to incidents."""

    scope: Literal["cumulative", "campaign"] = "cumulative"
    reconciled: tuple[Reconciled, ...] = ()
