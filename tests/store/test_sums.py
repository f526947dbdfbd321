"""Sums and months over columns are those of adding up incident by incident."""

import random
from collections import Counter

import numpy as np
import pytest
from tests.store.drawn import drawn

from tollbook import store
from tollbook.store import Database, Filters, Search
from tollbook.store.columns import read_columns
from tollbook.store.indexing import index_incidents
from tollbook.store.sums import given, months

EVERYTHING = {"levels": ("public", "team", "restricted", "withheld"), "withheld": True}


def closed(bounds) -> tuple[int, int, int]:
    """Low, best and high of one incident without gaps."""
    low, best, high = bounds
    low = low if low is not None else 0 if high is not None else best
    best = best if best is not None else low
    return low, best, high if high is not None else best


@pytest.mark.parametrize("seed", range(6))
def test_sums_are_those_of_adding_up_one_by_one(tmp_path, seed):
    """Any incidents, with any figure unknown, narrowed down in any way."""
    chance = random.Random(seed)
    database = Database(tmp_path / "tollbook.db")
    store.migrate(database)
    with database.write() as connection:
        index_incidents(connection, [drawn(f"i-{n}", chance) for n in range(50)])
        found = Search().incidents(connection, Filters(country=("XA",)), today="2026-01-01", **EVERYTHING)
    facts = [found.columns.facts(n) for n in found.numbers.tolist()]
    killed = [closed(f["figures"]["killed"]) for f in facts if f.get("figures")]
    (total,) = found.totals()
    assert (total.low, total.best, total.high) == tuple(map(sum, zip(*killed, strict=True)))
    assert total.incidents == len(killed)
    assert total.open_upward == sum(f["figures"]["killed"][2] is None for f in facts if f.get("figures"))
    dated = [f for f in facts if f.get("start")]
    assert [(m.name, m.incidents) for m in found.months()] == sorted(Counter(f["start"][:7] for f in dated).items())
    low: Counter[str] = Counter()
    for fact in dated:
        low[fact["start"][:7]] += closed(fact["figures"]["killed"])[0] if fact.get("figures") else 0
    assert {m.name: m.low for m in found.months()} == {name: low[name] for name in {f["start"][:7] for f in dated}}
    database.close()


def test_months_before_1970_and_none_at_all():
    """Days are counted from 1970, also backwards; where nothing has a day there is no month."""
    figures = given(np.array([[1, 2, 3], [-1, -1, -1]]))
    both = np.array([True, True])
    (early,) = months(np.array([-40, -1]), figures, both)
    assert (early.name, early.incidents, early.low, early.high) == ("1969-11", 1, 1, 3)
    assert months(np.array([-1, -1]), figures, both) == ()


def test_what_is_not_read_whole_is_summed_like_what_is(tmp_path):
    """The sums of columns that were changed row by row are those of all rows."""
    chance = random.Random(2)
    database = Database(tmp_path / "tollbook.db")
    store.migrate(database)
    with database.write() as connection:
        index_incidents(connection, [drawn(f"i-{n}", chance) for n in range(30)])
        before = read_columns(connection)
        index_incidents(connection, [drawn(f"i-{n}", chance) for n in range(9)], gone=["i-12"])
        after, whole = read_columns(connection, before), read_columns(connection)
        everyone = np.ones(len(whole), dtype=bool)
        assert after.given["killed"].total("killed", everyone) == whole.given["killed"].total("killed", everyone)
    database.close()
