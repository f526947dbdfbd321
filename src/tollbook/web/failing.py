"""What a failed request answers: a page in the workbench, a problem document (RFC 9457) in the API."""

import logging
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.responses import Response

from tollbook.errors import TollbookError
from tollbook.web.errors import NotAllowed, NotFound, NotSignedIn, PreconditionNeeded
from tollbook.web.security import HEADERS, see_other
from tollbook.web.templating import render

API = "/api/"
STATUS = {
    "sign-in-failed": 401, "sign-in-wait": 429, "project-in-use": 503, "disk-full": 507, "not-writable": 500,
    "project-damaged": 500, "archive-fault": 500, "set-up-done": 404, "no-incident": 404, "no-user": 404,
    "no-token": 404, "decision-stale": 409, "decision-unknown-claim": 404, "no-such-document": 404, "no-item": 404,
    "no-decision": 404, "no-such-incident": 404, "decision-not-allowed": 403, "name-taken": 409, "last-admin": 409,
    "oidc-refused": 401, "oidc-provider": 502,
}  # fmt: skip
"""HTTP status by error code; 400 for the rest, which are faults of the request."""
_LOG = logging.getLogger("tollbook.web")


def add_handlers(app: FastAPI) -> None:
    """Let the application answer every failure in one form."""
    app.add_exception_handler(NotSignedIn, _not_signed_in)
    app.add_exception_handler(NotAllowed, lambda r, e: answer(r, 403, "not-allowed", f"Not allowed: {e.args[0]}."))
    app.add_exception_handler(NotFound, _not_found)
    app.add_exception_handler(PreconditionNeeded, _which_state)
    app.add_exception_handler(TollbookError, _told)
    app.add_exception_handler(RequestValidationError, _malformed)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unforeseen)


def answer(
    request: Request, status: int, code: str, message: str, remedy: str = "", headers: dict[str, str] | None = None
) -> Response:
    """The answer to a failed request."""
    if request.url.path.startswith(API):
        body = {"type": f"urn:tollbook:{code}", "title": message, "status": status, "detail": remedy}
        return JSONResponse(body, status, headers, media_type="application/problem+json")
    page = render(request, "error.html.jinja", status, code=code, message=message, remedy=remedy)
    page.headers.update(headers or {})
    return page


def _not_signed_in(request: Request, _error: Exception) -> Response:
    if request.url.path.startswith(API):
        message, remedy = "Not signed in.", "Send a token: Authorization: Bearer tb_…"
        return answer(request, 401, "not-signed-in", message, remedy, {"www-authenticate": "Bearer"})
    if request.app.state.workbench.users.is_empty():
        return see_other("/setup")
    wanted = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return see_other("/login" if request.method != "GET" else f"/login?next={quote(wanted, safe='')}")


def _not_found(request: Request, _error: Exception) -> Response:
    return answer(request, 404, "not-found", "There is no such page or record, or it is not open to you.")


def _which_state(request: Request, _error: Exception) -> Response:
    remedy = "Send its ETag as If-Match, so that no decision is made about what nobody saw."
    return answer(request, 428, "precondition-needed", "The state of the record is not named.", remedy)


def _told(request: Request, error: Exception) -> Response:
    if not isinstance(error, TollbookError):
        raise error
    status = STATUS.get(error.code, 400)
    if error.code == "decision-stale" and request.headers.get("if-match"):
        status = 412
    headers = {"retry-after": str(error.details["seconds"])} if error.code == "sign-in-wait" else None
    return answer(request, status, error.code, str(error), error.remedy, headers)


def _malformed(request: Request, error: Exception) -> Response:
    wrong = error.errors() if isinstance(error, RequestValidationError) else []
    fields = ", ".join(sorted({".".join(map(str, e["loc"][1:])) or str(e["loc"][0]) for e in wrong}))
    return answer(request, 422, "malformed", f"The request cannot be read: {fields or 'its body'}.")


def _http(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    if status == 404:
        return _not_found(request, error)
    headers = dict(error.headers or {}) if isinstance(error, HTTPException) else None
    return answer(request, status, f"http-{status}", "The request cannot be answered.", headers=headers)


def _unforeseen(request: Request, error: Exception) -> Response:
    """A fault of ours: where it happened is logged, what the request held is not."""
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f"{place.tb_frame.f_code.co_filename}:{place.tb_lineno}" if place else "?"
    _LOG.error("%s %s: %s at %s", request.method, request.url.path, type(error).__name__, where)
    response = answer(request, 500, "fault", "Something failed inside Tollbook.", "The server's log says where.")
    response.headers.update(HEADERS)  # this answer is made outside the middleware
    return response
