"""The schema and its revisions."""

from importlib.resources import files

import numpy as np
import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from tollbook import store
from tollbook.errors import TollbookError
from tollbook.store import Database, is_current, migrate
from tollbook.store.indexing import VERSION
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


def test_what_linking_kept_is_carried_over(tmp_path):
    """From revision 0012: who holds which key both ways round; documents read again since are to be linked again."""
    database = Database(tmp_path / "tollbook.db")
    config = Config()
    config.set_main_option("script_location", str(files("tollbook.store") / "migrations"))
    with database.write() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0012")
        store.set_meta(connection, "index_version", VERSION)  # there is nothing to index
        for key in (1, 2, 3):
            connection.execute(text(f"INSERT INTO documents (key, name, state) VALUES ({key}, 'x', 'read')"))
            connection.execute(text(f"INSERT INTO readings VALUES ({key}, 'r2', '[]', '[]', '[]', '[]')"))
        for key, state in ((1, "v1 r2"), (2, "v1 r1"), (4, "v1 r2 decided")):
            connection.execute(text(f"INSERT INTO linked_documents VALUES ({key}, '{state}')"))
        for name, document in (("e-b", 1), ("e-a", 2)):
            connection.execute(text(f"INSERT INTO events VALUES ('{name}', {document}, 'i-1', '{{}}')"))
        for name, key, kind in (("e-a", 2**62, 0), ("e-a", 7, 2), ("e-b", 7, 2)):
            connection.execute(text(f"INSERT INTO event_keys VALUES ('{name}', {key}, {kind})"))
        connection.execute(text("INSERT INTO event_links VALUES ('e-a', 'e-b', 1.5)"))
    migrate(database)
    with database.read() as connection:
        kept = [(e.id, e.document, e.record, e.number) for e in store.events_numbered(connection, (1, 2))]
        assert kept == [("e-a", 2, "i-1", 2), ("e-b", 1, "i-1", 1)]
        rows = store.keys_of_events(connection, ["e-a"])
        assert list(zip(*(column.tolist() for column in rows), strict=True)) == [(2, 7, 2), (2, 2**62, 0)]
        held = store.holders_of(connection, np.array([7, 8, 2**62]))
        assert held.number.tolist() == [2, 0, 1]
        assert list(zip(held.key.tolist(), held.event.tolist(), strict=True)) == [(7, 1), (7, 2), (2**62, 2)]
        assert store.linked_otherwise(connection, "v1") == {2: (None, "r2"), 3: (None, "r2")}
        assert store.linked_but_gone(connection) == (4,)
        assert store.links_of(connection, ["e-a"]) == {("e-a", "e-b"): 1.5}
