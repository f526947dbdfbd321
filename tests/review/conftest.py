"""A project of invented reports, and people who decide about it."""

import pytest
from tests.project.factory import STAGES, in_this_process, killed, row, write_rows

from tollbook.project import Project
from tollbook.review.decisions import Decisions
from tollbook.review.roles import roles
from tollbook.review.viewer import Viewer

TEXT = killed(3, "Arda") + " Among the dead was Tarin Velkov. Velkov's shop stood nearby."


def viewer(role: str, name: str | None = None) -> Viewer:
    """Someone of a role."""
    name = name or role
    return Viewer(f"u-{name}", name, f"p-{name}", role, roles()[role].permissions)


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project of three invented reports, two of Arda and one of Belm."""
    monkeypatch.setattr("tollbook.project.run.map_ordered", in_this_process)
    project = Project(tmp_path / "project")
    rows = [row("n1", TEXT), row("n2", killed(4, "Arda")), row("n3", killed(12, "Belm"))]
    project.run([write_rows(tmp_path / "in.jsonl", rows)], stages=STAGES)
    yield project
    project.close()


@pytest.fixture
def decisions(project):
    """The decisions' service over it."""
    return Decisions(project.open())
