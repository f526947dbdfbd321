"""Forms that only our own pages can send: a token of the session, or of a cookie before there is one."""

import secrets
from hmac import compare_digest

from fastapi import Request

from tollbook.review.viewer import Viewer
from tollbook.web.errors import NotAllowed

FIELD = "csrf"
HEADER = "x-csrf-token"
COOKIE = "tollbook-form"
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


async def check_session(request: Request, viewer: Viewer) -> None:
    """The request carries the session's token. A program's bearer token is sent by no browser of its own accord.

    Raises NotAllowed.
    """
    if viewer.csrf and not compare_digest((await _carried(request)).encode(), viewer.csrf.encode()):
        raise NotAllowed("this form is not from the page you have open; load the page again")


async def check_form(request: Request) -> None:
    """Before there is a session, the form repeats a cookie that no other site can read. Raises NotAllowed."""
    cookie = request.cookies.get(COOKIE, "")
    if not cookie or not compare_digest((await _carried(request)).encode(), cookie.encode()):
        raise NotAllowed("this form is not from the page you have open; load the page again")


def token_for(request: Request, viewer: Viewer | None) -> tuple[str, bool]:
    """What forms of a page must carry, and whether a cookie with it is to be set."""
    if viewer is not None:
        return viewer.csrf, False
    cookie = request.cookies.get(COOKIE)
    return (cookie, False) if cookie else (secrets.token_urlsafe(24), True)


async def _carried(request: Request) -> str:
    header = request.headers.get(HEADER)
    if header is not None:
        return header
    if request.headers.get("content-type", "").partition(";")[0].strip() not in _FORMS:
        return ""
    said = (await request.form()).get(FIELD)
    return said if isinstance(said, str) else ""
