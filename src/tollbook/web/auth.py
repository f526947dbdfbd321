"""Who is at work, and whether he may do this. Every route declares one permission; without one nothing starts."""

from collections.abc import Iterable
from typing import Annotated

from fastapi import Depends, Request
from fastapi.params import Depends as Dependency
from fastapi.routing import APIRoute
from starlette.routing import BaseRoute, Mount

from tollbook.review.roles import permissions
from tollbook.review.viewer import Viewer
from tollbook.web.csrf import check_form, check_session
from tollbook.web.errors import NotAllowed, NotSignedIn, UnguardedRoute
from tollbook.web.workbench import Bench

ANYONE = "anyone"
VISITOR = Viewer("", "", "visitor", "visitor", frozenset({"read", "download"}))
"""Whoever reads without signing in. He sees what the public may see, and decides nothing."""
_SAFE = ("GET", "HEAD", "OPTIONS")
_OPEN_FOLDERS = ("/static",)


def maybe_viewer(request: Request, bench: Bench) -> Viewer | None:
    """Who signed in, by cookie or by bearer token; null where nobody did."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return bench.signing_in.viewer_by_token(token.strip())
    cookie = request.cookies.get(bench.settings.cookie)
    return bench.signing_in.viewer(cookie) if cookie else None


MaybeSigned = Annotated[Viewer | None, Depends(maybe_viewer)]


def visitor(request: Request) -> Viewer | None:
    """Who reads without having signed in, where the workbench is open to visitors."""
    is_open = request.app.state.workbench.settings.visitors and request.method in _SAFE
    return VISITOR if is_open and "authorization" not in request.headers else None


def current_user(request: Request, viewer: MaybeSigned) -> Viewer:
    """Who signed in, or a visitor where these are let in. Raises NotSignedIn."""
    found = viewer or visitor(request)
    if found is None:
        raise NotSignedIn
    return found


Signed = Annotated[Viewer, Depends(current_user)]


class Guard:
    """Lets a request through to a route where the viewer has the permission and the form is ours."""

    def __init__(self, permission: str) -> None:
        if permission != ANYONE and permission not in permissions():
            raise UnguardedRoute(f"there is no permission {permission}")
        self.permission = permission

    async def __call__(self, request: Request, viewer: MaybeSigned) -> None:
        """Raises NotSignedIn or NotAllowed."""
        reads = viewer if self.permission == ANYONE else viewer or visitor(request)
        request.state.viewer = reads
        if self.permission != ANYONE:
            if reads is None or (viewer is None and not reads.may(self.permission)):
                raise NotSignedIn
            if not reads.may(self.permission):
                raise NotAllowed("your role does not allow this")
        if request.method not in _SAFE:
            await (check_session(request, viewer) if viewer is not None else check_form(request))


def require(permission: str) -> Dependency:
    """What a route names in `dependencies=[…]`."""
    return Dependency(Guard(permission))


def permission_of(route: APIRoute) -> str:
    """The permission that a route declares. Raises UnguardedRoute."""
    guards = [d.dependency for d in route.dependencies if isinstance(d.dependency, Guard)]
    if len(guards) != 1:
        raise UnguardedRoute(f"{sorted(route.methods or ())} {route.path}")
    return guards[0].permission


def check_routes(routes: Iterable[BaseRoute]) -> None:
    """Raises UnguardedRoute where a route declares no permission and is no open folder of static files."""
    for route in routes:
        if isinstance(route, APIRoute):
            permission_of(route)
        elif not (isinstance(route, Mount) and route.path in _OPEN_FOLDERS):
            raise UnguardedRoute(str(route))
