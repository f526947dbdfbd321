"""Single records by their ids, without reading the whole project."""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, select

from tollbook.model import Document, Incident, Toll
from tollbook.store.batches import batches
from tollbook.store.schema import documents, incidents, tolls

_AT_ONCE = 500


def find_toll(connection: Connection, name: str) -> Toll | None:
    """The toll of this id."""
    record = connection.execute(select(tolls.c.record).where(tolls.c.id == name)).scalar_one_or_none()
    return None if record is None else Toll.model_validate_json(record)


def incidents_by_id(connection: Connection, names: Sequence[str]) -> Iterator[Incident]:
    """The incidents of these ids, in the order of `names`."""
    for first in range(0, len(names), _AT_ONCE):
        some = names[first : first + _AT_ONCE]
        found = connection.execute(select(incidents.c.id, incidents.c.record).where(incidents.c.id.in_(some)))
        records = {row.id: row.record for row in found}
        yield from (Incident.model_validate_json(records[name]) for name in some if name in records)


def documents_by_id(connection: Connection, names: Iterable[str]) -> Iterator[Document]:
    """The documents of these ids that were read, sorted by id within a batch."""
    for some in batches(names):
        chosen = select(documents.c.record).where(documents.c.id.in_(some), documents.c.state == "read")
        for (record,) in connection.execute(chosen.order_by(documents.c.id)):
            yield Document.model_validate_json(record)
