"""The overview of incidents, its map, its timeline."""

from functools import partial

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse
from starlette.responses import Response

from tollbook.review.searching import facts_seen, titles
from tollbook.web.auth import Signed, require
from tollbook.web.finding import Find
from tollbook.web.templating import render
from tollbook.web.views.mapping import points_of
from tollbook.web.views.overview import overview_of
from tollbook.web.views.plots import timeline_of
from tollbook.web.views.query import asked
from tollbook.web.workbench import Bench

router = APIRouter()


@router.get("/", dependencies=[require("read")])
def overview(request: Request, viewer: Signed, bench: Bench, find: Find) -> Response:
    """Totals, filters, map, timeline and one page of the incidents that fit."""
    wanted = asked(request.query_params.multi_items())
    with bench.reading(viewer) as seen:
        found = find.incidents(seen.connection, seen.lens, wanted.filters, wanted.sort, seen.blind.incidents)
        page = overview_of(found, wanted, titles(seen.lens), partial(facts_seen, seen.connection, seen.lens))
    return render(request, "overview.html.jinja", page=page, asked=wanted, saved=bench.saving.of(viewer))


@router.get("/map.geojson", dependencies=[require("read")])
def map_points(request: Request, viewer: Signed, bench: Bench, find: Find) -> Response:
    """The places of the incidents that fit, as this person may see them."""
    wanted = asked(request.query_params.multi_items())
    with bench.reading(viewer) as seen:
        found = find.incidents(seen.connection, seen.lens, wanted.filters, "killed", seen.blind.incidents)
        points = points_of(found, titles(seen.lens), seen.lens.gate.clearance)
    return JSONResponse(points, media_type="application/geo+json")


@router.get("/plots/timeline.json", dependencies=[require("read")])
def timeline(request: Request, viewer: Signed, bench: Bench, find: Find) -> Response:
    """The killed by month, as a Vega-Lite specification."""
    wanted = asked(request.query_params.multi_items())
    with bench.reading(viewer) as seen:
        found = find.incidents(seen.connection, seen.lens, wanted.filters, wanted.sort, seen.blind.incidents)
    return JSONResponse(timeline_of(found.months()))
