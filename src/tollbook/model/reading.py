"""All that was read from one document."""

from tollbook.model.base import Record
from tollbook.model.claim import Claim
from tollbook.model.document import Document
from tollbook.model.incident import Incident
from tollbook.model.place import Place
from tollbook.model.statement import Statement
from tollbook.model.time import Time


class Reading(Record):
    """One line of `tollbook extract`: a document and the layers found in it."""

    document: Document
    statements: tuple[Statement, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    claims: tuple[Claim, ...] = ()
    incidents: tuple[Incident, ...] = ()
