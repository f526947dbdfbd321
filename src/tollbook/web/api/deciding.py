"""Deciding. If-Match names the ETag of what was decided about; where it has changed since, the answer is 412."""

from collections.abc import Sequence

from fastapi import APIRouter, Request
from fastapi.responses import Response

from tollbook.model import Consent, Decision
from tollbook.web.api import shapes
from tollbook.web.api.answers import DECIDING, IfMatch, Page, dumped, send, state_named
from tollbook.web.auth import Signed, require
from tollbook.web.errors import NotFound
from tollbook.web.workbench import Bench, Workbench

router = APIRouter(prefix="/api/v1", tags=["decisions"], responses=DECIDING)
Made = Page[Decision]


@router.get("/decisions", dependencies=[require("see_history")], response_model=Made)
def history(request: Request, viewer: Signed, bench: Bench, about: str) -> Response:
    """What was decided about an incident and its claims, or about a document, oldest first, by pseudonym.

    The words of a decision are shown to those who may see the record's words; blind coders do not see each other's.
    """
    with bench.reading(viewer) as seen:
        if seen.incident(about) is None and seen.document(about) is None:
            raise NotFound
        shown = bench.history(seen, about)
    return send(request, {"items": dumped(shown), "next": None})


@router.post("/claims/{name}/decisions", dependencies=[require("decide")], response_model=Made, status_code=201)
def about_claim(
    request: Request, name: str, body: shapes.AboutClaim, viewer: Signed, bench: Bench, if_match: IfMatch = None
) -> Response:
    """Accept, reject or correct a claim, or hold it unverifiable."""
    state, service = state_named(if_match), bench.decisions
    match body.action:
        case "accept":
            made = service.accept(viewer, name, state, body.reason)
        case "reject":
            made = service.reject(viewer, name, state, body.reason)
        case "unverifiable":
            made = service.unverifiable(viewer, name, state, body.reason)
        case "correct":
            made = service.correct(viewer, name, state, body.fields, body.reason)
    return _made(request, bench, viewer, [made])


@router.post("/claims/{name}/move", dependencies=[require("decide")], response_model=Made, status_code=201)
def move(
    request: Request, name: str, body: shapes.Move, viewer: Signed, bench: Bench, if_match: IfMatch = None
) -> Response:
    """Move a claim to another incident."""
    return _made(
        request, bench, viewer, bench.decisions.move(viewer, name, body.to, state_named(if_match), body.reason)
    )


@router.post("/documents/{name:path}/claims", dependencies=[require("decide")], response_model=Made, status_code=201)
def add(request: Request, name: str, body: shapes.NewClaim, viewer: Signed, bench: Bench) -> Response:
    """Add a claim that was not read."""
    return _made(request, bench, viewer, [bench.decisions.add(viewer, name, body.claim, body.reason)])


@router.post("/incidents/{name}/decisions", dependencies=[require("decide")], response_model=Made, status_code=201)
def about_incident(
    request: Request, name: str, body: shapes.AboutIncident, viewer: Signed, bench: Bench, if_match: IfMatch = None
) -> Response:
    """Grade, sign, discount or restore an incident, merge or split it, record consent and its withdrawal."""
    return _made(request, bench, viewer, _decided(bench, viewer, name, state_named(if_match), body))


@router.post("/visibility/{name:path}", dependencies=[require("set_visibility")], response_model=Made, status_code=201)
def level(
    request: Request, name: str, body: shapes.Level, viewer: Signed, bench: Bench, if_match: IfMatch = None
) -> Response:
    """Say who may see an incident, a claim or a document."""
    state = state_named(if_match)
    return _made(
        request, bench, viewer, [bench.decisions.set_visibility(viewer, name, body.visibility, state, body.reason)]
    )


@router.post("/decisions/{name}/undo", dependencies=[require("decide")], response_model=Made, status_code=201)
def undo(request: Request, name: str, body: shapes.Undo, viewer: Signed, bench: Bench) -> Response:
    """Undo a decision, and those made in one act with it, by new decisions."""
    return _made(request, bench, viewer, bench.decisions.undo(viewer, name, body.reason))


def _decided(bench: Workbench, viewer: Signed, name: str, state: str, body: shapes.AboutIncident) -> Sequence[Decision]:
    service = bench.decisions
    match body:
        case shapes.GradeGiven():
            return [service.grade(viewer, name, body.grade, state, body.reason)]
        case shapes.Split():
            return service.split(viewer, name, body.claims, state, body.reason)
        case shapes.Merge():
            states = [state, *(tag.strip('"') for tag in body.others.values())]
            return [service.merge(viewer, [name, *body.others], states, body.reason)]
        case shapes.ConsentGiven():
            given = Consent(by=body.by, scope=body.scope, date=body.date)
            return [service.consent(viewer, name, body.person, given, state)]
        case shapes.ConsentWithdrawn():
            return [service.withdraw_consent(viewer, name, body.person, body.by, body.date, state)]
        case shapes.Plain(action="discount"):
            return [service.discount(viewer, name, state, body.reason)]
        case shapes.Plain(action="restore"):
            return [service.restore(viewer, name, state, body.reason)]
        case shapes.Plain():
            return [service.sign_off(viewer, name, state, body.reason)]


def _made(request: Request, bench: Workbench, viewer: Signed, made: Sequence[Decision]) -> Response:
    return send(request, {"items": dumped(bench.told(viewer, made)), "next": None}, status=201)
