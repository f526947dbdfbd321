"""`run`, `export`, `verify` and `schema` as a user meets them."""

import json

import pytest
from tests.project.factory import STAGES, in_this_process, killed, reports, row, write_rows
from typer.testing import CliRunner

from tollbook.cli.app import app
from tollbook.errors import TollbookError
from tollbook.project import Project


@pytest.fixture
def tollbook(monkeypatch):
    """Runs a command line with stages that read invented reports."""
    monkeypatch.setattr("tollbook.project.run.map_ordered", in_this_process)
    monkeypatch.setattr("tollbook.project.project.stages_in_use", lambda: STAGES)
    return lambda *words: CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def project(tollbook, tmp_path):
    """The folder of a project of three reports."""
    tollbook("run", tmp_path / "p", write_rows(tmp_path / "in.jsonl", reports(3)))
    return tmp_path / "p"


def test_run_says_what_it_did_and_what_the_project_holds(tollbook, tmp_path):
    """The summary goes to standard error, and a second run says that nothing is new."""
    path = write_rows(tmp_path / "in.jsonl", reports(3))
    first, second = (tollbook("run", tmp_path / "p", path) for _ in range(2))
    assert (first.exit_code, first.stdout) == (0, "")
    assert "Read 3 new documents" in first.stderr
    assert "holds 3 documents, 3 claims and 1 incident." in first.stderr
    assert second.stderr.startswith("Nothing new: 3 documents known already.")


def test_run_fails_where_a_document_failed(tollbook, tmp_path):
    """The failure is said in one sentence, the rest is read, and the exit code is 1."""
    path = write_rows(tmp_path / "in.jsonl", [row("n1", "unreadable"), row("n2", killed(2, "Arda"))])
    result = tollbook("run", tmp_path / "p", path)
    assert result.exit_code == 1
    assert result.stderr.startswith("failed: ")
    assert "1 failed" in result.stderr


def test_ctrl_c_keeps_what_was_read(tollbook, tmp_path, monkeypatch):
    """Exit code 130, one sentence, and what was read before stays."""

    def interrupted(task, items, workers):
        for number, pair in enumerate(in_this_process(task, items, workers)):
            if number == 2:
                raise KeyboardInterrupt
            yield pair

    monkeypatch.setattr("tollbook.project.run.map_ordered", interrupted)
    result = tollbook("run", tmp_path / "p", write_rows(tmp_path / "in.jsonl", reports(5)))
    assert result.exit_code == 130
    assert "What was read is kept" in result.stderr
    assert len(list(Project(tmp_path / "p").documents())) == 2


def test_export_writes_to_standard_output_or_a_file(tollbook, project, tmp_path):
    """Both hold the same bytes."""
    result = tollbook("export", project, "incidents-jsonl")
    tollbook("export", project, "incidents-jsonl", "-o", tmp_path / "out.jsonl")
    assert result.stdout == (tmp_path / "out.jsonl").read_text()
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["i-town0-3"]


def test_verify_tells_by_its_exit_code(tollbook, project):
    """0 where all holds, 1 where something does not; `--json` gives the same to a program."""
    assert tollbook("verify", project).exit_code == 0
    path = next(p for p in (project / "archive").rglob("*") if p.is_file())
    path.unlink()
    result = tollbook("verify", project, "--json")
    assert result.exit_code == 1
    assert [fault["part"] for fault in json.loads(result.stdout)["faults"]] == ["archive"]


def test_a_folder_that_is_no_project_is_an_error_with_a_remedy(tollbook, tmp_path):
    """The error that the command line prints names the folder and the command that makes one."""
    error = tollbook("export", tmp_path, "csv").exception
    assert isinstance(error, TollbookError)
    assert error.code == "no-project"
    assert f"tollbook run {tmp_path}" in error.remedy


def test_schema_prints_one_record_or_all(tollbook):
    """A record's schema names its fields; without a name all records stand under `$defs`."""
    assert "grade_reasons" in json.loads(tollbook("schema", "incident").stdout)["properties"]
    every = json.loads(tollbook("schema").stdout)["$defs"]
    assert {"Claim", "Document", "Incident", "Toll", "Statement", "Decision", "Visibility"} <= set(every)
    assert tollbook("schema", "weather").exception.code == "unknown-record"
