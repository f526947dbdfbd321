"""The records that others may build on, as JSON Schema (draft 2020-12)."""

from typing import Any

from pydantic.json_schema import models_json_schema

from tollbook.model.base import Record
from tollbook.model.claim import Claim
from tollbook.model.count import Count, Range
from tollbook.model.decision import Decision
from tollbook.model.document import Document
from tollbook.model.incident import Incident, Toll
from tollbook.model.outlet import KnownSource
from tollbook.model.person import Person
from tollbook.model.place import Place
from tollbook.model.reading import Reading
from tollbook.model.relation import Relation
from tollbook.model.statement import Statement
from tollbook.model.time import Time
from tollbook.model.visibility import Visibility

RECORDS: dict[str, type[Record]] = {
    "claim": Claim, "count": Count, "decision": Decision, "document": Document, "incident": Incident,
    "known_source": KnownSource, "person": Person, "place": Place, "range": Range, "reading": Reading,
    "relation": Relation, "statement": Statement, "time": Time, "toll": Toll, "visibility": Visibility,
}  # fmt: skip
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(name: str | None = None) -> dict[str, Any]:
    """The schema of the record of this name in RECORDS, or of all of them under `$defs`."""
    if name is None:
        every = [(record, "serialization") for record in RECORDS.values()]
        return {"$schema": _DIALECT} | models_json_schema(every, title="Tollbook's records")[1]  # type: ignore[arg-type]
    return {"$schema": _DIALECT} | RECORDS[name].model_json_schema(mode="serialization")
