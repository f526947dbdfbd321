"""Reading without signing in, where the workbench is open to visitors."""

import pytest
from tests.web.conftest import Person, csrf_of

from tollbook.web.app import create_app
from tollbook.web.settings import Settings


@pytest.fixture
def visitor(project):
    """Someone who reaches a workbench that is open to visitors."""
    app = create_app(project, Settings(background=False, visitors=True))
    app.state.workbench.users.set_up("admin", "correct horse battery", "anna")
    return Person(app)


def test_a_visitor_reads_what_the_public_may_see(visitor):
    """He sees incidents without names, and where to sign in."""
    page = visitor.get("/documents/n1").text
    assert "Velkov" not in page
    assert "Sign in" in visitor.get("/").text
    assert visitor.get("/download/csv").status_code == 200


@pytest.mark.parametrize("path", ["/account", "/queue/new", "/users"])
def test_what_needs_a_person_asks_a_visitor_to_sign_in(visitor, path):
    """Own pages, the queue and people know no visitors."""
    answer = visitor.get(path)
    assert (answer.status_code, answer.headers["location"][:6]) == (303, "/login")


@pytest.mark.parametrize("path", ["/saved", "/decisions/accept", "/decisions/undo", "/presence/i-arda-2", "/logout"])
def test_a_visitor_decides_nothing(visitor, path):
    """No form is taken from someone who has not signed in, whatever it carries."""
    token = csrf_of(visitor.get("/login").text)
    answer = visitor.client.post(path, data={"csrf": token, "claim": "c", "state": "", "back": "/"})
    assert answer.status_code in (303, 401, 403)
    assert answer.headers.get("location", "/login").startswith("/login")


def test_a_visitor_may_sign_in(visitor):
    """The way to sign in stays open."""
    assert visitor.login("admin").headers["location"] == "/"
    assert "anna" in visitor.get("/account").text


def test_without_the_setting_nobody_reads_unknown(project):
    """By default everyone signs in."""
    app = create_app(project, Settings(background=False))
    app.state.workbench.users.set_up("admin", "correct horse battery", "anna")
    assert Person(app).get("/").status_code == 303
