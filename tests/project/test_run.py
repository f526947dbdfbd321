"""`Project.run`: what is taken in, kept, retried and linked."""

import pytest
from sqlalchemy import text
from tests.project.factory import STAGES, in_this_process, killed, reports, row, write_rows

from tollbook.errors import TollbookError
from tollbook.project import Options, Project
from tollbook.store import project_lock


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project that does not exist yet, read without worker processes."""
    monkeypatch.setattr("tollbook.project.run.map_ordered", in_this_process)
    return Project(tmp_path / "project")


def run(project, *inputs, **options):
    """A run with stages that read invented reports."""
    return project.run([str(i) for i in inputs], Options(**options), stages=STAGES)


def test_reports_become_documents_claims_and_incidents(project, tmp_path):
    """Each document is kept with its claims, and linking makes incidents of them."""
    summary = run(project, write_rows(tmp_path / "in.jsonl", reports(6)))
    assert (summary.read, summary.documents, summary.claims, summary.incidents) == (6, 6, 6, 2)
    assert [i.id for i in project.incidents()] == ["i-town0-3", "i-town1-3"]
    assert [t.id for t in project.tolls()] == ["t-all"]
    assert project.verify().faults == ()


def test_the_same_inputs_again_change_nothing(project, tmp_path):
    """A second run reads nothing, links nothing, and leaves the database as it was."""
    path = write_rows(tmp_path / "in.jsonl", reports(4))
    run(project, path)
    before = list(project.readings()), list(project.incidents())
    summary = run(project, path)
    assert not summary.changed
    assert summary.known == 4
    assert (list(project.readings()), list(project.incidents())) == before


def test_another_order_and_number_of_workers_gives_the_same_record(tmp_path):
    """Shuffled rows and a second worker change neither claims nor incidents."""
    rows = reports(12)
    first, second = Project(tmp_path / "one"), Project(tmp_path / "two")
    run(first, write_rows(tmp_path / "a.jsonl", rows))
    run(second, write_rows(tmp_path / "b.jsonl", rows[::-1]), workers=2)
    assert list(first.readings()) == list(second.readings())
    assert list(first.incidents()) == list(second.incidents())


def test_other_bytes_under_an_id_become_a_version(project, tmp_path):
    """Both are kept, the later as `id@2`, and both are linked."""
    run(project, write_rows(tmp_path / "a.jsonl", [row("n1", killed(3, "Arda"))]))
    run(project, write_rows(tmp_path / "b.jsonl", [row("n1", killed(5, "Arda"))]))
    assert [(d.id, d.version) for d in project.documents()] == [("n1", 1), ("n1@2", 2)]
    (incident,) = project.incidents()
    assert incident.documents == ("n1", "n1@2")


def test_an_incident_remembers_the_ids_it_had(project, tmp_path):
    """A new report renames the incident; its earlier id finds it still."""
    run(project, write_rows(tmp_path / "a.jsonl", [row("n1", killed(3, "Arda"))]))
    run(project, write_rows(tmp_path / "b.jsonl", [row("n2", killed(5, "Arda"))]))
    (incident,) = project.incidents()
    assert (incident.id, incident.previous_ids) == ("i-arda-2", ("i-arda-1",))
    assert project.incident("i-arda-1") == incident


def test_a_document_that_fails_is_kept_with_its_error_and_retried(project, tmp_path):
    """The others are read; the failed one waits for `retry_failed`, and fails again while its cause stands."""
    path = write_rows(tmp_path / "in.jsonl", [row("n1", "unreadable"), row("n2", killed(3, "Arda"))])
    summary = run(project, path)
    assert summary.read == 1
    assert [(f.name, f.line, f.code) for f in summary.failures] == [(path, 1, "empty-file")]
    assert list(project.failures()) == list(summary.failures)
    assert not run(project, path).changed
    assert [f.code for f in run(project, path, retry_failed=True).failures] == ["empty-file"]


def test_a_bad_line_costs_only_itself(project, tmp_path):
    """A line that is no object is said by number; the rest is read, and mending it forgets the failure."""
    path = tmp_path / "in.jsonl"
    good = write_rows(path, [row("n1", killed(3, "Arda"))])
    path.write_text(path.read_text() + "[1]\n")
    summary = run(project, good)
    assert summary.read == 1
    assert [(f.line, f.code) for f in summary.failures] == [(2, "bad-line")]
    again = run(project, good)
    assert (again.changed, again.failures) == (False, summary.failures)
    write_rows(path, [row("n1", killed(3, "Arda")), row("n2", killed(4, "Arda"))])
    assert run(project, path).failures == ()
    assert list(project.failures()) == []


def test_what_is_wrong_with_a_part_of_a_document_is_kept_and_told(project, tmp_path):
    """A date that is none does not fail the document; the sentence that says so stays with it."""
    summary = run(project, write_rows(tmp_path / "in.jsonl", [row("n1", killed(3, "Arda"), published="soon")]))
    assert (summary.read, summary.failures, len(summary.notes)) == (1, (), 1)
    assert list(project.notes()) == [("n1", summary.notes[0])]
    assert "soon" in summary.notes[0]


def test_what_an_earlier_run_left_over_is_read_and_not_called_known(project, tmp_path):
    """A document that arrived but was not read when the run ended is this run's work."""
    path = write_rows(tmp_path / "in.jsonl", reports(3))
    run(project, path)
    with project.open().write() as connection:
        connection.execute(text("UPDATE documents SET state = 'pending' WHERE id = 'r0001'"))
    summary = run(project, path)
    assert (summary.read, summary.known, summary.documents) == (1, 2, 3)


def test_a_project_in_use_is_said(project, tmp_path):
    """A second run on the same project ends at once, and the first one's work is whole."""
    path = write_rows(tmp_path / "in.jsonl", reports(3))
    run(project, path)
    with project_lock(project.path), pytest.raises(TollbookError, match="in use by another process"):
        run(project, path)
    assert len(list(project.documents())) == 3


def test_a_missing_input_makes_no_project(project, tmp_path):
    """A mistyped path is said before anything is made."""
    with pytest.raises(TollbookError, match="does not exist"):
        run(project, tmp_path / "nowhere.jsonl")
    assert not project.path.exists()


def test_a_folder_without_a_project_is_said(project):
    """Reading from a folder that holds none names it and how to make one."""
    with pytest.raises(TollbookError, match="holds no project"):
        list(project.documents())


def test_documents_read_by_other_rules_are_told_and_read_again_on_demand(project, tmp_path, monkeypatch):
    """A new version of program or rules leaves readings alone until `reread`."""
    path = write_rows(tmp_path / "in.jsonl", reports(3))
    run(project, path)
    for module in ("run", "linking"):
        monkeypatch.setattr(f"tollbook.project.{module}.program_version", lambda: "9.9+other", raising=False)
    assert run(project, path).outdated == 3
    summary = run(project, path, reread=True)
    assert (summary.read, summary.outdated, summary.documents) == (3, 0, 3)
