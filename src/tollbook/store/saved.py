"""Filters that people keep under a name."""

from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from tollbook.store.schema import saved_filters as table


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A name and the filters that it stands for, as an address has them."""

    id: int
    name: str
    query: str


def save_filter(connection: Connection, user: str, name: str, query: str) -> None:
    """Keep filters under a name; the same name of the same user is replaced."""
    connection.execute(delete(table).where(table.c.user == user, table.c.name == name))
    connection.execute(insert(table).values(user=user, name=name, query=query))


def saved_filters_of(connection: Connection, user: str) -> tuple[SavedFilter, ...]:
    """A user's filters by name."""
    query = select(table.c.id, table.c.name, table.c.query).where(table.c.user == user).order_by(table.c.name)
    return tuple(SavedFilter(*row) for row in connection.execute(query))


def forget_filter(connection: Connection, user: str, key: int) -> bool:
    """Forget one of a user's filters; False where there is none of this number."""
    return connection.execute(delete(table).where(table.c.user == user, table.c.id == key)).rowcount == 1
