"""What people have in the queue goes on under an incident's new id: who it was given to, codings, who was done."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import Connection, Table, delete, insert, select

from tollbook.model import Incident
from tollbook.store.batches import batches
from tollbook.store.schema import assignments, codings, done_items

_TABLES = (assignments, codings, done_items)


def carry_items(connection: Connection, before: Iterable[Incident], after: Collection[Incident]) -> None:
    """Move the items of incidents whose ids are gone to those that took most of their claims.

    Where two were joined, both items' people have the one; what the heir already has stays as it is.
    """
    left = {incident.id for incident in after}
    gone = {incident.id: incident.claims for incident in before if incident.id not in left}
    if not gone:
        return
    homes = {claim: incident.id for incident in after for claim in incident.claims}
    found = {name: Counter(homes[claim] for claim in claims if claim in homes) for name, claims in gone.items()}
    heirs = {name: max(counted, key=lambda heir: (counted[heir], heir)) for name, counted in found.items() if counted}
    for table in _TABLES:
        for some in batches(heirs):
            _move(connection, table, some, heirs)


def _move(connection: Connection, table: Table, names: list[str], heirs: Mapping[str, str]) -> None:
    keys = [column.name for column in table.primary_key]
    old = table.c.item.in_(names)
    rows = [dict(row._mapping) for row in connection.execute(select(table).where(old).order_by(table.c.item))]  # noqa: SLF001 - SQLAlchemy's own name for it
    if not rows:
        return
    there = table.c.item.in_(sorted({heirs[row["item"]] for row in rows}))
    taken = {tuple(row) for row in connection.execute(select(*(table.c[key] for key in keys)).where(there))}
    new: dict[tuple[str, ...], dict[str, str]] = {}
    for row in rows:
        moved = row | {"item": heirs[row["item"]]}
        new.setdefault(tuple(moved[key] for key in keys), moved)
    connection.execute(delete(table).where(old))
    kept = [row for key, row in new.items() if key not in taken]
    if kept:
        connection.execute(insert(table), kept)
