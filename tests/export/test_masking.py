"""What leaves a project, and what is hidden of it."""

import io
import json
from datetime import date

import pytest
from tests.project.factory import STAGES, in_this_process, killed, row, write_rows

from tollbook.export import export_to, find_format
from tollbook.model import Person, PersonName, Visibility, is_personal
from tollbook.project import Project, Stages

_TEXT = killed(3, "Arda") + " Among the dead was Tarin Velkov. Velkov's shop stood nearby. Photo: Arda today."


def project_of(tmp_path, monkeypatch, stages=STAGES, **fields) -> Project:
    """A project of one invented report that names one of the dead."""
    monkeypatch.setattr("tollbook.project.run.map_ordered", in_this_process)
    project = Project(tmp_path / "project")
    url = "https://paper.test/tarin-velkov-killed"
    project.run([write_rows(tmp_path / "in.jsonl", [row("n1", _TEXT, url=url, **fields)])], stages=stages)
    return project


def exported(project, name, **options) -> list[dict]:
    """The lines of an export."""
    out = io.BytesIO()
    export_to(project.open(), find_format(name), out, **options)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def seen_as(visibility: Visibility, **more):
    """Stages whose incidents have this visibility."""

    def link(readings, decisions):
        incidents, tolls = STAGES.link(readings, decisions)
        return tuple(i.model_copy(update={"visibility": visibility} | more) for i in incidents), tolls

    return Stages(STAGES.read, link)


@pytest.fixture
def project(tmp_path, monkeypatch):
    """The project with default visibility."""
    return project_of(tmp_path, monkeypatch)


@pytest.mark.parametrize("name", ["incidents-jsonl", "tolls-jsonl", "claims-jsonl", "documents-jsonl"])
def test_a_victims_name_is_in_no_export_unless_asked_for(project, name):
    """Neither the name nor its parts leave, in fields, quotations, text or address."""
    masked = json.dumps(exported(project, name), ensure_ascii=False)
    assert "velkov" not in masked.lower()
    assert "Tarin" not in masked
    if name != "tolls-jsonl":
        assert "Velkov" in json.dumps(exported(project, name, with_names=True))


def test_offsets_fit_the_masked_text(project):
    """Every quotation equals the exported text at its offsets, hidden stretches included."""
    (document,) = exported(project, "documents-jsonl")
    (claim,) = exported(project, "claims-jsonl")
    assert document["masked"]
    assert claim["masked"]
    assert claim["document"] == document["id"]
    for evidence in claim["evidence"]:
        assert document["text"][evidence["start"] : evidence["end"]] == evidence["text"]


def test_what_hides_nothing_does_not_say_masked(tmp_path, monkeypatch):
    """Only a record in which something is hidden says so."""
    monkeypatch.setattr("tollbook.project.run.map_ordered", in_this_process)
    project = Project(tmp_path / "project")
    project.run([write_rows(tmp_path / "in.jsonl", [row("n1", killed(3, "Arda"))])], stages=STAGES)
    for name in ("incidents-jsonl", "claims-jsonl", "documents-jsonl"):
        assert all("masked" not in record for record in exported(project, name))


def test_a_place_with_a_victims_name_elsewhere_stands(project):
    """Words that only share letters with a name are left alone."""
    (document,) = exported(project, "documents-jsonl")
    assert document["text"].endswith("Photo: Arda today.")
    assert "shop stood nearby" in document["text"]


@pytest.mark.parametrize(
    ("visibility", "left"),
    [
        (Visibility(level="public"), True),
        (Visibility(level="team"), True),
        (Visibility(level="restricted"), True),
        (Visibility(level="withheld"), False),
        (Visibility(embargo_until="2030-01-01"), False),
        (Visibility(embargo_until="2020-01-01"), True),
    ],
)
def test_withheld_and_embargoed_records_stay(tmp_path, monkeypatch, visibility, left):
    """They do not leave even with names, and are counted; an embargo that has ended holds nothing back."""
    project = project_of(tmp_path, monkeypatch, seen_as(visibility))
    out = io.BytesIO()
    stayed = export_to(
        project.open(), find_format("incidents-jsonl"), out, with_names=True, today=date(2026, 1, 1)
    )  # fmt: skip
    assert (bool(out.getvalue()), stayed) == (left, 0 if left else 1)


def test_a_record_for_the_team_leaves_without_its_words(tmp_path, monkeypatch):
    """Its title is hidden, its figures stay."""
    project = project_of(tmp_path, monkeypatch, seen_as(Visibility(level="team")))
    (incident,) = exported(project, "incidents-jsonl")
    assert set(incident["title"]) == {"█"}
    assert incident["killed"] == {"low": 3, "best": None, "high": 3}
    assert exported(project, "incidents-jsonl", with_names=True)[0]["title"] == "Killing in Arda"


def test_a_public_figures_name_stands(tmp_path, monkeypatch):
    """A person marked as public is named everywhere."""
    person = Person(names=(PersonName(text="Tarin Velkov"),), visibility=Visibility())
    project = project_of(tmp_path, monkeypatch, seen_as(Visibility(), persons=(person,)))
    assert exported(project, "incidents-jsonl")[0]["persons"][0]["names"][0]["text"] == "Tarin Velkov"
    assert "Tarin Velkov" in exported(project, "documents-jsonl")[0]["text"]


def test_a_restricted_persons_details_are_hidden_too(tmp_path, monkeypatch):
    """Of a minor neither name nor exact age leaves."""
    person = Person(names=(PersonName(text="Tarin Velkov"),), age=9, age_group="child",
                    visibility=Visibility(level="restricted"))  # fmt: skip
    project = project_of(tmp_path, monkeypatch, seen_as(Visibility(), persons=(person,)))
    (shown,) = exported(project, "incidents-jsonl")[0]["persons"]
    assert (shown["names"][0]["text"], shown["age"], shown["age_group"]) == ("[name withheld]", None, "child")


@pytest.mark.parametrize(
    ("name", "personal"),
    [("Sami Haddad", True), ("residents", False), ("Residents", False), ("an eyewitness", False), ("Sami", True)],
)
def test_a_described_witness_is_no_name(name, personal):
    """Only what is written like a person's name is hidden."""
    assert is_personal(name) is personal
