"""Incidents and tolls, one a page."""

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse
from starlette.responses import Response

from tollbook.export.report import labels_of
from tollbook.model import Toll
from tollbook.web.auth import Signed, require
from tollbook.web.errors import NotFound
from tollbook.web.pages.cases import case_of, origins_in
from tollbook.web.security import see_other
from tollbook.web.templating import render
from tollbook.web.views.addresses import incident_address
from tollbook.web.views.history import done_in_words, history_of
from tollbook.web.views.incident import incident_page
from tollbook.web.views.plots import toll_history_of
from tollbook.web.workbench import Bench

router = APIRouter()


@router.get("/incidents/{name}", dependencies=[require("read")])
def incident(request: Request, name: str, viewer: Signed, bench: Bench, done: str | None = None) -> Response:
    """An incident; under an earlier id of it, the way to it."""
    with bench.reading(viewer) as seen:
        case = case_of(seen, name)
        if isinstance(case.record, Toll):
            raise NotFound
        if case.record.id != name:
            return see_other(incident_address(case.record.id))
        page = incident_page(case, origins_in(case))
        state = bench.decisions.state(seen.connection, "incident", name, viewer) if viewer.may("review") else ""
        decided = bench.history(seen, name) if viewer.may("see_history") else ()
        hidden = seen.blind.coders_of(name)
        signed = tuple(by for by in bench.decisions.signatures(seen.connection, case.record) if by not in hidden)
    return render(
        request, "incident.html.jinja", page=page, state=state, decided=history_of(decided), signed=signed,
        done=done_in_words(done), settled=bool(hidden) or bench.settled(),
    )  # fmt: skip


@router.get("/tolls/{name}", dependencies=[require("read")])
def toll(request: Request, name: str, viewer: Signed, bench: Bench) -> Response:
    """A toll over a longer period or wider area."""
    with bench.reading(viewer) as seen:
        case = case_of(seen, name)
        if not isinstance(case.record, Toll):
            raise NotFound
        page = incident_page(case, origins_in(case))
    return render(
        request, "incident.html.jinja", page=page, state="", decided=(), signed=(), done="", settled=True
    )  # fmt: skip


@router.get("/plots/tolls/{name}.json", dependencies=[require("read")])
def toll_history(name: str, viewer: Signed, bench: Bench) -> Response:
    """The figures of an incident or toll over time, as a Vega-Lite specification."""
    with bench.reading(viewer) as seen:
        case = case_of(seen, name)
        labels = labels_of(case, origins_in(case))
    return JSONResponse(toll_history_of(case.record.tolls_seen, labels))
