"""Incidents and tolls, one a page."""

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse
from starlette.responses import Response

from tollbook.export.report import labels_of
from tollbook.model import Incident, Toll
from tollbook.review.seeing import Seen
from tollbook.web.auth import Signed, require
from tollbook.web.errors import NotFound
from tollbook.web.pages.cases import case_of, origins_in
from tollbook.web.security import see_other
from tollbook.web.templating import render
from tollbook.web.views.addresses import incident_address
from tollbook.web.views.incident import incident_page
from tollbook.web.views.plots import toll_history_of
from tollbook.web.workbench import Bench

router = APIRouter()


@router.get("/incidents/{name}", dependencies=[require("read")])
def incident(request: Request, name: str, viewer: Signed, bench: Bench) -> Response:
    """An incident; under an earlier id of it, the way to it."""
    with bench.reading(viewer) as seen:
        found = seen.incident(name)
        if found is None:
            raise NotFound
        if found.id != name:
            return see_other(incident_address(found.id))
        case = case_of(seen, found)
        page = incident_page(case, origins_in(case))
    return render(request, "incident.html.jinja", page=page)


@router.get("/tolls/{name}", dependencies=[require("read")])
def toll(request: Request, name: str, viewer: Signed, bench: Bench) -> Response:
    """A toll over a longer period or wider area."""
    with bench.reading(viewer) as seen:
        found = seen.toll(name)
        if found is None:
            raise NotFound
        case = case_of(seen, found)
        page = incident_page(case, origins_in(case))
    return render(request, "incident.html.jinja", page=page)


@router.get("/plots/tolls/{name}.json", dependencies=[require("read")])
def toll_history(name: str, viewer: Signed, bench: Bench) -> Response:
    """The figures of an incident or toll over time, as a Vega-Lite specification."""
    with bench.reading(viewer) as seen:
        record = _record(seen, name)
        case = case_of(seen, record)
        labels = labels_of(case, origins_in(case))
    return JSONResponse(toll_history_of(record.tolls_seen, labels))


def _record(seen: Seen, name: str) -> Incident | Toll:
    found = seen.incident(name) or seen.toll(name)
    if found is None:
        raise NotFound
    return found
