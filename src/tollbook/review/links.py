"""Doubtful items: incidents read with little certainty."""

from sqlalchemy import Connection

from tollbook import store
from tollbook.review.items import Item


def doubtful_items(
    connection: Connection, certain_below: float, after: tuple[int, str] | None, limit: int
) -> list[Item]:
    """Incidents all of whose claims were read with less certainty than this, most killed first."""
    rows = store.uncertain(connection, certain_below, after, limit)
    why = ("no claim was read with certainty",)
    return [Item(row.incident, "doubtful", row.incident, None, row.title, why, row.score) for row in rows]


def number_doubtful(connection: Connection, certain_below: float) -> int:
    """How many there are."""
    return store.number_uncertain(connection, certain_below)
