"""The administrator's page of users."""

from typing import Annotated, Literal

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from tollbook.errors import TollbookError
from tollbook.review.roles import roles
from tollbook.web.auth import Signed, require
from tollbook.web.failing import STATUS
from tollbook.web.security import see_other
from tollbook.web.templating import render
from tollbook.web.workbench import Bench, Workbench

router = APIRouter()
Text = Annotated[str, Form(max_length=300)]
Change = Literal["role", "password", "disable", "enable", "drop_factor"]


@router.get("/users", dependencies=[require("manage_users")])
def users_page(request: Request, bench: Bench) -> Response:
    """All users with their roles."""
    return _page(request, bench)


@router.post("/users", dependencies=[require("manage_users")])
def add_user(
    request: Request, bench: Bench, viewer: Signed, name: Text, password: Text, role: Text, pseudonym: Text = ""
) -> Response:
    """Add a user."""
    try:
        bench.users.add(name, password, role, viewer.pseudonym, pseudonym)
    except TollbookError as error:
        return _page(request, bench, error)
    return see_other("/users")


@router.post("/users/{name}", dependencies=[require("manage_users")])
def change_user(
    request: Request, bench: Bench, viewer: Signed, name: str, change: Annotated[Change, Form()], value: Text = ""
) -> Response:
    """Change a user's role or password, disable or enable him, or drop a second factor that he lost."""
    users, by = bench.users, viewer.pseudonym
    try:
        match change:
            case "role":
                users.set_role(name, value, by)
            case "password":
                users.set_password(name, value, by)
            case "disable":
                users.disable(name, by)
            case "enable":
                users.enable(name, by)
            case "drop_factor":
                users.drop_second_factor(name, by)
    except TollbookError as error:
        return _page(request, bench, error)
    return see_other("/users")


def _page(request: Request, bench: Workbench, problem: TollbookError | None = None) -> Response:
    with bench.database.read() as connection:
        users = bench.users.all(connection)
    status = STATUS.get(problem.code, 400) if problem else 200
    return render(request, "account/users.html.jinja", status, users=users, roles=roles().values(), problem=problem)
