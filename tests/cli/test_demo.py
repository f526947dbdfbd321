"""The sample project shows what a casualty record must show."""

import json
from importlib.resources import files

import pytest
from typer.testing import CliRunner

from tollbook.cli.app import app
from tollbook.cli.demonstrating import build_demo
from tollbook.errors import TollbookError
from tollbook.incidents import first_reports, origin_of, report_of
from tollbook.project import Project


@pytest.fixture(scope="module")
def project(demo_folder):
    """The demo's project."""
    return Project(demo_folder)


@pytest.fixture(scope="module")
def kunduz(project):
    """The case of the strike on the hospital."""
    return project.case(next(i.id for i in project.incidents() if i.time.start == "2015-10-03"))


@pytest.fixture(scope="module")
def alloush(project):
    """The case of the commander's killing."""
    return project.case(next(i.id for i in project.incidents() if i.time.start == "2015-12-25"))


def figures(case, origin, harm="killed"):
    """An origin's figures in order of report, repeats left out: (low, best), and whether superseded."""
    told = [t for t in case.record.tolls_seen if t.origin == origin and t.harm == harm and not t.group]
    return list(dict.fromkeys((t.low, t.best, t.superseded_by is not None) for t in told))


def test_every_report_says_that_it_is_a_summary_of_ours():
    """No text is passed off as an outlet's, and no real outlet is named as publisher."""
    rows = [
        json.loads(line) for line in files("tollbook.demo").joinpath("reports.jsonl").read_text("utf-8").splitlines()
    ]
    assert all("summary of public reporting, written for the Tollbook demonstration" in row["text"] for row in rows)
    assert all(row["publisher"].startswith("Sample Outlet") for row in rows)


def test_fourteen_reports_make_two_incidents(project, kunduz, alloush):
    """Twelve reports tell of one strike, two of one killing, and the campaign's figures are tolls apart."""
    assert {i.id for i in project.incidents()} == {kunduz.record.id, alloush.record.id}
    assert (len(kunduz.record.documents), len(alloush.record.documents)) == (12, 2)
    assert {t.killed.low for t in project.tolls() if t.killed} == {200}
    assert any(t.displaced and t.displaced.low == 130000 for t in project.tolls())


def test_the_hospital_incident_has_its_place_day_method_and_object(kunduz):
    """Kunduz in Afghanistan, 3 October 2015 local time, an air strike, a health facility."""
    record = kunduz.record
    assert (record.place.country, record.time.start, record.time.end) == ("AF", "2015-10-03", "2015-10-03")
    assert record.methods[0] == "air_strike"
    assert "health_facility" in {o.code for o in record.objects}


def test_the_toll_rises_and_superseded_figures_are_kept(kunduz):
    """MSF's figures supersede one another, 3, 9, 19, 22, 30, 42, and only the last stands."""
    told = figures(kunduz, "msf")
    assert [best for _, best, gone in told if gone] == [3, 9, 19, 22, 30]
    assert {best for _, best, gone in told if not gone} == {42}
    assert figures(kunduz, "msf", "injured") == [(37, 37, False)]


def test_figures_of_two_origins_stand_side_by_side(kunduz):
    """The Afghan ministry's 10 to 15 fighters are not superseded by MSF's figures, nor added to them."""
    other = [t for t in kunduz.record.tolls_seen if (t.low, t.high) == (10, 15)]
    assert other
    assert {t.origin for t in other} != {"msf"}
    assert all(t.superseded_by is None for t in other)
    assert kunduz.record.killed.best == 42
    assert (kunduz.record.combatants_killed.low, kunduz.record.combatants_killed.high) == (10, 15)


def test_staff_patients_and_children_are_parts_of_their_whole(kunduz):
    """Each part names its whole, is of scope subset, and never exceeds it."""
    claims = {claim.id: claim for claim in kunduz.all_claims}
    parts = [claim for claim in claims.values() if claim.part_of]
    wholes = {(claim.count.best, claims[claim.part_of].count.best) for claim in parts}
    assert {(12, 19), (7, 19), (3, 19), (12, 22), (10, 22), (13, 30), (10, 30), (14, 42), (24, 42), (4, 42)} <= wholes
    assert all(claim.scope == "subset" for claim in parts)
    assert all(part <= whole for part, whole in wholes)
    children = next(row for row in kunduz.record.casualties if row.group == "children")
    assert (children.low, children.best) == (3, 3)


def test_the_accused_moves_from_dispute_to_admission(kunduz):
    """The United States first concedes a possibility, then disputes, then admits; the Taliban and MSF deny."""
    answers = [(p.date, p.stance) for p in kunduz.record.positions if p.actor == "United States"]
    first = {stance: min(date for date, s in answers if s == stance) for stance in ("partially_admit", "dispute")}
    harm = [p.date for p in kunduz.record.positions if (p.stance, p.about) == ("admit", "civilian_harm")]
    assert first["partially_admit"] < first["dispute"] < min(harm)
    assert max(date for date, _ in answers) == "2016-04-29"
    assert {p.actor for p in kunduz.record.positions if p.stance == "deny"} == {"Taliban", "MSF"}


def test_one_origin_stands_behind_several_outlets(project, kunduz):
    """AFP's own words are one origin in two outlets, MSF one in five; origins are fewer than documents."""
    first = first_reports([report_of(d) for d in project.documents()])
    carriers = {}
    for document in kunduz.documents:
        for claim in kunduz.claims.get(document.id, ()):
            origin = origin_of(claim, report_of(document), first).id
            carriers.setdefault(origin, set()).add(document.publisher)
    assert carriers["afp"] == {"Sample Outlet A", "Sample Outlet B"}
    assert len(carriers["msf"]) == 5
    assert kunduz.record.origins < len(kunduz.record.documents)


def test_the_hospital_strike_is_confirmed_with_its_reason(kunduz):
    """A party accepted the harm to civilians; the reason cites who, when and in what words."""
    assert kunduz.record.grade == "confirmed"
    reason = kunduz.record.grade_reasons[0]
    assert reason.startswith("United States accepted the harm to civilians on 2015-10-06")
    assert "mistakenly struck" in reason
    assert kunduz.record.responsibility.status == "single"


def test_the_killing_of_a_combatant_is_contested_and_not_graded(alloush):
    """Russia is blamed by the United States, the Syrian government claims it; no grade, with the reason."""
    record = alloush.record
    assert record.grade is None
    assert "combatant" in record.grade_reasons[0]
    assert record.responsibility.status == "contested"
    assert {s.actors for s in record.responsibility.sets} == {("Russia",), ("Syrian government",)}
    basis = {a.name: a.responsibility for a in record.actors}
    assert basis == {"Russia": "alleged", "Syrian government": "claimed"}
    assert (record.killed.low, record.killed.high, record.combatants_killed.best) == (1, 1, 1)


def test_the_demo_prints_its_record_and_the_ways_on(demo_folder, project):
    """A second call reads nothing anew, prints the record and names the report that it wrote."""
    result = CliRunner().invoke(app, ["demo", str(demo_folder)])
    assert result.exit_code == 0
    for words in ("confirmed: ", "superseded", "contested: ", "never added to incidents",
                  f"tollbook show {demo_folder}", f"tollbook explain {demo_folder}"):  # fmt: skip
        assert words in result.stdout
    assert str(demo_folder / "report.html") in result.stdout.replace("\n", "")
    assert project.verify().faults == ()


def test_a_folder_with_other_files_is_left_alone(tmp_path):
    """The demo goes into a new or empty folder only."""
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(TollbookError, match="holds other files"):
        build_demo(str(tmp_path))
    assert [p.name for p in tmp_path.iterdir()] == ["notes.txt"]


def test_serve_opens_the_workbench_on_this_machine_alone(demo_folder, monkeypatch):
    """`--serve` serves the sample project at the loopback address, to visitors who may read."""
    served = []
    monkeypatch.setattr("tollbook.cli.serving.serve_project", lambda *given, **how: served.append((given, how)))
    assert CliRunner().invoke(app, ["demo", str(demo_folder), "--serve", "--port", "0"]).exit_code == 0
    (((folder, host, port, _), how),) = served
    assert (folder, host, port, how["visitors"]) == (str(demo_folder), "127.0.0.1", 0, True)
