"""One file of SQLite or SQLCipher: write-ahead log, foreign keys on, a writer's lock at once (`BEGIN IMMEDIATE`)."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError

from tollbook.errors import TollbookError, needing
from tollbook.store.encryption import Keys, keys_of

_PATIENCE = "PRAGMA busy_timeout=10000"  # milliseconds
_PRAGMAS = ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON")


class Database:
    """Opens transactions. `path` is the SQLite file, made at the first write."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @cached_property
    def _engine(self) -> Engine:
        return _engine(self.path, keys_of(self.path.parent))

    @contextmanager
    def write(self, *, at_once: bool = False) -> Iterator[Connection]:
        """A transaction that alone may write; all of it is kept, or nothing.

        Raises TollbookError `disk-full`, `project-in-use` or `project-damaged` in place of the driver's errors. Where
        another writes it waits, or, `at_once`, raises `project-in-use`.
        """
        with self._translated(), self._engine.connect() as connection:
            writer = connection.execution_options(writing=True, at_once=at_once)
            with writer.begin():
                yield writer

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that sees one state of the project, whatever is written meanwhile. Errors as in `write`."""
        with self._translated(), self._engine.connect() as connection, connection.begin():
            yield connection.execution_options(yield_per=100)

    def compact(self) -> None:
        """Write the file anew and empty its log, so that nothing of what was erased stays on the disk."""
        with self._translated(), self._engine.connect() as connection:
            driver = connection.connection.driver_connection
            if driver is not None:
                driver.execute("VACUUM")
                driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Let go of the file."""
        if "_engine" in self.__dict__:
            self._engine.dispose()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except DatabaseError as error:
            raise _translate(error, self.path) from error


def _engine(path: Path, keys: Keys | None) -> Engine:
    engine = _encrypted(path, keys) if keys else create_engine(f"sqlite:///{path}")
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _encrypted(path: Path, keys: Keys) -> Engine:
    """SQLCipher in place of SQLite, the key said before anything else."""
    with needing("encryption", "an encrypted project"):
        from sqlcipher3 import dbapi2  # noqa: PLC0415 - an extra

    def connected() -> Any:
        connection = dbapi2.connect(str(path), check_same_thread=False)
        connection.execute(f"PRAGMA key = \"x'{keys.database.hex()}'\"")
        return connection

    return create_engine(f"sqlite:///{path}", module=dbapi2, creator=connected)


def _prepare(driver: sqlite3.Connection, _record: Any) -> None:
    driver.isolation_level = None  # transactions begin where we say, DDL included
    for pragma in _PRAGMAS:
        driver.execute(f"PRAGMA {pragma}")
    driver.execute(_PATIENCE)


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if not options.get("at_once"):
        connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writing") else "BEGIN")
        return
    connection.exec_driver_sql("PRAGMA busy_timeout=0")
    try:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    finally:
        connection.exec_driver_sql(_PATIENCE)


def _translate(error: DatabaseError, path: Path) -> TollbookError | DatabaseError:
    code = getattr(error.orig, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF  # the low byte is the primary code
    cause = str(error.orig)
    if code == sqlite3.SQLITE_FULL:
        return TollbookError("disk-full", path=path)
    if code == sqlite3.SQLITE_BUSY:
        return TollbookError("project-in-use", path=path.parent)
    if code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
        return TollbookError("project-damaged", path=path, cause=cause)
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR):
        return TollbookError("not-writable", path=path, cause=cause)
    return error
