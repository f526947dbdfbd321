"""Values in portions: a database takes a limited number of them in one statement."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, insert

T = TypeVar("T")
AT_ONCE = 500


def in_batches(values: Iterable[T], most: int = AT_ONCE) -> Iterator[list[T]]:
    """The values in their order, so many at a time."""
    left = iter(values)
    while some := list(islice(left, most)):
        yield some


def insert_rows(connection: Connection, table: Table, rows: Iterable[Sequence[Any]], most: int = 20_000) -> None:
    """Insert rows that have the table's columns in their order.

    They go to the driver as they are: for millions of rows SQLAlchemy's parameters take as long again as SQLite does.
    """
    _execute(connection, str(insert(table).compile(dialect=connection.dialect)), rows, most)


def put_rows(connection: Connection, table: Table, rows: Iterable[Sequence[Any]], most: int = 20_000) -> None:
    """As `insert_rows`, but a row takes the place of one with its primary key."""
    keys = ", ".join(f'"{column.name}"' for column in table.primary_key)
    rest = ", ".join(f'"{c.name}" = excluded."{c.name}"' for c in table.columns if not c.primary_key)
    statement = str(insert(table).compile(dialect=connection.dialect))
    _execute(connection, f"{statement} ON CONFLICT ({keys}) DO UPDATE SET {rest}", rows, most)


def _execute(connection: Connection, statement: str, rows: Iterable[Sequence[Any]], most: int) -> None:
    for some in in_batches(rows, most):
        connection.exec_driver_sql(statement, [tuple(row) for row in some])


def batches(names: Iterable[str]) -> Iterator[list[str]]:
    """Ids, each once and sorted, so many at a time."""
    yield from in_batches(sorted(set(names)))
