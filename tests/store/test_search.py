"""Finding incidents, claims and documents."""

import random

import pytest
from tests.bench import generated
from tests.project.factory import STAGES, in_this_process, killed, row, write_rows
from tests.store.drawn import drawn, incident, on, same

from tollbook import store
from tollbook.model import Place, Range, Toll, Visibility
from tollbook.project import Options, Project
from tollbook.store import Database, Filters, Search, search_claims, search_documents
from tollbook.store.columns import read_columns
from tollbook.store.indexing import index_incidents
from tollbook.store.matching import query_of

TODAY = "2026-01-01"


@pytest.fixture
def database(tmp_path):
    """An empty project's database."""
    database = Database(tmp_path / "tollbook.db")
    store.migrate(database)
    return database


def found(database, filters=Filters(), **options) -> list[str]:  # noqa: B008 - a frozen value
    """The ids of the incidents that fit, in order."""
    with database.read() as connection:
        hits = Search().incidents(connection, filters, today=TODAY, **options)
        return [name for name, _ in hits.page(1, 100)]


def keep(database, *incidents) -> None:
    """Put these in place of all others."""
    with database.write() as connection:
        store.replace_incidents(connection, incidents, ())


def test_a_period_finds_what_overlaps_it(database):
    """An incident of several days is found by any of them, one without a date by none."""
    keep(
        database,
        incident("a", time=on("2020-01-01", "2020-01-10")),
        incident("b", time=on("2020-03-01")),
        incident("c"),
    )
    assert found(database, Filters(since="2020-01-05", until="2020-01-06")) == ["a"]
    assert found(database, Filters(until="2020-12-31")) == ["b", "a"]
    assert found(database) == ["b", "a", "c"]


def test_within_a_facet_any_value_fits_and_between_facets_all(database):
    """Two countries widen, a country and a grade narrow; each facet counts what the others leave."""
    places = {n: Place(text=n, start=0, end=1, country=n) for n in ("AF", "SY", "UA")}
    keep(
        database,
        incident("a", place=places["AF"], grade="fair"),
        incident("b", place=places["SY"], grade="weak"),
        incident("c", place=places["UA"], grade="weak"),
        incident("d"),
    )
    assert found(database, Filters(country=("AF", "SY")), sort="title") == ["a", "b"]
    assert found(database, Filters(country=("AF", "SY"), grade=("weak",))) == ["b"]
    assert found(database, Filters(country=(store.NONE,))) == ["d"]
    with database.read() as connection:
        hits = Search().incidents(connection, Filters(country=("SY",)), today=TODAY)
    assert hits.facets["country"] == [("AF", 1), ("SY", 1), ("UA", 1), ("none", 1)]
    assert hits.facets["grade"] == [("weak", 1)]


def test_totals_are_sums_of_ranges(database):
    """Lowest, best and highest are each summed; a figure without a highest is open upward and counted as such."""
    keep(
        database,
        incident("a", killed=Range(low=2, best=3, high=5)),
        incident("b", killed=Range(low=10, best=10)),
        incident("c", injured=Range(high=4)),
        incident("d"),
    )
    with database.read() as connection:
        totals = Search().incidents(connection, Filters(), today=TODAY).totals()
    assert [(t.name, t.low, t.best, t.high, t.incidents, t.open_upward) for t in totals] == [
        ("killed", 12, 13, 15, 2, 1),
        ("injured", 0, 0, 4, 1, 0),
    ]


def test_tolls_are_in_no_total(database):
    """A figure over a longer period is kept beside incidents and never summed with them."""
    with database.write() as connection:
        store.replace_incidents(connection, [incident("a", killed=Range(low=2, high=2))], [store_toll()])
    with database.read() as connection:
        (killed_sum,) = Search().incidents(connection, Filters(), today=TODAY).totals()
    assert (killed_sum.low, killed_sum.high) == (2, 2)


def store_toll():
    """A toll of a whole war."""
    return Toll(id="t", killed=Range(low=100000))


@pytest.mark.parametrize("sort", store.SORTS)
def test_each_sort_keeps_all(database, sort):
    """Sorting loses nothing, and what is unknown comes last."""
    keep(database, incident("a", killed=Range(low=1, high=1), time=on("2020-01-01"), origins=1), incident("z"))
    assert found(database, sort=sort) == ["a", "z"]


def test_withheld_and_embargoed_incidents_are_not_counted(database):
    """Without the right to it nobody finds them, by page, by facet or by total; an embargo ends on its day."""
    keep(
        database,
        incident("a", visibility=Visibility(level="withheld"), killed=Range(low=1, high=1)),
        incident("b", visibility=Visibility(embargo_until="2030-01-01")),
        incident("c", visibility=Visibility(embargo_until="2025-01-01")),
    )
    assert found(database) == ["c"]
    assert found(database, withheld=True, sort="title") == ["a", "b", "c"]


def test_an_incident_is_found_by_its_new_words_only(database):
    """After a run, what an incident said before finds it no more, and an id that is gone finds nothing."""
    keep(database, incident("a"), incident("b"))
    keep(database, incident("a").model_copy(update={"title": "Shelling of a bridge"}))
    assert found(database, Filters(words="strike")) == []
    assert found(database, Filters(words="bridge")) == ["a"]


def test_an_area_over_the_date_line_is_one_area(database):
    """West may lie east of east."""
    there = {"start": 0, "end": 1, "lat": -17.0}
    keep(
        database,
        incident("fiji", place=Place(text="x", lon=178.0, **there)),
        incident("samoa", place=Place(text="x", lon=-172.0, **there)),
        incident("peru", place=Place(text="x", lon=-76.0, **there)),
    )
    assert found(database, Filters(area=(170, -30, -170, 0)), sort="title") == ["fiji", "samoa"]


def test_the_least_number_of_killed_looks_at_the_highest_figure(database):
    """A range of 3 to 30 is large."""
    keep(
        database, incident("a", killed=Range(low=3, high=30)), incident("b", killed=Range(low=3, high=4)), incident("c")
    )
    assert found(database, Filters(least=10)) == ["a"]


@pytest.mark.parametrize(
    ("typed", "match"),
    [
        ("hospital", '"hospital"*'),
        ("Hôpital", '"hopital"*'),
        ('"said on" Sunday', '"said on" AND "sunday"*'),
        ("strike -drone", '"strike"* NOT "drone"*'),
        ("al", '"al"'),
        ("-drone", None),
        ('" OR NEAR( *', '"or" AND "near"*'),
        ("مستشفى", '"مستشفى"*'),
        ("  ", None),
    ],
)
def test_whatever_is_typed_is_a_query(database, typed, match):
    """Words, phrases and exclusions; the index's own syntax has no meaning, and nothing typed is an error."""
    assert query_of(typed).match == match
    assert found(database, Filters(words=typed)) == []


def test_hidden_words_find_nothing_and_say_so():
    """A name that is not public is left out whole, as a prefix and in a phrase; other words still count."""
    query = query_of("hospital Velk", {"velkov"})
    assert (query.match, query.left_out) == ('"hospital"*', ("Velk",))
    assert query_of('"Tarin Velkov"', {"velkov"}).hopeless
    assert query_of("velk", {"velkov"}).hopeless


def test_claims_and_documents_are_found_by_their_words(tmp_path, monkeypatch):
    """A run indexes what it reads in the transaction that keeps it; accents and case do not matter."""
    monkeypatch.setattr("tollbook.project.run.map_ordered", in_this_process)
    project = Project(tmp_path / "project")
    rows = [row("n1", killed(3, "Arda"), publisher="Köln Courier"), row("n2", killed(4, "Belmar"))]
    project.run([write_rows(tmp_path / "in.jsonl", rows)], stages=STAGES)
    with project.open().read() as connection:
        claims = search_claims(connection, Filters(words="arda killed"))
        documents = search_documents(connection, Filters(words="koln bakery"))
    assert [(h.document, h.incident) for h in claims.items] == [("n1", "i-arda-1")]
    assert ([d.id for d in documents.items], documents.number) == (["n1"], 1)


def test_a_document_that_is_read_again_is_found_once(tmp_path, monkeypatch):
    """Reading again replaces what the document and its claims are found by."""
    monkeypatch.setattr("tollbook.project.run.map_ordered", in_this_process)
    monkeypatch.setattr("tollbook.project.run.program_version", lambda: "one")
    project = Project(tmp_path / "project")
    path = write_rows(tmp_path / "in.jsonl", [row("n1", killed(3, "Arda"))])
    project.run([path], stages=STAGES)
    monkeypatch.setattr("tollbook.project.run.program_version", lambda: "two")
    project.run([path], Options(reread=True), stages=STAGES)
    with project.open().read() as connection:
        assert search_claims(connection, Filters(words="people killed")).number == 1
        assert search_documents(connection, Filters(words="bakery")).number == 1


def test_an_older_project_is_indexed_when_it_is_opened(tmp_path):
    """Where the index is missing or of another version, the next opening makes it."""
    project = generated.build(tmp_path / "project", 3)
    with project.open().write() as connection:
        store.set_meta(connection, "index_version", "0")
        for table in ("claim_words", "document_words", "incident_words"):
            connection.exec_driver_sql(f"INSERT INTO {table}({table}) VALUES ('delete-all')")
        connection.exec_driver_sql("DELETE FROM claim_index")
        connection.exec_driver_sql("DELETE FROM incident_index")
    with project.open().read() as connection:
        assert search_claims(connection, Filters(words="residents people killed")).number == 30
        assert len(Search().incidents(connection, Filters(), today=TODAY).numbers) == 3


@pytest.mark.parametrize("seed", range(6))
def test_columns_kept_up_are_those_made_anew(database, seed):
    """After incidents were changed, added and taken away, what was kept and what is new stand as if all were new."""
    chance = random.Random(seed)
    names = [f"i-{number}" for number in range(60)]
    with database.write() as connection:
        index_incidents(connection, [drawn(name, chance) for name in names[:40]])
        before = read_columns(connection)
        for _ in range(4):
            some = chance.sample(names, 6)
            index_incidents(connection, [drawn(name, chance) for name in some[:4]], gone=some[4:])
            before = read_columns(connection, before)
            assert same(before, read_columns(connection))


def test_an_incident_that_is_withheld_is_gone_from_the_next_search(database):
    """What nobody may see any more is found no longer, also by columns that were kept."""
    search = Search()
    with database.write() as connection:
        index_incidents(connection, [incident(f"i-{number}") for number in range(20)])
        assert len(search.incidents(connection, Filters(), today=TODAY).numbers) == 20
        index_incidents(connection, [incident("i-3", visibility=Visibility(level="withheld"))], gone=())
        hits = search.incidents(connection, Filters(), today=TODAY)
        assert "i-3" not in [name for name, _ in hits.page(1, 100)]
        assert len(hits.numbers) == 19


def test_indexing_an_incident_looks_up_its_own_claims_alone(tmp_path):
    """No statement goes through all documents that are for everyone to find the words of one incident's claims."""
    project = generated.build(tmp_path / "project", 2)
    asked = []
    with project.open().write() as connection:
        driver = connection.connection.driver_connection
        driver.set_trace_callback(asked.append)
        index_incidents(connection, list(store.all_incidents(connection))[:1], gone=())
        driver.set_trace_callback(None)
        telling = [one for one in asked if one.startswith("SELECT") and "documents" in one]
        plans = [row[3] for one in telling for row in driver.execute(f"EXPLAIN QUERY PLAN {one}")]
    assert plans
    assert not [step for step in plans if "documents_guarded" in step or step.startswith("SCAN")]
