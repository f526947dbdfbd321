"""Which documents repeat which, as JSON Lines."""

from collections.abc import Iterator

from sqlalchemy import Connection

from tollbook.export.lines import line
from tollbook.model import PUBLIC, Visibility
from tollbook.store import all_relations, documents_by_id
from tollbook.visibility import Gate

_LEVELS = ("public", "team", "restricted", "withheld")


def relations_jsonl(connection: Connection, gate: Gate) -> Iterator[bytes | None]:
    """One relation a line. It may leave only where both documents may."""
    relations = list(all_relations(connection))
    names = {name for r in relations for name in (r.document, r.other)}
    limits = {d.id: d.visibility for d in documents_by_id(connection, names) if d.visibility != PUBLIC}
    for relation in relations:
        own = _stricter(limits.get(relation.document, PUBLIC), limits.get(relation.other, PUBLIC))
        yield line(gate, relation.model_dump(mode="json"), (relation.document, relation.other), own)


def _stricter(first: Visibility, second: Visibility) -> Visibility:
    level = max(first.level, second.level, key=_LEVELS.index)
    until = max((v.embargo_until for v in (first, second) if v.embargo_until), default=None)
    return Visibility(level=level, embargo_until=until)
