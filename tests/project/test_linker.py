"""Figures are made anew in a process of its own: the same as in ours, and nothing is lost when it ends."""

import json
import shutil
import threading
import time
from pathlib import Path

import pytest
from tests.bench import generated

from tollbook import store
from tollbook.errors import TollbookError
from tollbook.project import Project, linking_process
from tollbook.project.linker import Linker, _environment
from tollbook.review.decisions import Decisions
from tollbook.review.roles import roles
from tollbook.review.viewer import Viewer
from tollbook.store import project_lock

EDITOR = Viewer("u-1", "mira", "p-1", "editor", roles()["editor"].permissions)


@pytest.fixture(scope="module")
def linked(tmp_path_factory):
    """The folder of a linked project of four invented incidents."""
    project = generated.build(tmp_path_factory.mktemp("linked") / "project", 4, linked=True)
    project.close()
    return project.path


@pytest.fixture
def project(linked, tmp_path):
    """A copy of it."""
    shutil.copytree(linked, tmp_path / "project")
    project = Project(tmp_path / "project")
    yield project
    project.close()


@pytest.fixture
def linker(project):
    """Its linker."""
    linker = Linker(project.path)
    yield linker
    linker.stop()


def reject_one(project: Project) -> str:
    """Reject the first claim of the first incident; the incident's id."""
    incident = next(project.incidents())
    Decisions(project.open()).reject(EDITOR, incident.claims[0], None, "It is told of another day.")
    return incident.id


def record(project: Project) -> tuple:
    """The incidents as they stand."""
    return tuple(project.incidents())


def test_it_makes_the_figures_that_are_made_here(linker, project, linked, tmp_path):
    """The same decision, worked in by the process and by ours, makes the same incidents; a second time changes none."""
    shutil.copytree(linked, tmp_path / "other")
    other = Project(tmp_path / "other")
    before = record(project)
    assert reject_one(project) == reject_one(other)
    assert (linker.relink(), other.relink()) == (True, True)
    assert before != record(project) == record(other)
    assert linker.relink() is False
    other.close()


def test_a_process_that_ends_in_the_middle_loses_nothing(linker, project):
    """What it was at is not in the record then, the decision is; the next process works it in."""
    linker.relink()
    reject_one(project)
    before, told = record(project), []
    with project.open().write():  # it has linked and waits to keep what it found
        thread = threading.Thread(target=lambda: told.append(failure(linker)))
        thread.start()
        time.sleep(1)
        linker._process.kill()
        thread.join()
    assert told == ["linker-failed"]
    assert record(project) == before
    assert sum(1 for _ in project.decisions()) == 1
    assert linker.relink() is True
    assert record(project) != before


def test_it_ends_with_who_started_it_also_in_the_middle(linker, project):
    """Without anyone who would wait for its answer it does not go on."""
    linker.relink()
    reject_one(project)
    process = linker._process
    with project.open().write():
        process.stdin.write(b"link\n")
        process.stdin.flush()
        time.sleep(0.5)
        assert process.poll() is None
        process.stdin.close()
        assert process.wait(5) == 0


def test_stopped_it_ends_at_once_and_starts_no_more(linker, project):
    """Whoever stops it does not wait until it has linked."""
    linker.relink()
    reject_one(project)
    with project.open().write():
        thread = threading.Thread(target=failure, args=(linker,))
        thread.start()
        time.sleep(0.5)
        began = time.monotonic()
        linker.stop()
        thread.join()
    assert time.monotonic() - began < 4
    assert linker._process.poll() is not None
    assert failure(linker) == "linker-failed"


def test_its_errors_are_those_of_linking_here(linker, project):
    """While a run holds the project it says so, and afterwards it links."""
    reject_one(project)
    with project_lock(project.path):
        assert failure(linker) == "project-in-use"
    assert linker.relink() is True


def test_a_fault_is_told_without_what_the_record_holds():
    """Its kind and place are told, its words, which may quote a report, are not."""

    class Broken:
        def relink(self):
            raise ValueError("Amal Haddad was killed")

    told = linking_process._linked(Broken())
    assert told["fault"].startswith("ValueError at project/test_linker.py:")
    assert "Amal" not in json.dumps(told)


def test_it_is_given_no_secrets_of_the_server(linker, project, monkeypatch):
    """Of the environment it has what its program and version follow from; the passphrase only of what is encrypted."""
    secrets = ("TOLLBOOK_OIDC_CLIENT_SECRET", "TOLLBOOK_WEB_SETUP_TOKEN", "TOLLBOOK_LLM_KEY", "TOLLBOOK_KEY")
    for name in (*secrets, "TOLLBOOK_EXTRACTOR"):
        monkeypatch.setenv(name, "a correct horse")
    assert not set(secrets) & _environment(project.path).keys()
    assert "TOLLBOOK_EXTRACTOR" in _environment(project.path)
    linker.relink()
    told = Path(f"/proc/{linker._process.pid}/environ")
    if told.exists():
        assert not [name for name in secrets if name in told.read_text()]
    (project.path / "encryption.json").write_text("{}")
    assert set(secrets) & _environment(project.path).keys() == {store.KEY_VARIABLE}


def failure(linker: Linker) -> str | None:
    """The error that linking ends with."""
    try:
        linker.relink()
    except TollbookError as error:
        return error.code
    return None
