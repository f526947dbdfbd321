"""`tollbook mapping`, and the mapping given to the commands that read."""

import json

import pytest
from tests.documents.made import workbook

from tollbook.errors import TollbookError

TEXT = "Eleven people were killed when shells fell on the market of Norvale on Monday, the mayor said."


@pytest.fixture
def table(tmp_path):
    """A table whose columns have names of its coder's own."""
    path = tmp_path / "a.csv"
    path.write_text(f"nr,when_said,what\n7,03/04/2021,{TEXT}\n")
    return path


def test_a_guess_is_printed_as_yaml(tollbook, tmp_path):
    """What is printed names each column by its field, and the others as kept."""
    path = tmp_path / "b.xlsx"
    path.write_bytes(workbook(["Report ID", "Body", "Coder"], ["7", TEXT, "ana"], sheet="May"))
    result = tollbook("mapping", path, "--sheet", "May")
    assert result.exit_code == 0
    assert "columns:\n  id: Report ID\n  text: Body\n" in result.output
    assert "as they are: Coder" in result.output
    assert "sheet: May" in result.output


def test_a_table_without_a_known_text_exits_with_1(tollbook, table):
    """What is known is printed all the same, to be completed."""
    result = tollbook("mapping", table)
    assert result.exit_code == 1
    assert "id: nr" in result.output
    assert "No column is known to hold the reports' text" in result.stderr


def test_a_saved_mapping_is_used_by_extract_and_run(tollbook, table, tmp_path):
    """The mapping gives the text, the date and what holds for every row."""
    saved, out = tmp_path / "m.yaml", tmp_path / "out.jsonl"
    saved.write_text(
        "columns: {id: nr, published: when_said, text: what}\ndates: day_first\nconstants: {publisher: P}\n"
    )
    assert tollbook("extract", table, "--mapping", saved, "-o", out).exit_code == 0
    document = json.loads(out.read_text())["document"]
    assert (document["id"], document["published"], document["publisher"]) == ("7", "2021-04-03", "P")
    assert tollbook("run", tmp_path / "project", table, "--mapping", saved).exit_code == 0
    assert "7" in tollbook("export", tmp_path / "project", "documents-jsonl").output


@pytest.mark.parametrize("name", ["gone.csv", "a.txt"])
def test_what_is_no_table_is_said(tollbook, tmp_path, name: str):
    """A file that is not there or is no table is one sentence."""
    (tmp_path / "a.txt").write_text(TEXT)
    assert isinstance(tollbook("mapping", tmp_path / name).exception, TollbookError)
