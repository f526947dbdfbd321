"""Answers of a search that are kept: nobody is given one made for another's eyes, or of an earlier state."""

import pytest
from tests.project.factory import STAGES, in_this_process, killed, row, write_rows

from tollbook import store
from tollbook.model import Visibility
from tollbook.project import Project
from tollbook.store import Filters, Search

TODAY = "2026-01-01"


@pytest.fixture
def project(tmp_path, monkeypatch):
    """Two incidents."""
    monkeypatch.setattr("tollbook.project.run.map_ordered", in_this_process)
    project = Project(tmp_path / "project")
    rows = [row("n1", killed(3, "Arda")), row("n2", killed(12, "Belm"))]
    project.run([write_rows(tmp_path / "in.jsonl", rows)], stages=STAGES)
    yield project
    project.close()


def found(search, connection, words: str = "", **eyes) -> list[str]:
    """The ids that fit."""
    answer = search.incidents(connection, Filters(words=words), today=TODAY, **eyes)
    return [name for name, _ in answer.page(1, 50)]


def test_an_answer_is_kept_for_the_same_eyes_alone(project):
    """A withheld incident that one may see is in nobody else's answer; nor what one is blind to in another's."""
    search = Search()
    with project.open().write() as connection:
        hidden = store.find_incident(connection, "i-belm-1")
        store.show_incident_as(connection, hidden.model_copy(update={"visibility": Visibility(level="withheld")}))
    with project.open().read() as connection:
        every = {"levels": ("public", "team", "restricted", "withheld"), "withheld": True}
        assert found(search, connection, **every) == ["i-arda-1", "i-belm-1"]
        assert found(search, connection) == ["i-arda-1"]
        assert found(search, connection, without=("i-arda-1",), **every) == ["i-belm-1"]
        assert found(search, connection, "Belm", **every) == ["i-belm-1"]
        assert found(search, connection, "Belm") == []
        assert found(search, connection, "Arda", hidden=frozenset({"arda"})) == []
        assert found(search, connection, "Arda") == ["i-arda-1"]
        assert found(search, connection, **every) == ["i-arda-1", "i-belm-1"]


def test_an_answer_ends_with_the_state_that_it_was_made_of(project):
    """Once an incident is withheld, the next answer is without it."""
    search = Search()
    with project.open().read() as connection:
        assert found(search, connection) == ["i-arda-1", "i-belm-1"]
    with project.open().write() as connection:
        shown = store.find_incident(connection, "i-belm-1")
        store.show_incident_as(connection, shown.model_copy(update={"visibility": Visibility(level="withheld")}))
    with project.open().read() as connection:
        assert found(search, connection) == ["i-arda-1"]
