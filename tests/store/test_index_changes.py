"""The columns that searches read are made of what changed alone, and are those that reading everything would make."""

import random

import pytest
from tests.store.drawn import drawn, same

from tollbook import store
from tollbook.store import Database, Filters, Search
from tollbook.store.columns import read_columns
from tollbook.store.index_changes import changed_since, index_state
from tollbook.store.indexing import index_incidents

NAMES = [f"i-{number}" for number in range(60)]
EVERYTHING = {"levels": ("public", "team", "restricted", "withheld"), "withheld": True}


@pytest.fixture
def database(tmp_path):
    """A project of forty invented incidents."""
    database = Database(tmp_path / "tollbook.db")
    store.migrate(database)
    chance = random.Random(1)
    with database.write() as connection:
        index_incidents(connection, [drawn(name, chance) for name in NAMES[:40]])
    yield database
    database.close()


def change(connection, chance: random.Random) -> None:
    """Make some incidents anew, put some in and take some out."""
    some = chance.sample(NAMES, chance.randrange(9))
    cut = chance.randrange(len(some) + 1)
    index_incidents(connection, [drawn(name, chance) for name in some[:cut]], gone=some[cut:])


@pytest.mark.parametrize("seed", range(12))
def test_columns_of_what_changed_are_those_of_everything(database, seed):
    """After any changes, several at a time, what stands and what is new make the columns that all rows would."""
    chance = random.Random(seed)
    with database.read() as connection:
        columns, state = read_columns(connection), index_state(connection)
    for _ in range(6):
        for _ in range(chance.randrange(4)):
            with database.write() as connection:
                change(connection, chance)
        with database.read() as connection:
            changed = changed_since(connection, state)
            assert changed is not None
            columns, state = read_columns(connection, columns, changed), index_state(connection)
            assert same(columns, read_columns(connection))


def test_a_reader_who_began_earlier_searches_the_earlier_state(database):
    """Two readers of two states by turns each have their own columns, and nothing is read twice for them."""
    search, chance = Search(), random.Random(3)
    with database.read() as early:
        before = search.columns(early)
        with database.write() as connection:
            index_incidents(connection, [drawn("i-new", chance)], gone=["i-3"])
        with database.read() as late:
            after = search.columns(late)
            assert ("i-3" in before.ids, "i-new" in before.ids) == (True, False)
            assert ("i-3" in after.ids, "i-new" in after.ids) == (False, True)
            assert search.columns(early) is before
            assert search.columns(late) is after
            assert len(search.incidents(early, Filters(), today="2026-01-01", **EVERYTHING).numbers) == 40


def test_what_an_older_program_changed_is_read_from_everything(database):
    """A change of which no rows were noted is not passed over, nor is one in which all may have changed."""
    with database.write() as connection:
        before, state = read_columns(connection), index_state(connection)
        store.set_meta(connection, "incidents_indexed", str(state + 1))
        assert changed_since(connection, state) is None
        index_incidents(connection, [drawn("i-1", random.Random(4))], gone=())
        assert changed_since(connection, state) is None
        assert changed_since(connection, state + 1) is not None
        assert same(read_columns(connection, before, None), read_columns(connection))
        index_incidents(connection, [drawn("i-1", random.Random(5))])
        assert changed_since(connection, state + 2) is None


def test_only_so_many_changes_are_noted(database):
    """Of changes long ago nothing is known any more, of the latest it is."""
    with database.write() as connection:
        state = index_state(connection)
        for _ in range(600):
            index_incidents(connection, [], gone=())
            index_incidents(connection, [drawn("i-1", random.Random(4))], gone=())
        assert changed_since(connection, state) is None
        assert len(changed_since(connection, state + 1190)) == 1
