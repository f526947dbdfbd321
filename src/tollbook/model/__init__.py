"""The record: frozen typed values and the codes they use. Names and fields are the public interchange format."""

from tollbook.model.base import Quote, Record, Span
from tollbook.model.claim import Claim, ClaimActor, ClaimObject, Evidence, Origin, VictimGroup, Victims
from tollbook.model.count import NOT_SAID, Count, Range
from tollbook.model.custody import Custody
from tollbook.model.decision import Action, Anchor, Decision, GradeGiven, Rulings
from tollbook.model.document import Block, Document, Image
from tollbook.model.incident import (
    Assessed,
    Casualties,
    Incident,
    IncidentResponsibility,
    OriginRange,
    Position,
    Reconciled,
    ResponsibilitySet,
    Toll,
    TollSeen,
)  # fmt: skip
from tollbook.model.mentions import ActorMention, CountMention, Term
from tollbook.model.naming import is_personal, personal_sources
from tollbook.model.origin_graph import OriginEdge, OriginGraph, OriginNode
from tollbook.model.outlet import KnownSource, Reprint
from tollbook.model.person import Consent, Person, PersonName
from tollbook.model.place import Place, PlaceAlternative
from tollbook.model.reading import Reading
from tollbook.model.relation import Relation
from tollbook.model.statement import Source, Statement
from tollbook.model.time import Time
from tollbook.model.visibility import PUBLIC, TEAM, Visibility

__all__ = [
    "NOT_SAID", "PUBLIC", "TEAM", "Action", "ActorMention", "Anchor", "Assessed", "Block", "Casualties", "Claim",
    "ClaimActor", "ClaimObject", "Consent", "Count", "CountMention", "Custody", "Decision", "Document", "Evidence",
    "GradeGiven", "Image", "Incident", "IncidentResponsibility", "KnownSource", "Origin", "OriginEdge", "OriginGraph",
    "OriginNode", "OriginRange", "Person", "PersonName", "Place", "PlaceAlternative", "Position", "Quote", "Range",
    "Reading", "Reconciled", "Record", "Relation", "Reprint", "ResponsibilitySet", "Rulings", "Source", "Span",
    "Statement", "Term", "Time", "Toll", "TollSeen", "VictimGroup", "Victims", "Visibility", "is_personal",
    "personal_sources",
]  # fmt: skip
