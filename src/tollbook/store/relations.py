"""Which documents repeat which, and the further inputs that known bytes came in by."""

from collections.abc import Iterator

from sqlalchemy import Connection, Select, func, insert, select

from tollbook.model import Relation
from tollbook.store.schema import arrivals, documents, relations


def knows_arrival(connection: Connection, sha256: str, name: str, line: int | None) -> bool:
    """Whether these known bytes are known to have come by this input; of erased ones nothing more is noted."""
    first = connection.execute(_first(sha256)).first()
    if first is None or (first.name, first.line) == (name, line):
        return True
    same_line = arrivals.c.line.is_not_distinct_from(line)
    known = select(arrivals.c.key).where(arrivals.c.document == first.key, arrivals.c.name == name, same_line)
    return connection.execute(known).first() is not None


def note_arrival(connection: Connection, sha256: str, name: str, line: int | None) -> bool:
    """Note that known bytes came again by another input; False where they are known to have come by it."""
    if knows_arrival(connection, sha256, name, line):
        return False
    key = connection.execute(_first(sha256)).one().key
    connection.execute(insert(arrivals).values(document=key, name=name, line=line))
    return True


def _first(sha256: str) -> Select[tuple[int, str, int | None]]:
    """The input by which these bytes came first."""
    return select(documents.c.key, documents.c.name, documents.c.line).where(documents.c.sha256 == sha256)


def all_relations(connection: Connection) -> Iterator[Relation]:
    """Every relation, sorted by document: of bytes first, then of texts."""
    repeated = (
        select(documents.c.id, arrivals.c.name, arrivals.c.line)
        .join(documents, arrivals.c.document == documents.c.key)
        .where(documents.c.state == "read")
        .order_by(documents.c.id, arrivals.c.key)
    )
    for document, name, line in connection.execute(repeated):
        source = name if line is None else f"{name}, line {line}"
        yield Relation(kind="same_bytes", document=document, other=document, overlap=1.0, input=source)
    ordered = select(relations.c.kind, relations.c.document, relations.c.other, relations.c.overlap)
    for kind, document, other, overlap in connection.execute(ordered.order_by(relations.c.document, relations.c.other)):
        yield Relation(kind=kind, document=document, other=other, overlap=overlap)


def number_of_relations(connection: Connection) -> dict[str, int]:
    """How many relations there are of each kind."""
    again = connection.execute(select(func.count()).select_from(arrivals)).scalar_one()
    rows = connection.execute(select(relations.c.kind, func.count()).group_by(relations.c.kind))
    return {"same_bytes": again} | dict(rows.all())
