"""Documents with what was read from them."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from tollbook.web.auth import Signed, require
from tollbook.web.errors import NotFound
from tollbook.web.templating import render
from tollbook.web.views.article import article_page
from tollbook.web.workbench import Bench

router = APIRouter()


@router.get("/documents/{name:path}", dependencies=[require("read")])
def document(request: Request, name: str, viewer: Signed, bench: Bench, claim: str | None = None) -> Response:
    """A document with its claims marked; `claim` is the one that one came for."""
    with bench.reading(viewer) as seen:
        found = seen.document(name)
        if found is None:
            raise NotFound
        reviewed = seen.claims_of(name)
        page = article_page(
            found,
            [r.claim for r in reviewed],
            seen.statements_of(name),
            {r.claim.id: r.status for r in reviewed},
            claim,
        )
    return render(request, "document.html.jinja", page=page)
