"""Who publishes and is cited, and how far each is believed."""

import json

import pytest
from tests.project.factory import STAGES, in_this_process, killed, row, write_rows

from tollbook.assessment.grading import grade_policy
from tollbook.decisions import credibility_by
from tollbook.errors import TollbookError
from tollbook.pipeline import link_all
from tollbook.pipeline import read as read_document
from tollbook.project import Project, Stages
from tollbook.project.believing import figure_of, set_credibility
from tollbook.project.job import Outcome
from tollbook.project.relinking import relink
from tollbook.rules.actors import actors
from tollbook.rules.loader import load_yaml
from tollbook.rules.sources import agencies, is_known_source, outlets, source_id

STORY = (
    "Seven people were killed in Arda on Monday when a shell hit a bakery, the mayor said. Rescuers searched "
    "the rubble until the evening, and the hospital ran out of blood. The river commission called "
    "for an inquiry. Two of the bakers had fled from the north in spring, and a third had opened the shop that morning."
)


def read(job):
    """Really read, in this process."""
    outcome = STAGES.read(job)
    return Outcome(read_document(outcome.reading.document), outcome.notes)


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project that does not exist yet, read without worker processes."""
    monkeypatch.setattr("tollbook.project.run.map_ordered", in_this_process)
    monkeypatch.setenv("TOLLBOOK_USER", "desk-3")
    return Project(tmp_path / "project")


def by_id(project, **how):
    """The project's sources by id."""
    return {source.id: source for source in project.sources(**how)}


def test_publishers_and_agencies_are_listed_with_whom_they_carry(project, tmp_path):
    """Counts are of documents; a reprint is seen by credit and by text."""
    rows = [
        row("a", STORY, publisher="Reuters", published="2026-03-10", language="en"),
        row("b", STORY + " More later.", publisher="The Arda Herald", published="2026-03-11", language="en"),
        row(
            "c",
            killed(3, "Belen"),
            publisher="The Arda Herald",
            agencies=["AFP"],
            published="2026-03-12",
            language="fr",
        ),
    ]
    project.run([write_rows(tmp_path / "in.jsonl", rows)], stages=STAGES)
    found = by_id(project)
    assert set(found) == {"reuters", "the-arda-herald", "afp"}
    herald = found["the-arda-herald"]
    assert (herald.name, herald.type, herald.published, herald.languages) == (
        "The Arda Herald",
        "media",
        2,
        ("en", "fr"),
    )
    assert [(r.source, r.documents) for r in herald.reprinted] == [("afp", 1), ("reuters", 1)]
    assert (found["afp"].credited, found["afp"].type, found["afp"].country) == (1, "wire_agency", "FR")
    assert found["reuters"].credibility == found["reuters"].default == 0.9


def test_all_known_sources_are_listed_on_demand(project, tmp_path):
    """Outlets, agencies and organisations of the rules, with what they usually carry."""
    project.run([write_rows(tmp_path / "in.jsonl", [row("a", STORY)])], stages=STAGES)
    found = by_id(project, everything=True)
    assert len(found) >= len(outlets()) + len(agencies())
    assert found["france24"].usually_reprints == ("afp",)
    assert found["france24"].published == 0


def test_a_person_is_no_source_of_the_list():
    """Names of people who are cited stay out of it; organisations and outlets are known by any of their names."""
    assert not is_known_source("Ahmad Karim")
    assert all(not is_known_source(name) for a in actors() if a.person for name in (a.name,))
    assert source_id("Agence France-Presse") == source_id("AFP") == "afp"
    assert source_id("The Arda Herald") == "the-arda-herald"


def test_a_credibility_is_a_decision_with_who_when_and_why(project, tmp_path):
    """It stands in the chain with what was before, is shown with the source, and can be set back."""
    project.run([write_rows(tmp_path / "in.jsonl", [row("a", STORY, publisher="Reuters")])], stages=STAGES)
    set_credibility(project, "Reuters", "low", "a test")
    set_credibility(project, "reuters", "0.5", "another")
    first, second = project.decisions()
    assert (first.action, first.about.source, first.before, first.after) == ("credibility", "reuters", "null", "0.1")
    assert (first.by, first.reason, first.at[:2]) == ("desk-3", "a test", "20")
    assert (second.before, second.after) == ("0.1", "0.5")
    source = by_id(project)["reuters"]
    assert (source.credibility, source.default, source.set_by, source.reason) == (0.5, 0.9, "desk-3", "another")
    set_credibility(project, "Reuters", "default", "set back")
    assert by_id(project)["reuters"].credibility == 0.9
    assert credibility_by(project.decisions()) == {}
    assert project.verify().faults == ()


def test_an_unknown_source_or_level_is_refused(project, tmp_path):
    """Nothing is written for a name that nobody knows or a figure that is none."""
    project.run([write_rows(tmp_path / "in.jsonl", [row("a", STORY)])], stages=STAGES)
    with pytest.raises(TollbookError, match="knows no source The Unheard Post"):
        set_credibility(project, "The Unheard Post", "low", "a test")
    for level in ("lowish", "1.5", "-0.1", "nan", ""):
        with pytest.raises(TollbookError, match="no credibility"):
            set_credibility(project, "Reuters", level, "a test")
    assert list(project.decisions()) == []


def test_no_default_is_below_the_least_that_counts():
    """Only what a user sets can make a source corroborate nothing; the words high to none are figures in order."""
    least = grade_policy("default")["least_credibility"]
    defaults = [o.credibility for o in (*outlets(), *agencies())]
    defaults += [a.credibility for a in actors() if a.credibility is not None]
    defaults += [float(row["credibility"]) for row in load_yaml("sources.yaml") if "credibility" in row]
    assert min(defaults) >= least
    levels = [figure_of(level) for level in ("high", "medium", "low", "none")]
    assert levels == sorted(levels, reverse=True)
    assert levels[1] >= least > levels[2]


def test_a_changed_credibility_changes_the_next_grade_and_the_range(project, tmp_path):
    """Two origins make a fair grade; with one of them set low it is weak, says so, and its figure counts no more."""
    told = (
        "Russian air strikes on a market in Idlib killed {} civilians on Monday, 2 March 2026. The jets struck at noon."
    )
    rows = [
        row("a", told.format("eleven"), publisher="Reuters", published="2026-03-03"),
        row("b", told.format("fifteen"), publisher="DW", published="2026-03-03", title="Market in Idlib hit"),
    ]
    stages = Stages(read, link_all, relink)
    project.run([write_rows(tmp_path / "in.jsonl", rows)], stages=stages)
    (incident,) = project.incidents()
    assert (incident.grade, incident.killed.low, incident.killed.high) == ("fair", 11, 15)
    set_credibility(project, "DW", "low", "a test")
    assert project.run([], stages=stages).changed
    (incident,) = project.incidents()
    assert (incident.grade, incident.killed.low, incident.killed.high) == ("weak", 11, 11)
    assert "not counted: DW, whose credibility is set too low" in incident.grade_reasons
    assert len(incident.documents) == 2
    set_credibility(project, "DW", "default", "set back")
    project.run([], stages=stages)
    (incident,) = project.incidents()
    assert (incident.grade, incident.killed.high) == ("fair", 15)


def test_records_of_sources_are_plain_json(project, tmp_path):
    """A source reads back from its JSON."""
    project.run([write_rows(tmp_path / "in.jsonl", [row("a", STORY, publisher="Reuters")])], stages=STAGES)
    (source,) = project.sources()
    assert type(source).model_validate(json.loads(source.model_dump_json())) == source
