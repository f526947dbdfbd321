"""The generated project that pages and searches are measured on."""

from tests.bench import generated

from tollbook import store
from tollbook.project import Project
from tollbook.review.decisions import Decisions
from tollbook.review.roles import roles
from tollbook.review.viewer import Viewer
from tollbook.store.schema import metadata

_COUNTERS = ("incidents_indexed", "incidents_changed")
"""How often the index changed, and in which rows: it is made at once here, and with every document there."""
_WORDS = ("claim_words", "document_words", "incident_words")


def test_a_project_written_in_bulk_holds_what_the_store_would_have_kept(tmp_path):
    """Every table has the same rows, and every word is found in the same places."""
    generated.build(tmp_path / "bulk", 7).close()
    one_by_one(tmp_path / "each", 7)
    assert rows(tmp_path / "bulk") == rows(tmp_path / "each")


def test_what_linking_keeps_is_the_same_for_a_project_written_in_bulk(tmp_path):
    """Events, their keys, links, states and incidents are those that a run over documents kept one by one leaves."""
    generated.build(tmp_path / "bulk", 7, linked=True).close()
    one_by_one(tmp_path / "each", 7, linked=True)
    bulk, each = rows(tmp_path / "bulk"), rows(tmp_path / "each")
    assert all(bulk[name] for name in ("events", "recent_holders", "event_links", "linked_documents", "incidents"))
    assert {name for name in bulk if bulk[name] != each[name]} <= {"runs"}


def test_a_decision_is_worked_into_a_linked_project_without_making_all_anew(tmp_path):
    """Linking again finds nothing to do; after a decision it makes that claim's incident anew and no other."""
    project = generated.build(tmp_path / "bulk", 7, linked=True)
    assert not project.relink()
    before = {incident.id: incident for incident in project.incidents()}
    claim = next(iter(before.values())).claims[0]
    role = roles()["editor"]
    Decisions(project.open()).reject(Viewer("u", "u", "p", "editor", role.permissions), claim, None, "Read wrongly.")
    assert project.relink()
    after = {incident.id: incident for incident in project.incidents()}
    assert len([name for name in before if after.get(name) != before[name]]) == 1
    project.close()


def one_by_one(folder, incidents: int, *, linked: bool = False) -> None:
    """The same stories as a run keeps them: each document by itself."""
    folder.mkdir()
    database = store.Database(folder / "tollbook.db")
    store.migrate(database)
    told = list(generated.stories(incidents))
    with database.write() as connection:
        for reading in (reading for readings, _ in told for reading in readings):
            document = reading.document
            arrival = store.arrive(connection, document.sha256, f"{document.id}.txt", None, "text")
            store.keep(connection, arrival.key, document)
            store.keep_reading(connection, arrival.key, reading, generated.VERSION)
        if not linked:
            store.replace_incidents(connection, [incident for _, incident in told], ())
    database.close()
    if linked:
        project = Project(folder)
        project.relink()
        project.close()


def rows(folder) -> dict[str, list]:
    """All rows of all tables, sorted, and what the index of words finds where."""
    with Project(folder).open().read() as connection:
        found = {name: sorted(map(repr, connection.execute(table.select()))) for name, table in metadata.tables.items()}
        for name in _WORDS:
            connection.exec_driver_sql(
                f"CREATE VIRTUAL TABLE temp.v_{name} USING fts5vocab('main', '{name}', 'instance')"
            )
            told = connection.exec_driver_sql(f"SELECT * FROM temp.v_{name}")
            found[name] = sorted(map(repr, told))
    found["meta"] = [row for row in found["meta"] if not any(counter in row for counter in _COUNTERS)]
    assert all(found[name] for name in ("documents", "claims", "incidents", *_WORDS))
    return found
