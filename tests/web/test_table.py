"""Who may do what: every route of the workbench, for every role."""

import re

import pytest
from fastapi.routing import APIRoute
from tests.web.conftest import ROLES

from tollbook.review.roles import permissions, roles
from tollbook.web.app import create_app
from tollbook.web.auth import ANYONE, Guard, check_routes, permission_of
from tollbook.web.errors import UnguardedRoute
from tollbook.web.settings import Settings

OPEN = {
    "GET /setup", "POST /setup", "GET /login", "POST /login", "GET /login/code", "POST /login/code", "POST /logout",
    "GET /login/oidc", "GET /login/oidc/back",
}  # fmt: skip
"""What anyone may ask for; what comes to it says so here as well."""
ADMINS_ONLY = {"GET /users", "POST /users", "POST /users/{name}"}
EDITORS = {
    "PUT /api/v1/queue/{item}/assigned",
    "POST /api/v1/queue/{item}/adjudication",
    "POST /api/v1/visibility/{name}",
}


def routes(app):
    """Method and path of every route with its permission."""
    return {f"{m} {r.path}": permission_of(r) for r in app.routes if isinstance(r, APIRoute) for m in r.methods or ()}


def filled(path: str) -> str:
    """A path with something in place of each parameter."""
    return re.sub(r"\{[^}]+\}", "x", path)


def test_every_route_declares_a_permission_that_there_is(app):
    """None is open but those listed here; the workbench does not start otherwise."""
    table = routes(app)
    assert {route for route, permission in table.items() if permission == ANYONE} == OPEN
    assert set(table.values()) - {ANYONE} <= permissions()
    assert {route for route, permission in table.items() if permission == "manage_users"} >= ADMINS_ONLY


def test_a_route_without_a_permission_keeps_the_workbench_from_starting(app):
    """Deny by default: a route that nobody thought about is found at the start."""
    app.add_api_route("/forgotten", lambda: "all of it")
    with pytest.raises(UnguardedRoute, match="/forgotten"):
        check_routes(app.routes)
    with pytest.raises(UnguardedRoute, match="no permission fly"):
        Guard("fly")


def test_each_role_has_what_the_lower_ones_have(app):
    """reader < coder < editor < admin, each with more; a reader decides nothing."""
    held = [roles()[name].permissions for name in ROLES]
    assert all(low < high for low, high in zip(held, held[1:], strict=False))
    assert not held[0] & {"decide", "review", "see_team", "see_archive", "grade", "manage_users"}
    assert not held[1] & {"grade", "sign_off", "set_visibility", "see_withheld", "adjudicate", "erase"}


def ask(who, route: str):
    """Send a request to a route, with a form of ours where it changes something."""
    method, path = route.split(" ")
    headers = {} if method == "GET" else {"x-csrf-token": who.csrf()}
    return who.client.request(method, filled(path), headers=headers)


@pytest.mark.parametrize("role", ROLES)
def test_a_role_is_let_through_where_it_may_and_nowhere_else(app, person, role):
    """403 exactly where the permission is missing: role by endpoint, every route."""
    who, held = person(role), roles()[role].permissions
    for route, permission in routes(app).items():
        if route in ("POST /logout",) or permission == ANYONE:
            continue
        status = ask(who, route).status_code
        assert (status == 403) == (permission not in held), f"{role}: {route} is {status}"


def test_who_is_not_signed_in_is_let_through_nowhere(app, person):
    """Pages lead to the sign-in, the API answers 401; nothing else is told, not even what exists."""
    for route, permission in routes(app).items():
        if permission == ANYONE:
            continue
        method, path = route.split(" ")
        answer = person().client.request(method, filled(path))
        if path.startswith("/api/"):
            assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer"), route
        else:
            assert answer.status_code == 303, route
            assert answer.headers["location"].startswith("/login"), route


def test_a_form_without_the_sessions_token_changes_nothing(app, person):
    """Every route that changes something refuses a form that another site could have sent."""
    who = person("admin")
    for route, permission in routes(app).items():
        method, path = route.split(" ")
        if method == "GET" or permission == ANYONE:
            continue
        for data, headers in (({}, {}), ({"csrf": "guess"}, {}), ({}, {"x-csrf-token": "guess"})):
            assert who.client.request(method, filled(path), data=data, headers=headers).status_code == 403, route
    assert who.get("/account").status_code == 200


def test_a_workbench_starts_without_a_set_up_token_and_offers_no_set_up(project, person):
    """Nobody becomes administrator of a workbench whose server printed no token."""
    app = create_app(project, Settings(background=False))
    who = type(person())(app)
    assert who.get("/setup").status_code == 404
