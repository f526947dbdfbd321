"""Decisions sent by forms. Each says who, when, why and what was seen; the service checks and keeps it."""

from typing import Annotated, Literal

from fastapi import APIRouter, Form
from pydantic import BaseModel, Field
from starlette.responses import Response

from tollbook.web.auth import Signed, require
from tollbook.web.errors import NotFound
from tollbook.web.security import safe_next, see_other
from tollbook.web.views.claim_form import fields_of
from tollbook.web.workbench import Bench

router = APIRouter(prefix="/decisions")
Text = Annotated[str, Form(max_length=4000)]
Name = Annotated[str, Form(max_length=500)]
ClaimAction = Literal["accept", "reject", "unverifiable"]


class ClaimAnswers(BaseModel):
    """What the claim form sends."""

    back: str = Field(max_length=4000)
    document: str = Field("", max_length=500)
    claim: str = Field("", max_length=500)
    state: str = Field("", max_length=500)
    reason: str = Field("", max_length=4000)
    kind: str = Field("harm", max_length=40)
    harm: str = Field("", max_length=40)
    status: str = Field("unknown", max_length=40)
    stance: str = Field("assert", max_length=40)
    scope: str = Field("incident", max_length=40)
    party: str = Field("", max_length=400)
    low: str = Field("", max_length=20)
    best: str = Field("", max_length=20)
    high: str = Field("", max_length=20)
    start: str = Field("", max_length=20)
    end: str = Field("", max_length=20)
    slot: str = Field("claim", max_length=20)


Answers = Annotated[ClaimAnswers, Form()]


def back_to(address: str, done: str) -> Response:
    """Back to the page that the form stood on, with a word on what was done."""
    path, mark, anchor = safe_next(address).partition("#")
    return see_other(f"{path}{'&' if '?' in path else '?'}done={done}{mark}{anchor}")


@router.post("/correct", dependencies=[require("decide")])
def correct(viewer: Signed, bench: Bench, answers: Answers) -> Response:
    """Change fields of a claim."""
    with bench.reading(viewer) as seen:
        found = seen.claim(answers.claim)
    if found is None:
        raise NotFound
    fields = fields_of(answers.model_dump(), found[1].claim)
    bench.decisions.correct(viewer, answers.claim, answers.state, fields, answers.reason)
    return back_to(answers.back, "correct")


@router.post("/add", dependencies=[require("decide")])
def add(viewer: Signed, bench: Bench, answers: Answers) -> Response:
    """Add a claim that was not read."""
    bench.decisions.add(viewer, answers.document, fields_of(answers.model_dump(), None), answers.reason)
    return back_to(answers.back, "add")


@router.post("/move", dependencies=[require("decide")])
def move(
    viewer: Signed, bench: Bench, claim: Name, to: Name, state: Name, back: Text, reason: Text = ""
) -> Response:  # fmt: skip
    """A claim belongs to another incident."""
    bench.decisions.move(viewer, claim, to.strip(), state, reason)
    return back_to(back, "move")


@router.post("/undo", dependencies=[require("decide")])
def undo(viewer: Signed, bench: Bench, decision: Name, back: Text, reason: Text = "") -> Response:
    """A decision no longer holds."""
    bench.decisions.undo(viewer, decision, reason)
    return back_to(back, "undo")


@router.post("/{action}", dependencies=[require("decide")])
def about_claim(
    action: ClaimAction, viewer: Signed, bench: Bench, claim: Name, state: Name, back: Text, reason: Text = ""
) -> Response:
    """Accept a claim, reject it, or hold it unverifiable."""
    decide = {
        "accept": bench.decisions.accept, "reject": bench.decisions.reject,
        "unverifiable": bench.decisions.unverifiable,
    }[action]  # fmt: skip
    decide(viewer, claim, state, reason)
    return back_to(back, action)
