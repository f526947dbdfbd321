"""Documents with what was read from them."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from tollbook.web.auth import Signed, require
from tollbook.web.errors import NotFound
from tollbook.web.templating import render
from tollbook.web.views.article import article_page
from tollbook.web.views.claim_form import ClaimForm, empty_form, form_of
from tollbook.web.views.custody import custody_of
from tollbook.web.views.history import done_in_words, history_of
from tollbook.web.workbench import Bench

router = APIRouter()


@router.get("/documents/{name:path}", dependencies=[require("read")])
def document(
    request: Request, name: str, viewer: Signed, bench: Bench,
    claim: str | None = None, correct: str | None = None, done: str | None = None,
) -> Response:  # fmt: skip
    """A document with its claims marked; `claim` is the one that one came for, `correct` the one to be corrected."""
    with bench.reading(viewer) as seen:
        found = seen.document(name)
        if found is None:
            raise NotFound
        reviewed = {r.claim.id: r for r in seen.claims_of(name)}
        claims = [r.claim for r in reviewed.values()]
        statuses = {key: r.status for key, r in reviewed.items()}
        page = article_page(found, claims, seen.statements_of(name), statuses, correct or claim)
        may = viewer.may("decide")
        states = seen.claim_states(name) if may else {}
        decided = bench.history(seen, name) if viewer.may("see_history") else ()
        custody = custody_of(seen.custody(found.sha256)) if viewer.may("see_archive") else ()
    chosen = reviewed.get(correct or "")
    form: ClaimForm | None = None
    if may:
        form = empty_form("") if chosen is None else form_of(chosen.claim, states.get(chosen.claim.id, ""))
    return render(
        request, "document.html.jinja", page=page, form=form, states=states, decided=history_of(decided),
        done=done_in_words(done), custody=custody,
    )  # fmt: skip
