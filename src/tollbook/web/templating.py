"""Pages from templates. Every value is escaped; what a document says is data and nothing else."""

import hashlib
from functools import cache, partial
from importlib.resources import files
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from tollbook.telling.finalized import finalized
from tollbook.texts import install
from tollbook.web.csrf import COOKIE, FIELD, token_for


@cache
def environment() -> Environment:
    """The templates of `templates/`, which may hold no script and no style of their own."""
    made = Environment(
        loader=PackageLoader("tollbook.web", "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True,
        undefined=StrictUndefined, finalize=finalized, auto_reload=False,
    )  # fmt: skip
    install(made)
    made.globals["static"] = static
    return made


def render(request: Request, template: str, status: int = 200, **context: Any) -> HTMLResponse:
    """A page. Beside `context`, templates know `viewer`, `csrf`, `csrf_field()`, `path` and `project_name`."""
    viewer = getattr(request.state, "viewer", None)
    token, fresh = token_for(request, viewer)
    bench = request.app.state.workbench
    shared = {
        "viewer": viewer, "csrf": token, "csrf_field": partial(_csrf_field, token), "path": request.url.path,
        "project_name": bench.project.path.resolve().name,
    }  # fmt: skip
    page = environment().get_template(template).render(shared | context)
    response = HTMLResponse(page.encode("utf-8", errors="replace"), status)
    if fresh:
        response.set_cookie(COOKIE, token, httponly=True, samesite="strict", secure=bench.settings.https)
    return response


@cache
def static(path: str) -> str:
    """The address of a static file, which changes with its content."""
    data = files("tollbook.web").joinpath("static", path).read_bytes()
    return f"/static/{path}?{hashlib.sha256(data).hexdigest()[:10]}"


def _csrf_field(token: str) -> Markup:
    return Markup('<input type="hidden" name="{}" value="{}">').format(FIELD, token)
