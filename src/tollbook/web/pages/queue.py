"""The queue of what waits for people."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Query, Request
from fastapi.responses import JSONResponse
from starlette.responses import Response

from tollbook.model import Incident
from tollbook.review.items import Kind
from tollbook.review.seeing import Seen
from tollbook.web.auth import Signed, require
from tollbook.web.errors import NotFound
from tollbook.web.pages.decisions import Text, back_to
from tollbook.web.security import see_other
from tollbook.web.templating import render
from tollbook.web.views.history import done_in_words
from tollbook.web.views.queue import agreement_rows, coding_form, label_of, queue_page, side_of
from tollbook.web.workbench import Bench

router = APIRouter()
Cursor = Annotated[str | None, Query(max_length=500)]
_NO_ANSWERS = frozenset({"csrf", "reason", "back", "state"})


async def answers_in(request: Request) -> dict[str, str]:
    """What a coding form says, whatever its variables are."""
    return {name: str(value) for name, value in (await request.form()).items() if name not in _NO_ANSWERS}


Answers = Annotated[dict[str, str], Depends(answers_in)]


@router.get("/queue", dependencies=[require("review")])
def queue() -> Response:
    """What is new."""
    return see_other("/queue/new")


@router.get("/queue/agreement", dependencies=[require("review")])
def agreement(request: Request, bench: Bench) -> Response:
    """How far coders agree."""
    with bench.database.read() as connection:
        rows = agreement_rows(bench.queue.agreement(connection))
    return render(request, "agreement.html.jinja", rows=rows)


@router.get("/queue/item/{item}", dependencies=[require("review")])
def item_page(
    request: Request, item: str, viewer: Signed, bench: Bench, kind: Kind = "new", done: str | None = None
) -> Response:
    """One item: an incident, or two that may be one; with who else is at work on it."""
    with bench.reading(viewer) as seen:
        incidents = [_incident(seen, name) for name in item.split("~")[:2]]
        codings = bench.queue.codings(seen.connection, viewer, item)
        states = [bench.decisions.state(seen.connection, "incident", incident.id, viewer) for incident in incidents]
        users = bench.users.all(seen.connection) if viewer.may("assign") else ()
        hidden = seen.blind.coders_of(item)
        assigned = bench.queue.is_given(seen.connection, viewer, item)
    presence = bench.queue.take(viewer, item)
    return render(
        request, "item.html.jinja", item=item, kind=kind, kind_label=label_of(kind), codings=codings, states=states,
        sides=tuple(map(side_of, incidents)), others=presence.others, done=done_in_words(done), blind=bool(hidden),
        variables=coding_form(codings.get(viewer.pseudonym)), assigned=assigned,
        users=tuple(user for user in users if user.disabled is None and user.role != "reader"),
    )  # fmt: skip


@router.get("/queue/{kind}", dependencies=[require("review")])
def listing(request: Request, kind: Kind, viewer: Signed, bench: Bench, after: Cursor = None) -> Response:
    """The items of a kind, the weightiest first."""
    with bench.reading(viewer) as seen:
        page = bench.queue.items(seen.connection, kind, viewer, seen.lens, after)
        counts = bench.queue.counts(seen.connection, viewer, seen.lens)
    return render(request, "queue.html.jinja", page=queue_page(kind, page, counts))


@router.post("/presence/{item}", dependencies=[require("review")])
def presence(item: str, viewer: Signed, bench: Bench) -> Response:
    """A sign of life of someone at work on an item; answers who else is."""
    return JSONResponse({"others": bench.queue.take(viewer, item).others})


@router.delete("/presence/{item}", dependencies=[require("review")])
def absence(item: str, viewer: Signed, bench: Bench) -> Response:
    """The sign that someone has left an item."""
    bench.queue.leave(viewer, item)
    return Response(status_code=204)


@router.post("/queue/item/{item}/assign", dependencies=[require("assign")])
def assign(
    item: str, viewer: Signed, bench: Bench, back: Text, users: Annotated[list[str] | None, Form(max_length=50)] = None
) -> Response:
    """Give an item to people; two or more code it blind to each other."""
    bench.queue.assign(viewer, item, users or [])
    return back_to(back, "assign")


@router.post("/queue/item/{item}/done", dependencies=[require("decide")])
def done(item: str, viewer: Signed, bench: Bench, back: Text) -> Response:
    """Be done with an item; it comes back where it changes."""
    bench.queue.done(viewer, item)
    return back_to(back, "done")


@router.post("/queue/item/{item}/code", dependencies=[require("code")])
def code(item: str, viewer: Signed, bench: Bench, answers: Answers) -> Response:
    """Keep how the viewer codes an item."""
    bench.queue.code(viewer, item, answers)
    return back_to(f"/queue/item/{item}", "code")


@router.post("/queue/item/{item}/adjudicate", dependencies=[require("adjudicate")])
def adjudicate(item: str, viewer: Signed, bench: Bench, answers: Answers, reason: Text = "") -> Response:
    """Decide between two codings."""
    bench.queue.adjudicate(viewer, item, answers, reason)
    return back_to(f"/queue/item/{item}", "adjudicate")


def _incident(seen: Seen, name: str) -> Incident:
    found = seen.incident(name)
    if found is None:
        raise NotFound
    return found
