"""Transactions, the lock, and what a damaged, full or used database says."""

import pytest
from sqlalchemy import text

from tollbook.errors import TollbookError
from tollbook.store import Database, arrive, counts, migrate, project_lock


@pytest.fixture
def database(tmp_path):
    """A new project's database."""
    database = Database(tmp_path / "tollbook.db")
    migrate(database)
    return database


def test_a_transaction_is_kept_whole_or_not_at_all(database):
    """What was written before an error in the same transaction is not kept."""
    with pytest.raises(ZeroDivisionError), database.write() as connection:
        arrive(connection, "a" * 64, "a.txt", None, "text")
        _ = 1 / 0
    with database.read() as connection:
        assert counts(connection)["pending"] == 0


def test_a_full_disk_is_one_sentence(database):
    """SQLite's "database or disk is full" names the project's file and a remedy."""
    with pytest.raises(TollbookError, match="disk that holds .*tollbook.db is full"), database.write() as connection:
        pages = connection.execute(text("PRAGMA page_count")).scalar_one()
        connection.execute(text(f"PRAGMA max_page_count = {pages}"))
        for i in range(10_000):
            arrive(connection, f"{i:064}", "a.txt" * 50, i, "text")


def test_a_file_that_is_no_database_is_one_sentence(tmp_path):
    """Other bytes in the database's place are said to be unreadable."""
    (tmp_path / "tollbook.db").write_bytes(b"not a database, but long enough to be read as one" * 100)
    with pytest.raises(TollbookError, match="cannot be read"):
        migrate(Database(tmp_path / "tollbook.db"))


def test_a_project_in_use_is_refused_at_once(tmp_path):
    """The second who asks for the lock is told so; afterwards it is free again."""
    refused = pytest.raises(TollbookError, match="in use by another process")
    with project_lock(tmp_path), refused, project_lock(tmp_path):
        pass
    with project_lock(tmp_path):
        pass


def test_readers_see_one_state_while_another_writes(database):
    """A read transaction does not see what is committed after it began, and does not hinder it."""
    with database.read() as reader:
        assert counts(reader)["pending"] == 0
        with database.write() as writer:
            arrive(writer, "a" * 64, "a.txt", None, "text")
        assert counts(reader)["pending"] == 0
    with database.read() as reader:
        assert counts(reader)["pending"] == 1
