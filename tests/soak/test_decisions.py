"""Decisions of many at once, with the server killed in the middle: none is lost, none overwrites another unseen."""

import pytest
from tests.project.factory import STAGES, in_this_process, reports, write_rows
from tests.soak.deciding import decide_at_once

from tollbook.project import Project


def decided(tmp_path, monkeypatch, decisions: int, kills: int):
    """The project and what came of it, once so many decisions were kept."""
    monkeypatch.setattr("tollbook.project.run.map_ordered", in_this_process)
    project = Project(tmp_path / "project")
    project.run([write_rows(tmp_path / "in.jsonl", reports(12))], stages=STAGES)
    project.close()
    return Project(tmp_path / "project"), decide_at_once(tmp_path / "project", decisions, kills=kills)


def check(project, work) -> None:
    """Every decision that was answered stands in the chain, once; no two were made about the same state of a claim."""
    stands = [decision.id for decision in project.decisions()]
    assert len(stands) == len(set(stands))
    assert {name for _, _, name in work.kept} <= set(stands)
    assert len(stands) - len(work.kept) <= work.unanswered
    assert set(work.others) <= {412}
    states = [(claim, etag) for claim, etag, _ in work.kept]
    assert len(states) == len(set(states))
    assert project.verify().faults == ()


def test_decisions_survive_a_kill_of_the_server(tmp_path, monkeypatch):
    """Two hundred by eight coders on twelve claims; killed -9 in the middle and started again."""
    project, work = decided(tmp_path, monkeypatch, 200, kills=1)
    assert len(work.kept) >= 200
    check(project, work)


@pytest.mark.soak
def test_ten_thousand_decisions_at_once_lose_none(tmp_path, monkeypatch):
    """By eight coders on twelve claims, so that they meet all the time; killed -9 five times."""
    project, work = decided(tmp_path, monkeypatch, 10_000, kills=5)
    assert len(work.kept) >= 10_000
    assert work.others[412] > 0
    check(project, work)
