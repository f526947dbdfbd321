"""To the provider and back. Both addresses are not there where no provider is set."""

from typing import Annotated, cast

from fastapi import APIRouter, Query, Request
from starlette.responses import RedirectResponse, Response

from tollbook.errors import TollbookError
from tollbook.web.accounts import login_form, signed_in
from tollbook.web.auth import ANYONE, MaybeSigned, require
from tollbook.web.errors import NotFound
from tollbook.web.oidc.pending import SECONDS
from tollbook.web.oidc.service import Oidc
from tollbook.web.oidc.settings import CALLBACK
from tollbook.web.security import safe_next, see_other
from tollbook.web.workbench import Bench, Workbench

router = APIRouter()
Word = Annotated[str, Query(max_length=4096)]


@router.get("/login/oidc", dependencies=[require(ANYONE)])
def begin(request: Request, bench: Bench, viewer: MaybeSigned, next: Word = "/") -> Response:
    """Send the browser to the provider, with a cookie that binds the sign-in to it."""
    oidc = _oidc(request)
    if viewer is not None:
        return see_other(next)
    try:
        address, cookie = oidc.begin(safe_next(next))
    except TollbookError as error:
        return login_form(request, safe_next(next), error)
    response = RedirectResponse(address, 303)
    # Lax, not Strict: the browser comes back from the provider's site and must bring it.
    response.set_cookie(_cookie(bench), cookie, max_age=SECONDS, httponly=True, samesite="lax", path="/",
                        secure=bench.settings.https)  # fmt: skip
    return response


@router.get(CALLBACK, dependencies=[require(ANYONE)])
def finish(
    request: Request, bench: Bench, state: Word = "", code: Word | None = None, iss: Word | None = None
) -> Response:
    """Where the provider sends the browser back to: sign in whom it names, or say that it failed."""
    oidc = _oidc(request)
    try:
        name, path = oidc.finish(state, request.cookies.get(_cookie(bench), ""), code, iss)
        response: Response = signed_in(bench, bench.signing_in.by_provider(name), path)
    except TollbookError as error:
        response = login_form(request, "/", error)
    response.delete_cookie(_cookie(bench), path="/", secure=bench.settings.https, httponly=True)
    return response


def _oidc(request: Request) -> Oidc:
    found = cast(Oidc | None, request.app.state.oidc)
    if found is None:
        raise NotFound
    return found


def _cookie(bench: Workbench) -> str:
    return f"{bench.settings.cookie}-oidc"
