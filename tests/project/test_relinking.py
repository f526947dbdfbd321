"""Linking what is new gives what linking everything at once gives."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.bench.incidents import readings

from tollbook import store
from tollbook.incidents import blocking
from tollbook.model import Anchor, Decision, Incident, Place, Range, Rulings, Time, Toll
from tollbook.pipeline import link_all
from tollbook.project import relinking
from tollbook.project.reconciling import reconciled_anew
from tollbook.project.relinking import relink
from tollbook.store import Database, holders, migrate

CORPUS = [reading for _, reading in readings(9, claims_each=6, seed=3)]
CROWDED = [reading for _, reading in readings(12, claims_each=4, seed=3, scenes=2, days=9)]
TIGHT = {"word": 3, "name": 4, "place": 5, "figure": 3}


@pytest.fixture
def database(tmp_path):
    """A new project's database."""
    return new_database(tmp_path / "tollbook.db")


def new_database(path):
    """A database with its tables."""
    database = Database(path)
    migrate(database)
    return database


def add(database, *more):
    """Keep readings as a run does."""
    with database.write() as connection:
        for reading in more:
            document = reading.document
            arrival = store.arrive(connection, document.sha256, document.id, None, "text")
            kept = store.keep(connection, arrival.key, document, ())
            store.keep_reading(connection, arrival.key, reading.model_copy(update={"document": kept}), "1")


def records(database):
    """The project's incidents and tolls, their history aside."""
    with database.read() as connection:
        found = tuple(i.model_copy(update={"previous_ids": ()}) for i in store.all_incidents(connection))
        return found, tuple(store.all_tolls(connection))


@pytest.mark.parametrize("limits", [None, TIGHT], ids=["as shipped", "keys soon too common"])
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.randoms(use_true_random=False), cuts=st.lists(st.integers(1, 20), max_size=3))
def test_in_any_portions_and_order_the_result_is_that_of_all_at_once(limits, order, cuts, tmp_path_factory):
    """Documents that arrive in any order, in any number of runs, make the same incidents, tolls and doubtful links."""
    with pytest.MonkeyPatch.context() as patch:
        if limits:
            patch.setattr(blocking, "_rules", lambda: RULES | {"holders": limits})
        corpus = CROWDED.copy()
        order.shuffle(corpus)
        expected = link_all(corpus, ())
        folder = tmp_path_factory.mktemp("projects")
        database, at_once = new_database(folder / "parts.db"), new_database(folder / "once.db")
        bounds = sorted({0, len(corpus), *(cut % len(corpus) for cut in cuts)})
        for start, end in zip(bounds, bounds[1:], strict=False):
            add(database, *corpus[start:end])
            relink(database, (), "1")
        assert records(database) == expected
        add(at_once, *corpus)
        relink(at_once, (), "1")
        assert doubtful(database) == doubtful(at_once)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    left=st.sets(st.integers(0, len(CROWDED) - 1), min_size=2, max_size=len(CROWDED) - 1),
    most_recent=st.sampled_from((0, 1000, 50_000)),
)
def test_what_is_gone_leaves_what_the_rest_would_make(left, most_recent, tmp_path_factory):
    """Where documents can be read no more, keys that too many held tell something again, and again not once all are
    back.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocking, "_rules", lambda: RULES | {"holders": TIGHT})
        patch.setattr(holders, "MOST_RECENT", most_recent)
        database = new_database(tmp_path_factory.mktemp("project") / "tollbook.db")
        add(database, *CROWDED)
        relink(database, (), "1")
        with database.write() as connection:
            for key in sorted(set(range(1, len(CROWDED) + 1)) - {number + 1 for number in left}):
                store.fail(connection, key, "unreadable", "It cannot be read.")
        relink(database, (), "1")
        assert records(database) == link_all([CROWDED[number] for number in sorted(left)], ())
        with database.write() as connection:
            store.retry_failed(connection)
            for key, reading in enumerate(CROWDED, 1):
                if key - 1 not in left:
                    kept = store.keep(connection, key, reading.document, ())
                    store.keep_reading(connection, key, reading.model_copy(update={"document": kept}), "1")
        relink(database, (), "1")
        assert records(database) == link_all(CROWDED, ())


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.randoms(use_true_random=False), cuts=st.lists(st.integers(1, 70), min_size=2, max_size=6))
def test_incidents_that_hang_together_by_chance_are_those_of_all_at_once(order, cuts, tmp_path_factory):
    """So many incidents on few days that links hang most of them together: portions and order still change nothing."""
    corpus = [reading for _, reading in readings(40, claims_each=4, seed=6, days=3)]
    order.shuffle(corpus)
    database = new_database(tmp_path_factory.mktemp("projects") / "parts.db")
    bounds = sorted({0, len(corpus), *(cut % len(corpus) for cut in cuts)})
    for start, end in zip(bounds, bounds[1:], strict=False):
        add(database, *corpus[start:end])
        relink(database, (), "1")
    assert records(database) == link_all(corpus, ())


def test_a_toll_is_set_beside_what_a_later_run_adds_to_its_period(database):
    """The incidents inside a toll are those of all runs; one that moves out of its period is inside no more."""
    inside, later = (Incident(id=f"i-{n}", **at(day)) for n, day in ((1, "2016-03-02"), (2, "2016-03-09")))
    toll = Toll(id="t-1", **at("2016-03-01", "2016-03-31", killed=9))
    for new in ((toll,), (inside,), (later,)):
        with database.write() as connection:
            made, touched = reconciled_anew(connection, {r.id for r in new}, new)
            store.replace_records(connection, touched, made)
    assert counted(database) == ("i-1", "i-2")
    with database.write() as connection:
        made, touched = reconciled_anew(connection, {"i-1"}, [Incident(id="i-1", **at("2016-04-02"))])
        store.replace_records(connection, touched, made)
    assert counted(database) == ("i-2",)


def at(start, end=None, killed=1):
    """A place, a period and a figure."""
    town = Place(text="Homs", start=0, end=4, name="Homs", lat=34.7, lon=36.7, country="SY", precision="town")
    when = Time(text="", start_offset=0, end_offset=0, start=start, end=end or start, precision="day")
    return {"time": when, "place": town, "killed": Range(low=killed, best=killed, high=killed)}


def counted(database):
    """The incidents inside the one toll."""
    with database.read() as connection:
        (toll,) = store.all_tolls(connection)
    return toll.reconciled[0].incidents


RULES = blocking._rules()


def doubtful(database):
    """The doubtful links."""
    with database.read() as connection:
        return list(store.doubtful_links(connection))


def test_nothing_new_changes_nothing(database):
    """A run without news says so, and counts no run."""
    add(database, *CORPUS)
    assert relink(database, (), "1")
    assert not relink(database, (), "1")
    with database.read() as connection:
        assert len(list(store.all_runs(connection))) == 1


def test_a_document_that_is_read_anew_is_linked_anew(database):
    """Its old claims are in no incident any more."""
    add(database, *CORPUS)
    relink(database, (), "1")
    with database.write() as connection:
        (key, reading), *_ = store.readings_of(connection, [1])
        fewer = reading.model_copy(update={"claims": reading.claims[:1]})
        store.keep_reading(connection, key, fewer, "2")
    relink(database, (), "1")
    with database.read() as connection:
        assert records(database) == link_all(store.all_readings(connection), ())


def test_only_what_is_touched_is_made_anew(database, monkeypatch):
    """A report of one incident leaves the others as they were."""
    made = []
    original = relinking.record_of_group
    monkeypatch.setattr(
        relinking, "record_of_group", lambda events, rulings: made.append(1) or original(events, rulings)
    )
    last = CORPUS[-1]
    add(database, *CORPUS[:-1])
    relink(database, (), "1")
    everything = len(made)
    made.clear()
    add(database, last)
    relink(database, (), "1")
    assert everything >= 9
    assert 1 <= len(made) <= 2


def discount(incident, at):
    """A reviewer's decision."""
    return Decision(id=at, about=Anchor(incident=incident), action="discount", reason="a test", by="r-1", at=at)


def test_a_grade_by_a_person_reaches_an_incident_that_nothing_else_touches(database):
    """A decision alone makes its incident anew, and taking it back too."""
    add(database, *CORPUS)
    relink(database, (), "1")
    (first, *_), _ = records(database)
    assert relink(database, (discount(first.id, "1"),), "1")
    assert records(database)[0][0].grade == "discounted"
    assert relink(database, (), "1")
    assert records(database)[0][0] == first


def test_rulings_part_and_join_in_a_later_run(database, monkeypatch):
    """What a reviewer ruled is obeyed without new documents, and undone when it no longer stands."""
    add(database, *CORPUS)
    relink(database, (), "1")
    before, _ = records(database)
    whole = max(before, key=lambda i: len(i.documents))
    one, other = (next(c.id for r in CORPUS if r.document.id == d for c in r.claims) for d in whole.documents[:2])
    rulings = Rulings(apart=frozenset({tuple(sorted((one, other)))}))
    monkeypatch.setattr(relinking, "rulings_now", lambda _, decisions: rulings if decisions else Rulings())
    relink(database, (discount("i-none", "1"),), "1")
    with database.read() as connection:
        homes = [{c for c in (one, other) if c in i.claims} for i in store.all_incidents(connection)]
    assert sorted(len(home) for home in homes if home) == [1, 1]
    relink(database, (), "1")
    assert records(database)[0] == before


def test_an_incident_keeps_its_history(database):
    """An earlier report gives an incident a new id; the old one still finds it, and what happened is told."""
    of_one = [r for n, r in readings(1, claims_each=8, seed=5)]
    of_one.sort(key=lambda r: (r.document.published, r.document.id))
    add(database, *of_one[1:])
    relink(database, (), "1")
    ((old,), _) = records(database)
    add(database, of_one[0])
    relink(database, (), "1")
    with database.read() as connection:
        (new,) = store.all_incidents(connection)
        assert new.id != old.id
        assert new.previous_ids == (old.id,)
        assert store.find_incident(connection, old.id) == new
        (change,) = store.changes_since(connection, 1)
    assert (change.what, change.record, change.other) == ("changed", new.id, old.id)
    assert isinstance(change.after, Incident)


def test_the_order_of_input_decides_no_id(database, tmp_path):
    """Two projects that took in the same documents in another order hold the same records."""
    other = new_database(tmp_path / "other.db")
    add(database, *CORPUS)
    add(other, *random.Random(1).sample(CORPUS, len(CORPUS)))
    for each in (database, other):
        relink(each, (), "1")
    assert records(database) == records(other)
