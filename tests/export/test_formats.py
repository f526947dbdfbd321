"""The export formats."""

import csv
import io
import json
import os
from pathlib import Path

import pytest
from sqlalchemy import update
from tests.project.factory import STAGES, in_this_process, reports, row, write_rows

from tollbook.errors import TollbookError
from tollbook.export import FORMATS, export_to, find_format, open_output
from tollbook.model import Claim, Document, Incident, Toll, Visibility
from tollbook.project import Project, Stages
from tollbook.store.schema import documents


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project of seven reports of three towns."""
    monkeypatch.setattr("tollbook.project.run.map_ordered", in_this_process)
    project = Project(tmp_path / "project")
    project.run([write_rows(tmp_path / "in.jsonl", reports(7)[::-1])], stages=STAGES)
    return project


def exported(project, name) -> bytes:
    """The bytes of an export with names."""
    out = io.BytesIO()
    export_to(project.open(), find_format(name), out, with_names=True)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "record", "kept"),
    [("incidents-jsonl", Incident, "incidents"), ("tolls-jsonl", Toll, "tolls"),
     ("documents-jsonl", Document, "documents")],
)  # fmt: skip
def test_json_lines_are_the_records_sorted_by_id(project, name, record, kept):
    """Each line read back is the project's record, and ids ascend."""
    lines = [record.model_validate_json(line) for line in exported(project, name).splitlines()]
    assert lines == list(getattr(project, kept)())
    assert [r.id for r in lines] == sorted(r.id for r in lines)


def test_a_claim_says_which_document_its_offsets_belong_to(project):
    """Each line is the document's id and the claim."""
    lines = [json.loads(line) for line in exported(project, "claims-jsonl").splitlines()]
    assert [(line.pop("document"), Claim.model_validate(line)) for line in lines] == list(project.claims())


def test_the_table_has_one_row_an_incident(project):
    """Figures stand in columns of low, best and high."""
    rows = list(csv.DictReader(io.StringIO(exported(project, "csv").decode())))
    assert [(r["id"], r["killed_low"], r["killed_high"]) for r in rows] == [
        ("i-town0-3", "1", "3"), ("i-town1-3", "4", "6"), ("i-town2-1", "7", "7"),
    ]  # fmt: skip


def test_a_cell_is_never_a_formula(project, tmp_path):
    """A title that a spreadsheet would run is quoted."""

    def link(readings, decisions):
        return tuple(i.model_copy(update={"title": "=HYPERLINK(1)"}) for i in STAGES.link(readings, decisions)[0]), ()

    project.run([write_rows(tmp_path / "more.jsonl", [row("x", "3 people were killed in Arda.")])],
                stages=Stages(STAGES.read, link))  # fmt: skip
    titles = {r["title"] for r in csv.DictReader(io.StringIO(exported(project, "csv").decode()))}
    assert titles == {"'=HYPERLINK(1)"}


def test_an_unknown_format_names_those_there_are():
    """The error lists every format."""
    with pytest.raises(TollbookError) as error:
        find_format("xlsx")
    assert all(format.name in error.value.remedy for format in FORMATS)


def test_a_file_is_replaced_only_when_all_is_written(tmp_path):
    """An export that breaks off leaves the earlier file whole, and nothing beside it."""
    target = tmp_path / "out.jsonl"
    target.write_bytes(b"earlier\n")
    with pytest.raises(KeyError), open_output(str(target)) as out:
        out.write(b"half")
        raise KeyError
    assert [p.name for p in tmp_path.iterdir()] == ["out.jsonl"]
    assert target.read_bytes() == b"earlier\n"
    with open_output(str(target)) as out:
        out.write(b"later\n")
    assert target.read_bytes() == b"later\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_one_sentence():
    """The system's refusal names the file and a remedy."""
    with pytest.raises(TollbookError, match="The disk that holds /dev/full is full"), open_output("/dev/full") as out:
        out.write(b"x" * 100_000)


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path):
    """An output in a missing folder is said before anything is written."""
    with pytest.raises(TollbookError, match="cannot be written"), open_output(str(tmp_path / "no" / "out")):
        os.abort()


def test_relations_name_both_documents_and_their_overlap(project, tmp_path):
    """Bytes that came again and a text under another id are lines; what a withheld document repeats stays."""
    text = "3 people were killed in Arda when a shell hit a bakery. Rescuers searched the rubble until the evening."
    first, again = row("a", text), row("b", text + "\n")
    project.run([write_rows(tmp_path / "x.jsonl", [first, again])], stages=STAGES)
    project.run([write_rows(tmp_path / "y.jsonl", [first])], stages=STAGES)
    lines = [json.loads(line) for line in exported(project, "relations-jsonl").splitlines()]
    assert [(r["kind"], r["document"], r["other"], r["overlap"]) for r in lines] == [
        ("same_bytes", "a", "a", 1.0), ("same_text", "b", "a", 1.0)
    ]  # fmt: skip
    assert lines[0]["input"] == f"{tmp_path / 'y.jsonl'}, line 1"
    with project.open().write() as connection:
        record = next(d for d in project.documents() if d.id == "b")
        held = record.model_copy(update={"visibility": Visibility(level="withheld")}).model_dump_json()
        connection.execute(update(documents).where(documents.c.id == "b").values(record=held))
    lines = [json.loads(line) for line in exported(project, "relations-jsonl").splitlines()]
    assert [r["kind"] for r in lines] == ["same_bytes"]
