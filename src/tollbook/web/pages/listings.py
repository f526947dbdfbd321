"""Lists of claims, documents and tolls, searched by their words."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from tollbook.web.auth import Signed, require
from tollbook.web.finding import Find
from tollbook.web.templating import render
from tollbook.web.views.listings import claims_listing, documents_listing, toll_line
from tollbook.web.views.query import asked
from tollbook.web.workbench import Bench

router = APIRouter()


@router.get("/claims", dependencies=[require("read")])
def claims(request: Request, viewer: Signed, bench: Bench, find: Find) -> Response:
    """Claims by their words, newest arrival first."""
    wanted = asked(request.query_params.multi_items())
    with bench.reading(viewer) as seen:
        hits = find.claims(seen.connection, seen.lens, wanted.filters, wanted.page, seen.blind.incidents)
    return render(request, "claims.html.jinja", page=claims_listing(hits, wanted, "/claims"), asked=wanted)


@router.get("/documents", dependencies=[require("read")])
def documents(request: Request, viewer: Signed, bench: Bench, find: Find) -> Response:
    """Documents by their words, newest arrival first."""
    wanted = asked(request.query_params.multi_items())
    with bench.reading(viewer) as seen:
        hits = find.documents(seen.connection, seen.lens, wanted.filters, wanted.page)
    return render(request, "documents.html.jinja", page=documents_listing(hits, wanted, "/documents"), asked=wanted)


@router.get("/tolls", dependencies=[require("read")])
def tolls(request: Request, viewer: Signed, bench: Bench, find: Find) -> Response:
    """Figures over longer periods or wider areas, which are never added to incidents."""
    with bench.reading(viewer) as seen:
        lines = tuple(toll_line(toll) for toll in find.tolls(seen.connection, seen.lens) if not seen.blind.to(toll))
    return render(request, "tolls.html.jinja", lines=lines)
