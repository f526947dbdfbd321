"""Small invented projects, published at once."""

import json
from pathlib import Path

from tests.project.factory import STAGES, in_this_process, row, write_rows

from tollbook.export.site import Code, Publication, Tally, publish_site
from tollbook.model import Anchor, Decision
from tollbook.project import Project, Stages


def project_of(tmp_path, monkeypatch, rows, change=lambda incident: incident, read=STAGES.read) -> Project:
    """A project of these reports; `change` makes each incident what the test needs."""
    monkeypatch.setattr("tollbook.project.run.map_ordered", in_this_process)
    project = Project(tmp_path / "project")
    run(project, tmp_path, rows, change, read)
    return project


def run(project, tmp_path, rows, change=lambda incident: incident, read=STAGES.read) -> None:
    """Take reports in and link all anew."""

    def link(readings, decisions):
        incidents, tolls = STAGES.link(readings, decisions)
        tolls = tuple(t.model_copy(update={"title": "Toll of all"}) for t in tolls)
        return tuple(changed for i in incidents if (changed := change(i)) is not None), tolls

    project.run([write_rows(tmp_path / "in.jsonl", rows)], stages=Stages(read, link))


def sign(project, incident: str, *people: str, grade: str | None = None, name: str = "s") -> None:
    """Each of these people signs the incident off with the grade it has."""
    for person in people:
        decide(project, f"{name}-{incident}-{person}", incident, "sign_off", person, json.dumps(grade))


def decide(project, name: str, incident: str, action: str, by: str, after: str | None = None) -> None:
    """Append a decision about an incident."""
    project.decide(
        Decision(id=name, about=Anchor(incident=incident), action=action, after=after, reason="test", by=by,
                 at="2026-01-01T00:00:00Z")
    )  # fmt: skip


def publish(project, folder: Path, today: str = "2026-01-01", **options) -> Tally:
    """Publish the project into the folder."""
    given = {"title": "Sample", "version": "0", "origins": lambda case: {}, "countries": {"SY": "Syria"}}
    grades = (Code("fair", "Fair", "Two or more independent credible origins"),)
    return publish_site(project.open(), folder, Publication(today=today, grades=grades, **(given | options)))


def text_of(folder: Path) -> str:
    """Everything that stands in the folder, names of files included."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and "islands" not in path.parts)
    return "\n".join(f"{path.relative_to(folder)}\n{path.read_text(encoding='utf-8')}" for path in files)


def tree_of(folder: Path) -> dict[str, bytes]:
    """Every file with its bytes."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


__all__ = ["decide", "project_of", "publish", "row", "run", "sign", "text_of", "tree_of"]
