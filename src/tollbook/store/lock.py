"""One writer a project. The lock is SQLite's own on an empty file, so it works on every system and dies with us."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tollbook.errors import TollbookError


@contextmanager
def project_lock(folder: Path) -> Iterator[None]:
    """Hold the project for writing. Raises TollbookError `project-in-use` where another process holds it."""
    with closing(sqlite3.connect(folder / "lock", timeout=0, isolation_level=None)) as connection:
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
                raise TollbookError("project-in-use", path=folder) from error
            raise TollbookError("not-writable", path=folder, cause=str(error)) from error
        yield
