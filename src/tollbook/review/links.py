"""Doubtful items: two incidents that linking could neither join nor part with confidence."""

from sqlalchemy import Connection

from tollbook import store
from tollbook.review.items import Item


def doubtful_items(
    connection: Connection, after: tuple[float, str] | None, limit: int, asker: store.Asker
) -> list[Item]:
    """The pairs, the most likely to be one first, with what speaks for it."""
    return [
        Item(row.item, "doubtful", row.a, row.b, "", row.reasons, row.score)
        for row in store.waiting_links(connection, after, limit, asker)
    ]


def number_doubtful(connection: Connection, asker: store.Asker) -> int:
    """How many there are."""
    return store.number_of_waiting_links(connection, asker)
