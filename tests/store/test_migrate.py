"""The schema and its revisions."""

from importlib.resources import files

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from tollbook.errors import TollbookError
from tollbook.store import Database, is_current, migrate
from tollbook.store.schema import HEAD, KNOWN, metadata


@pytest.fixture
def database(tmp_path):
    """A new project's database."""
    database = Database(tmp_path / "tollbook.db")
    migrate(database)
    return database


def ours(_found, name, kind, *_more) -> bool:
    """Whether a table is declared: those of the full-text index are SQLite's own."""
    return kind != "table" or "_words" not in name


def test_the_migrated_tables_are_those_the_code_knows(database):
    """What the revisions make differs in nothing from `store.schema`."""
    with database.read() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours})
        assert compare_metadata(context, metadata) == []


def test_the_known_revisions_are_those_that_exist():
    """HEAD and KNOWN name the packaged revisions, oldest first."""
    config = Config()
    config.set_main_option("script_location", str(files("tollbook.store") / "migrations"))
    revisions = [r.revision for r in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(revisions)) == KNOWN
    assert revisions[0] == HEAD


def test_migrating_again_changes_nothing(database):
    """A current project is left alone."""
    before = database.path.read_bytes()
    migrate(database)
    assert is_current(database)
    assert database.path.read_bytes() == before


def test_a_project_of_a_newer_version_is_refused(database):
    """A schema revision that this version does not know is refused in one sentence."""
    with database.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(TollbookError, match=r"made by a newer Tollbook \(schema 9999\)"):
        migrate(database)
