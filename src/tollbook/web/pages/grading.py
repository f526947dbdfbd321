"""Decisions about whole incidents, sent by forms."""

from typing import Annotated, Literal

from fastapi import APIRouter, Form
from starlette.responses import Response

from tollbook.model import Consent, Visibility
from tollbook.model.codes import Grade, VisibilityLevel
from tollbook.web.auth import Signed, require
from tollbook.web.pages.decisions import Name, Text, back_to
from tollbook.web.workbench import Bench

router = APIRouter(prefix="/decisions")


@router.post("/merge", dependencies=[require("decide")])
def merge(
    viewer: Signed, bench: Bench, incident: Name, other: Name, state: Name, back: Text,
    reason: Text = "", other_state: Name = "",
) -> Response:  # fmt: skip
    """Two or more incidents are one; `other` holds ids, separated by spaces or commas."""
    others = list(dict.fromkeys(other.replace(",", " ").split()))
    states = [state, *([other_state or None] if len(others) == 1 else [None] * len(others))]
    bench.decisions.merge(viewer, [incident, *others], states, reason)
    return back_to(back, "merge")


@router.post("/split", dependencies=[require("decide")])
def split(
    viewer: Signed, bench: Bench, incident: Name, state: Name, back: Text,
    claims: Annotated[list[str] | None, Form(max_length=2000)] = None, reason: Text = "",
) -> Response:  # fmt: skip
    """Some claims of an incident tell of another one."""
    bench.decisions.split(viewer, incident, claims or [], state, reason)
    return back_to(back, "split")


@router.post("/grade", dependencies=[require("grade")])
def grade(
    viewer: Signed, bench: Bench, incident: Name, value: Annotated[Grade | Literal["none"], Form(alias="grade")],
    state: Name, back: Text, reason: Text = "",
) -> Response:  # fmt: skip
    """Give an incident its grade."""
    given: Grade | None = None if value == "none" else value
    bench.decisions.grade(viewer, incident, given, state, reason)
    return back_to(back, "grade")


@router.post("/discount", dependencies=[require("grade")])
def discount(viewer: Signed, bench: Bench, incident: Name, state: Name, back: Text, reason: Text = "") -> Response:
    """An incident tells of no civilian harm, or of none by those that it names."""
    bench.decisions.discount(viewer, incident, state, reason)
    return back_to(back, "discount")


@router.post("/restore", dependencies=[require("grade")])
def restore(viewer: Signed, bench: Bench, incident: Name, state: Name, back: Text, reason: Text = "") -> Response:
    """Take back that an incident was discounted."""
    bench.decisions.restore(viewer, incident, state, reason)
    return back_to(back, "restore")


@router.post("/sign_off", dependencies=[require("sign_off")])
def sign_off(viewer: Signed, bench: Bench, incident: Name, state: Name, back: Text) -> Response:
    """Stand for the grade that an incident has."""
    bench.decisions.sign_off(viewer, incident, state)
    return back_to(back, "sign_off")


@router.post("/visibility", dependencies=[require("set_visibility")])
def visibility(
    viewer: Signed, bench: Bench, about: Name, level: Annotated[VisibilityLevel, Form()], state: Name, back: Text,
    embargo: Annotated[str, Form(pattern=r"^(\d{4}-\d{2}-\d{2})?$")] = "", reason: Text = "",
) -> Response:  # fmt: skip
    """Say who may see a record, and until when it stays back."""
    given = Visibility(level=level, embargo_until=embargo or None, reason=reason or None)
    bench.decisions.set_visibility(viewer, about, given, state or None, reason)
    return back_to(back, "visibility")


@router.post("/consent", dependencies=[require("consent")])
def consent(
    viewer: Signed, bench: Bench, incident: Name, person: Name, by: Name, scope: Name,
    date: Annotated[str, Form(pattern=r"^\d{4}-\d{2}-\d{2}$")], state: Name, back: Text,
) -> Response:  # fmt: skip
    """Record that a person, or who may speak for them, agreed."""
    bench.decisions.consent(viewer, incident, person, Consent(by=by, scope=scope, date=date), state)
    return back_to(back, "consent")


@router.post("/withdraw_consent", dependencies=[require("consent")])
def withdraw_consent(
    viewer: Signed, bench: Bench, incident: Name, person: Name, by: Name,
    date: Annotated[str, Form(pattern=r"^\d{4}-\d{2}-\d{2}$")], state: Name, back: Text,
) -> Response:  # fmt: skip
    """Record that a consent was withdrawn; the name is withheld at once."""
    bench.decisions.withdraw_consent(viewer, incident, person, by, date, state)
    return back_to(back, "withdraw_consent")
