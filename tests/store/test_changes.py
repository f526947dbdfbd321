"""What became of records from one run to the next."""

import pytest

from tollbook import store
from tollbook.model import Incident, Range, Toll
from tollbook.store import Database, migrate


@pytest.fixture
def database(tmp_path):
    """A new project's database."""
    database = Database(tmp_path / "tollbook.db")
    migrate(database)
    return database


def incident(name, *claims, killed=1):
    """An incident of these claims."""
    return Incident(id=f"i-{name}", claims=claims, killed=Range(low=killed, high=killed))


def replaced(database, touched, *new):
    """One run that puts `new` in place of `touched`; returns its changes as (what, record, other)."""
    with database.write() as connection:
        number = store.begin_run(connection, "2026-01-01T00:00:00+00:00")
        store.replace_records(connection, touched, new)
        return [(c.what, c.record, c.other) for c in store.changes_since(connection, number - 1)]


def test_new_changed_and_gone(database):
    """An incident appears, its figure changes, its claims are withdrawn."""
    assert replaced(database, [], incident("a", "c1")) == [("new", "i-a", "")]
    assert replaced(database, ["i-a"], incident("a", "c1", killed=2)) == [("changed", "i-a", "")]
    assert replaced(database, ["i-a"], incident("a", "c1", killed=2)) == []
    assert replaced(database, ["i-a"]) == [("gone", "i-a", "")]


def test_two_become_one_and_one_becomes_two(database):
    """A merge is told of the one that went, a split of the one that was parted."""
    replaced(database, [], incident("a", "c1"), incident("b", "c2"))
    merged = replaced(database, ["i-a", "i-b"], incident("a", "c1", "c2"))
    assert merged == [("changed", "i-a", ""), ("merged", "i-b", "i-a")]
    split = replaced(database, ["i-a"], incident("a", "c1"), incident("b", "c2"))
    assert split == [("changed", "i-a", ""), ("split", "i-b", "i-a")]


def test_ids_of_incidents_that_went_find_those_that_took_their_claims(database):
    """Over several runs."""
    replaced(database, [], incident("a", "c1"), incident("b", "c2"))
    replaced(database, ["i-a", "i-b"], incident("a", "c1", "c2"))
    replaced(database, ["i-a"], incident("z", "c0", "c1", "c2"))
    with database.read() as connection:
        assert {store.find_incident(connection, name).id for name in ("i-a", "i-b", "i-z")} == {"i-z"}
        assert store.find_incident(connection, "i-c") is None
        assert next(store.all_incidents(connection)).previous_ids == ("i-a", "i-b")


def test_a_toll_has_its_changes_too(database):
    """It comes back as a toll."""
    replaced(database, [], Toll(id="t-a", claims=("c1",)))
    with database.read() as connection:
        (change,) = store.changes_since(connection, 0)
    assert isinstance(change.after, Toll)
