"""The bytes that a document was read from, as evidence: a file to be saved, never a page of ours."""

from fastapi import APIRouter
from fastapi.responses import Response

from tollbook.web.auth import Signed, require
from tollbook.web.errors import NotAllowed, NotFound
from tollbook.web.workbench import Bench

router = APIRouter()
_INERT = {
    "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
}


@router.get("/documents/{name:path}/archived", dependencies=[require("see_archive")])
def archived(name: str, viewer: Signed, bench: Bench) -> Response:
    """The archived bytes. Who may not see all words of the document does not get them, as they hold all;
    nor who may not see all of what was attached to it."""
    with bench.reading(viewer) as seen:
        document = seen.document(name)
        if document is None:
            raise NotFound
        if not seen.is_whole_copy(document):
            raise NotAllowed("the archived copy holds words that are hidden from your role")
    data = bench.project.archive.read(document.sha256)
    disposition = f'attachment; filename="{document.sha256}.bin"'
    return Response(data, 200, _INERT | {"content-disposition": disposition}, "application/octet-stream")
