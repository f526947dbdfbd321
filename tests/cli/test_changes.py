"""`changes`: what runs changed in a record, and who said what new."""

import json

import pytest

from tollbook.errors import TollbookError
from tollbook.project import Project

FIRST = {
    "id": "first", "published": "2019-03-05", "publisher": "The Sample Times", "title": "Shelling kills six in Homs",
    "text": "Shelling killed six people in Homs on Monday, doctors at the Sample Clinic said.",
}  # fmt: skip
LATER = {
    "id": "later", "published": "2019-03-06", "publisher": "The Sample Post", "title": "Toll of Homs shelling rises",
    "text": "The toll of Monday's shelling in Homs rose to nine people killed, doctors at the Sample Clinic said.",
}  # fmt: skip


def run(folder, *rows):
    """Take rows into the project."""
    path = folder / "rows.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    Project(folder / "p").run([str(path)])
    return folder / "p"


def test_a_first_run_lists_what_is_new(tollbook, tmp_path):
    """An incident with who says so."""
    shown = tollbook("changes", run(tmp_path, FIRST)).stdout
    assert "Run 1" in shown
    assert "New" in shown
    assert "first: " in shown
    assert "says: " in shown or "say: " in shown


def test_a_later_report_changes_the_figure(tollbook, tmp_path):
    """Before and after stand side by side, and of the claims only the new ones."""
    project = run(tmp_path, FIRST)
    run(tmp_path, LATER)
    told = json.loads(tollbook("changes", project, "--json").stdout)
    (change,) = told["changes"]
    assert ([r["number"] for r in told["runs"]], change["what"]) == ([2], "changed")
    assert change["before"]["killed"]["high"] == 6
    assert change["after"]["killed"]["high"] == 9
    assert {claim["document"] for claim in change["said"]} == {"later"}
    assert "killed 6 → " in tollbook("changes", project).stdout
    everything = json.loads(tollbook("changes", project, "--since", "0", "--json").stdout)
    assert [c["what"] for c in everything["changes"]] == ["new", "changed"]


def test_nothing_since_the_last_run(tollbook, tmp_path):
    """`--since` the last run lists nothing, a run that never was is refused."""
    project = run(tmp_path, FIRST)
    assert "No run" in tollbook("changes", project, "--since", "1").stdout
    refused = tollbook("changes", project, "--since", "7").exception
    assert isinstance(refused, TollbookError)
    assert refused.code == "no-run"


@pytest.mark.parametrize("words", [("--json",), ()])
def test_without_a_project_there_are_no_changes(tollbook, tmp_path, words):
    """One sentence says that there is no project."""
    assert tollbook("changes", tmp_path, *words).exception.code == "no-project"
