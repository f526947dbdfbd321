"""Single records by their ids, without reading the whole project."""

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, select

from tollbook.model import Document, Toll
from tollbook.store.batches import batches
from tollbook.store.schema import documents, tolls


def find_toll(connection: Connection, name: str) -> Toll | None:
    """The toll of this id."""
    record = connection.execute(select(tolls.c.record).where(tolls.c.id == name)).scalar_one_or_none()
    return None if record is None else Toll.model_validate_json(record)


def documents_by_id(connection: Connection, names: Iterable[str]) -> Iterator[Document]:
    """The documents of these ids that were read, sorted by id within a batch."""
    for some in batches(names):
        chosen = select(documents.c.record).where(documents.c.id.in_(some), documents.c.state == "read")
        for (record,) in connection.execute(chosen.order_by(documents.c.id)):
            yield Document.model_validate_json(record)
