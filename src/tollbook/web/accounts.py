"""Set-up, signing in and out, and what a user does about his own account."""

from hmac import compare_digest
from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from tollbook.errors import TollbookError
from tollbook.review.signing_in import SignedIn
from tollbook.web.auth import ANYONE, MaybeSigned, Signed, require
from tollbook.web.errors import NotFound
from tollbook.web.failing import STATUS
from tollbook.web.security import safe_next, see_other
from tollbook.web.templating import render
from tollbook.web.workbench import Bench, Workbench

router = APIRouter()
Text = Annotated[str, Form(max_length=300)]
Next = Annotated[str, Form(max_length=2000)]


@router.get("/setup", dependencies=[require(ANYONE)])
def setup_page(request: Request, bench: Bench, token: str = "") -> Response:
    """The form for the first administrator; there is none once there is one."""
    if not bench.users.is_empty() or bench.settings.setup_token is None:
        raise NotFound
    return render(request, "account/setup.html.jinja", token=token, problem=None)


@router.post("/setup", dependencies=[require(ANYONE)])
def set_up(request: Request, bench: Bench, token: Text, name: Text, password: Text, pseudonym: Text = "") -> Response:
    """Make the first administrator, who must know the token that `tollbook serve` printed."""
    wanted = bench.settings.setup_token
    if wanted is None or not bench.users.is_empty():
        raise NotFound
    if not compare_digest(token.strip().encode(), wanted.encode()):
        return render(request, "account/setup.html.jinja", 403, token="", problem=TollbookError("bad-setup-token"))
    try:
        bench.users.set_up(name, password, pseudonym)
    except TollbookError as error:
        return render(request, "account/setup.html.jinja", STATUS.get(error.code, 400), token=token, problem=error)
    return signed_in(bench, bench.signing_in.by_password(name, password, _address(request)), "/")


@router.get("/login", dependencies=[require(ANYONE)])
def login_page(request: Request, bench: Bench, viewer: MaybeSigned, next: str = "/") -> Response:
    """The form to sign in."""
    if viewer is not None:
        return see_other(next)
    if bench.users.is_empty():
        return see_other("/setup")
    return login_form(request, safe_next(next))


@router.post("/login", dependencies=[require(ANYONE)])
def log_in(request: Request, bench: Bench, name: Text, password: Text, next: Next = "/") -> Response:
    """Sign in. A failure is the same for a name that exists and one that does not."""
    try:
        found = bench.signing_in.by_password(name, password, _address(request))
    except TollbookError as error:
        return login_form(request, safe_next(next), error)
    return signed_in(bench, found, safe_next(next))


@router.get("/login/code", dependencies=[require(ANYONE)])
def code_page(request: Request, next: str = "/") -> Response:
    """The form for the second factor."""
    return render(request, "account/code.html.jinja", next=safe_next(next), problem=None)


@router.post("/login/code", dependencies=[require(ANYONE)])
def log_in_by_code(request: Request, bench: Bench, code: Text, next: Next = "/") -> Response:
    """Finish a sign-in with the second factor."""
    cookie = request.cookies.get(bench.settings.cookie, "")
    try:
        found = bench.signing_in.by_code(cookie, code, _address(request))
    except TollbookError as error:
        status = STATUS[error.code]
        return render(request, "account/code.html.jinja", status, next=safe_next(next), problem=error)
    return signed_in(bench, found, safe_next(next))


@router.post("/logout", dependencies=[require(ANYONE)])
def log_out(request: Request, bench: Bench) -> Response:
    """End the session."""
    bench.signing_in.sign_out(request.cookies.get(bench.settings.cookie, ""))
    return _without_cookie(bench, see_other("/login"))


@router.get("/account", dependencies=[require("own_account")])
def account_page(request: Request, bench: Bench, viewer: Signed) -> Response:
    """One's own account: password, second factor, tokens."""
    return _account(request, bench, viewer)


@router.post("/account/password", dependencies=[require("own_account")])
def change_password(request: Request, bench: Bench, viewer: Signed, old: Text, new: Text) -> Response:
    """Change one's password; every session and token ends."""
    try:
        bench.signing_in.check_password(viewer, old, _address(request))
        bench.users.change_own_password(viewer, new)
    except TollbookError as error:
        return _account(request, bench, viewer, error)
    return _without_cookie(bench, see_other("/login"))


@router.post("/account/factor", dependencies=[require("own_account")])
def set_factor(request: Request, bench: Bench, viewer: Signed, seed: Text, code: Text) -> Response:
    """Put a second factor in force."""
    try:
        bench.own_account.set_factor(viewer, seed, code)
    except TollbookError as error:
        return _account(request, bench, viewer, error)
    return see_other("/account")


@router.post("/account/tokens", dependencies=[require("own_account")])
def make_token(request: Request, bench: Bench, viewer: Signed, label: Text = "") -> Response:
    """Make a token and show it, once."""
    return _account(request, bench, viewer, made=bench.own_account.add_token(viewer, label))


@router.post("/account/tokens/{name}/revoke", dependencies=[require("own_account")])
def revoke_token(bench: Bench, viewer: Signed, name: str) -> Response:
    """Revoke a token."""
    bench.own_account.revoke_token(viewer, name)
    return see_other("/account")


def login_form(request: Request, next: str, problem: TollbookError | None = None) -> Response:
    """The form to sign in, with what went wrong."""
    status = STATUS.get(problem.code, 400) if problem else 200
    page = render(request, "account/login.html.jinja", status, next=next, problem=problem, oidc=request.app.state.oidc)
    if problem is not None and "seconds" in problem.details:
        page.headers["retry-after"] = str(problem.details["seconds"])
    return page


def _account(
    request: Request, bench: Workbench, viewer: Signed, problem: TollbookError | None = None, made: str | None = None
) -> Response:
    seed, address = bench.own_account.new_seed(viewer)
    return render(
        request, "account/account.html.jinja", STATUS.get(problem.code, 400) if problem else 200, problem=problem,
        made=made, tokens=bench.own_account.tokens(viewer), seed=seed, seed_address=address,
        has_factor=bench.own_account.has_factor(viewer),
    )  # fmt: skip


def signed_in(bench: Workbench, found: SignedIn, next: str) -> RedirectResponse:
    """Go on with the session's cookie: to the second factor where one is awaited."""
    if found.stage == "totp":
        response = see_other("/login/code" + (f"?next={next}" if "?" not in next and "&" not in next else ""))
    else:
        response = see_other(next)
    response.set_cookie(bench.settings.cookie, found.cookie, httponly=True, samesite="lax", path="/",
                        secure=bench.settings.https)  # fmt: skip
    return response


def _without_cookie(bench: Workbench, response: RedirectResponse) -> RedirectResponse:
    response.delete_cookie(bench.settings.cookie, path="/", secure=bench.settings.https, httponly=True)
    return response


def _address(request: Request) -> str:
    return request.client.host if request.client else ""
