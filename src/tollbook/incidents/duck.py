"""DuckDB in memory, on one thread, so that workers do not crowd each other and the result hangs on nothing else."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

from numpy.typing import NDArray

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@contextmanager
def connected() -> "Iterator[DuckDBPyConnection]":
    """This process's connection, empty before and after: Splink leaves its tables behind."""
    connection = _connection()
    try:
        yield connection
    finally:
        for name, kind in connection.execute("SELECT table_name, table_type FROM information_schema.tables").fetchall():
            connection.execute(f'DROP {"VIEW" if kind == "VIEW" else "TABLE"} IF EXISTS "{name}"')


def query(sql: str, tables: Mapping[str, Mapping[str, Sequence[Any] | NDArray[Any]]]) -> list[tuple[Any, ...]]:
    """The rows of a query over tables given as columns."""
    import pyarrow as pa  # noqa: PLC0415 - as below

    with connected() as connection:
        for name, columns in tables.items():
            connection.register(name, pa.table({column: pa.array(values) for column, values in columns.items()}))
        return connection.execute(sql).fetchall()


@cache
def _connection() -> "DuckDBPyConnection":
    import duckdb  # noqa: PLC0415 - a fifth of a second to load, and only linking needs it

    return duckdb.connect(":memory:", config={"threads": 1, "memory_limit": "2GB"})
