"""The queue: what waits, who has it, coding and adjudication."""

from dataclasses import asdict

from fastapi import APIRouter, Request
from fastapi.responses import Response

from tollbook.review.items import Kind
from tollbook.web.api import shapes
from tollbook.web.api.answers import PROBLEMS, After, Limit, send
from tollbook.web.auth import Signed, require
from tollbook.web.errors import NotFound
from tollbook.web.workbench import Bench

router = APIRouter(
    prefix="/api/v1/queue", tags=["queue"],
    responses=PROBLEMS | {400: {"description": "The item cannot be dealt with so; the answer says why."}},
)  # fmt: skip


@router.get("", dependencies=[require("review")])
def items(
    request: Request, viewer: Signed, bench: Bench, kind: Kind = "new", after: After = None, limit: Limit = 50
) -> Response:
    """Items of a kind, the weightiest first."""
    with bench.reading(viewer) as seen:
        page = bench.queue.items(seen.connection, kind, viewer, seen.lens, after, limit)
    return send(request, {"items": [asdict(item) for item in page.items], "next": page.next})


@router.get("/counts", dependencies=[require("review")])
def counts(request: Request, viewer: Signed, bench: Bench) -> Response:
    """How many items of each kind there are."""
    with bench.reading(viewer) as seen:
        return send(request, bench.queue.counts(seen.connection, viewer, seen.lens))


@router.get("/agreement", dependencies=[require("review")])
def agreement(request: Request, viewer: Signed, bench: Bench) -> Response:
    """Cohen's kappa and Krippendorff's alpha of each variable, over the items that several people coded."""
    with bench.reading(viewer) as seen:
        found = bench.queue.agreement(seen.connection)
    return send(request, {name: asdict(one) for name, one in found.items()})


@router.post("/{item}/presence", dependencies=[require("review")])
def be_present(request: Request, item: str, viewer: Signed, bench: Bench) -> Response:
    """Say that one is at work on an item; learn who else is, by pseudonym. Repeat it as a sign of life."""
    _known(bench, viewer, item)
    return send(request, asdict(bench.queue.take(viewer, item)))


@router.delete("/{item}/presence", dependencies=[require("review")], status_code=204)
def leave(item: str, viewer: Signed, bench: Bench) -> Response:
    """Say that one is no longer at work on an item."""
    bench.queue.leave(viewer, item)
    return Response(status_code=204)


@router.put("/{item}/assigned", dependencies=[require("assign")], status_code=204)
def assign(item: str, body: shapes.Users, viewer: Signed, bench: Bench) -> Response:
    """Give an item to users; given to two or more, they code it blind to each other."""
    _known(bench, viewer, item)
    bench.queue.assign(viewer, item, body.users)
    return Response(status_code=204)


@router.get("/{item}/codings", dependencies=[require("review")])
def codings(request: Request, item: str, viewer: Signed, bench: Bench) -> Response:
    """How an item was coded, by pseudonym; the others' once all are done."""
    _known(bench, viewer, item)
    with bench.reading(viewer) as seen:
        return send(request, bench.queue.codings(seen.connection, viewer, item))


@router.put("/{item}/codings", dependencies=[require("code")], status_code=204)
def code(item: str, body: shapes.Coding, viewer: Signed, bench: Bench) -> Response:
    """Code an item that is assigned to one."""
    _known(bench, viewer, item)
    bench.queue.code(viewer, item, body.values)
    return Response(status_code=204)


@router.post("/{item}/adjudication", dependencies=[require("adjudicate")], status_code=204)
def adjudicate(item: str, body: shapes.Coding, viewer: Signed, bench: Bench) -> Response:
    """Decide between codings."""
    _known(bench, viewer, item)
    bench.queue.adjudicate(viewer, item, body.values, body.reason)
    return Response(status_code=204)


@router.post("/{item}/done", dependencies=[require("decide")], status_code=204)
def done(item: str, viewer: Signed, bench: Bench) -> Response:
    """Be done with an item; it comes back where it changes."""
    _known(bench, viewer, item)
    bench.queue.done(viewer, item)
    return Response(status_code=204)


def _known(bench: Bench, viewer: Signed, item: str) -> None:
    """That the viewer may know of an item's incidents. Raises NotFound."""
    with bench.reading(viewer) as seen:
        if any(seen.incident(name) is None for name in item.split("~")):
            raise NotFound
