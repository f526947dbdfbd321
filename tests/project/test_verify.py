"""`Project.verify`: each kind of damage is found and named."""

import json

import pytest
from sqlalchemy import text
from tests.project.factory import STAGES, in_this_process, reports, write_rows

from tollbook.model import Anchor, Decision
from tollbook.project import Project


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project of three reports and one decision."""
    monkeypatch.setattr("tollbook.project.run.map_ordered", in_this_process)
    project = Project(tmp_path / "project")
    project.run([write_rows(tmp_path / "in.jsonl", reports(3))], stages=STAGES)
    about = Anchor(incident="i-town0-3")
    project.decide(Decision(id="d1", about=about, action="grade", reason="Seen.", by="reviewer-1", at="2026-01-02"))
    return project


def change(project, statement: str) -> None:
    """Change the database behind the program's back."""
    with project.open().write() as connection:
        connection.execute(text(statement))


def parts(project) -> list[str]:
    """Which parts have faults."""
    return [fault.part for fault in project.verify().faults]


def test_an_untouched_project_has_no_fault(project):
    """All archived files, quotations and decisions are checked, and hold."""
    verdict = project.verify()
    assert verdict.faults == ()
    assert (verdict.files, verdict.documents, verdict.quotes, verdict.decisions) == (3, 3, 3, 1)


def test_a_changed_archive_file_is_found(project):
    """One changed byte in the archive is named by its path."""
    path = next(p for p in project.archive.folder.rglob("*") if p.is_file())
    path.chmod(0o644)
    path.write_bytes(path.read_bytes() + b" ")
    (fault,) = project.verify().faults
    assert fault.part == "archive"
    assert str(path) in fault.message


def test_evidence_that_no_longer_stands_in_its_text_is_found(project):
    """A document's text changed behind the program's back no longer holds the words cited from it."""
    with project.open().read() as connection:
        record = json.loads(connection.execute(text("SELECT record FROM documents WHERE id = 'r0001'")).scalar_one())
    record["text"] = "X" + record["text"]
    with project.open().write() as connection:
        connection.execute(text("UPDATE documents SET record = :r WHERE id = 'r0001'"), {"r": json.dumps(record)})
    assert parts(project) == ["evidence"]


def test_an_incident_of_a_lost_claim_is_found(project):
    """A claim that an incident names but that no document holds is named."""
    change(project, "DELETE FROM claims WHERE document = 2")
    assert parts(project) == ["records"]


def test_a_changed_decision_is_found(project):
    """A decision's reason changed after the fact is found by its hash."""
    change(project, "UPDATE chain SET payload = replace(payload, 'Seen', 'Guessed')")
    assert parts(project) == ["decisions"]


def test_a_row_that_names_no_row_is_found(project):
    """A foreign key that leads nowhere is found by the database's own check."""
    with project.open().write() as connection:
        connection.execute(text("COMMIT"))
        connection.execute(text("PRAGMA foreign_keys = OFF"))
        connection.execute(text("BEGIN IMMEDIATE"))
        connection.execute(text("INSERT INTO incident_claims VALUES ('i-none', 'c-none')"))
    assert parts(project) == ["database"]
