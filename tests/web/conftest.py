"""A workbench over a small invented project, and people who sign in to it."""

import re

import argon2
import pytest
from starlette.testclient import TestClient
from tests.project.factory import STAGES, in_this_process, killed, row, write_rows

from tollbook.project import Project
from tollbook.web.app import create_app
from tollbook.web.settings import Settings

PASSWORD = "correct horse battery"
ROLES = ("reader", "coder", "editor", "admin")
TEXT = killed(3, "Arda") + " Among the dead was Tarin Velkov. Velkov's shop stood nearby."


def csrf_of(page: str) -> str:
    """What the forms of a page carry."""
    return re.search(r'name="csrf-token" content="([^"]+)"', page)[1]


class Person:
    """Someone with a browser."""

    def __init__(self, app, name: str | None = None) -> None:
        self.client = TestClient(
            app, base_url="http://localhost", follow_redirects=False, raise_server_exceptions=False
        )
        if name is not None:
            self.login(name)

    def login(self, name: str, password: str = PASSWORD):
        """Sign in by the form."""
        token = csrf_of(self.client.get("/login").text)
        return self.client.post("/login", data={"name": name, "password": password, "csrf": token})

    def csrf(self) -> str:
        """The session's token."""
        return csrf_of(self.client.get("/account").text)

    def get(self, path: str, **more):
        """Open a page."""
        return self.client.get(path, **more)

    def post(self, path: str, data=None, **more):
        """Send a form of ours."""
        return self.client.post(path, data={"csrf": self.csrf()} | (data or {}), **more)


@pytest.fixture(autouse=True)
def fast_passwords(monkeypatch):
    """Passwords hashed with less work: what is tested is not argon2."""
    quick = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr("tollbook.review.secret._hasher", quick)
    monkeypatch.setattr("tollbook.review.secret._nobody", quick.hash("nobody's password"))


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project of three invented reports."""
    monkeypatch.setattr("tollbook.project.run.map_ordered", in_this_process)
    project = Project(tmp_path / "project")
    rows = [row("n1", TEXT), row("n2", killed(4, "Arda")), row("n3", killed(12, "Belm"))]
    project.run([write_rows(tmp_path / "in.jsonl", rows)], stages=STAGES)
    yield project
    project.close()


@pytest.fixture
def app(project):
    """The workbench with one user a role, named as the role."""
    app = create_app(project, Settings(setup_token="a set-up token", background=False))
    users = app.state.workbench.users
    users.set_up("admin", PASSWORD, "anna")
    for role in ROLES[:-1]:
        users.add(role, PASSWORD, role, "anna", f"p-{role}")
    return app


@pytest.fixture
def person(app):
    """Makes someone with a browser, signed in under a name, or not."""
    return lambda name=None: Person(app, name)
