"""Who one is, and the API's own description."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.openapi.utils import get_openapi
from fastapi.responses import JSONResponse, Response
from fastapi.routing import APIRoute

from tollbook import __version__
from tollbook.web.api.answers import PROBLEMS, send
from tollbook.web.auth import Signed, require

router = APIRouter(prefix="/api/v1", tags=["about"], responses=PROBLEMS)


@router.get("/me", dependencies=[require("own_account")])
def me(request: Request, viewer: Signed) -> Response:
    """The name, pseudonym, role and permissions of who is signed in."""
    said = {"name": viewer.name, "pseudonym": viewer.pseudonym, "role": viewer.role}
    return send(request, said | {"permissions": sorted(viewer.permissions)})


@router.get("/openapi.json", dependencies=[require("read")], include_in_schema=False)
def openapi(request: Request) -> Response:
    """The API's description (OpenAPI 3.1)."""
    return JSONResponse(description(request.app.routes))


def description(routes: list[Any]) -> dict[str, Any]:
    """The description of the API's routes, which all ask for a bearer token."""
    ours = [route for route in routes if isinstance(route, APIRoute) and route.path.startswith("/api/")]
    made = get_openapi(
        title="Tollbook", version=__version__, routes=ours,
        description="Casualty records: reading, and deciding. Records are as the token's owner may see them.",
    )  # fmt: skip
    made.setdefault("components", {})["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    return made | {"security": [{"token": []}]}
