"""Reading: incidents, tolls, claims, documents, as the viewer may see them. Filters are those of the overview."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field

from tollbook.decisions import Reviewed
from tollbook.errors import TollbookError
from tollbook.model import Document, Incident, Toll
from tollbook.review.searching import COUNTED, PAGE_SIZE, SORTS, Hits
from tollbook.web.api.answers import READING, After, Limit, Page, dumped, page_number, send
from tollbook.web.api.shapes import ClaimOut
from tollbook.web.auth import Signed, require
from tollbook.web.errors import NotFound
from tollbook.web.finding import Find
from tollbook.web.views.query import Asked, asked
from tollbook.web.workbench import Bench

router = APIRouter(prefix="/api/v1", tags=["records"], responses=READING)


class FilterFields(BaseModel):
    """The filters as an address holds them; of a list any value will do."""

    q: str = Field("", max_length=300, description="Words that the record holds.")
    since: str = Field("", max_length=10, description="An ISO 8601 date, or its year, or year and month.")
    until: str = Field("", max_length=10, description="The same; inclusive.")
    country: list[str] = Field([], max_length=40, description="ISO 3166-1 alpha-2.")
    admin1: list[str] = Field([], max_length=40)
    actor: list[str] = Field([], max_length=40)
    grade: list[str] = Field([], max_length=40)
    method: list[str] = Field([], max_length=40)
    harm: list[str] = Field([], max_length=40)
    least: str = Field("", max_length=9, description="The fewest killed, by the highest figure.")
    area: str = Field("", max_length=100, description="West, south, east, north in degrees.")
    sort: str = Field("newest", max_length=10, description=f"One of {', '.join(SORTS)}.")


def filters(said: Annotated[FilterFields, Query()]) -> Asked:
    """The filters of the request. Raises TollbookError `unusable-filter` where a value cannot be used."""
    pairs: list[tuple[str, str]] = []
    for name, value in said.model_dump().items():
        pairs += [(name, one) for one in (value if isinstance(value, list) else [value])]
    found = asked(pairs)
    if found.wrong:
        raise TollbookError("unusable-filter", names=", ".join(found.wrong))
    return found


Wanted = Annotated[Asked, Depends(filters)]


@router.get("/incidents", dependencies=[require("read")], response_model=Page[Incident])
def incidents(
    request: Request, viewer: Signed, bench: Bench, find: Find, wanted: Wanted, after: After = None, limit: Limit = 50
) -> Response:
    """The incidents that fit the filters."""
    with bench.reading(viewer) as seen:
        found = find.incidents(seen.connection, seen.lens, wanted.filters, wanted.sort, seen.blind.incidents)
        names = [found.columns.ids[number] for number in found.numbers]
        start = _after(names, after)
        some = names[start : start + limit]
        shown = [record for name in some if (record := seen.incident(name)) is not None]
    more = some[-1] if start + limit < len(names) else None
    return send(request, {"items": dumped(shown), "next": more})


@router.get("/incidents/{name}", dependencies=[require("read")], response_model=Incident)
def incident(request: Request, name: str, viewer: Signed, bench: Bench) -> Response:
    """One incident; an earlier id leads to the incident that took it over. Its ETag is what decisions name."""
    with bench.reading(viewer) as seen:
        found = seen.incident(name)
        if found is None:
            raise NotFound
        state = bench.decisions.state(seen.connection, "incident", found.id, viewer)
    return send(request, found, state)


@router.get("/tolls", dependencies=[require("read")], response_model=Page[Toll])
def tolls(
    request: Request, viewer: Signed, bench: Bench, find: Find, after: After = None, limit: Limit = 50
) -> Response:
    """Figures over longer periods or wider areas. They are never added to incidents."""
    with bench.reading(viewer) as seen:
        found = tuple(t for t in find.tolls(seen.connection, seen.lens) if not seen.blind.to(t))
    start = _after([toll.id for toll in found], after)
    some = found[start : start + limit]
    return send(request, {"items": dumped(some), "next": some[-1].id if start + limit < len(found) else None})


@router.get("/tolls/{name}", dependencies=[require("read")], response_model=Toll)
def toll(request: Request, name: str, viewer: Signed, bench: Bench) -> Response:
    """One toll."""
    with bench.reading(viewer) as seen:
        found = seen.toll(name)
    if found is None:
        raise NotFound
    return send(request, found)


@router.get("/claims", dependencies=[require("read")], response_model=Page[ClaimOut])
def claims(request: Request, viewer: Signed, bench: Bench, find: Find, wanted: Wanted, after: After = None) -> Response:
    """The claims that fit the filters, 50 a page."""
    page = page_number(after)
    with bench.reading(viewer) as seen:
        hits = find.claims(seen.connection, seen.lens, wanted.filters, page, seen.blind.incidents)
        items = [{"document": hit.document, "incident": hit.incident, "claim": hit.claim} for hit in hits.items]
    return send(request, {"items": items, "next": _next(hits, page)})


@router.get("/claims/{name}", dependencies=[require("read")], response_model=ClaimOut)
def claim(request: Request, name: str, viewer: Signed, bench: Bench) -> Response:
    """One claim as it was decided, with what the machine read. Its ETag is what decisions name."""
    with bench.reading(viewer) as seen:
        found = seen.claim(name)
        if found is None:
            raise NotFound
        state = bench.decisions.state(seen.connection, "claim", name, viewer)
    return send(request, reviewed(*found), state)


@router.get("/documents", dependencies=[require("read")], response_model=Page[Document])
def documents(
    request: Request, viewer: Signed, bench: Bench, find: Find, wanted: Wanted, after: After = None
) -> Response:
    """The documents that fit the filters, 50 a page."""
    page = page_number(after)
    with bench.reading(viewer) as seen:
        hits = find.documents(seen.connection, seen.lens, wanted.filters, page)
    return send(request, {"items": dumped(hits.items), "next": _next(hits, page)})


@router.get("/documents/{name:path}/claims", dependencies=[require("read")], response_model=Page[ClaimOut])
def claims_of_document(request: Request, name: str, viewer: Signed, bench: Bench) -> Response:
    """All claims of a document, rejected ones too."""
    with bench.reading(viewer) as seen:
        if seen.document(name) is None:
            raise NotFound
        found = seen.claims_of(name)
    return send(request, {"items": [reviewed(name, one) for one in found], "next": None})


@router.get("/documents/{name:path}", dependencies=[require("read")], response_model=Document)
def document(request: Request, name: str, viewer: Signed, bench: Bench) -> Response:
    """One document with its text; what the viewer may not see is hidden, at the same length."""
    with bench.reading(viewer) as seen:
        found = seen.document(name)
        if found is None:
            raise NotFound
        state = bench.decisions.state(seen.connection, "document", name, viewer)
    return send(request, found, state)


def reviewed(document: str, found: Reviewed) -> dict[str, Any]:
    """A claim with what was decided about it."""
    return {"document": document, "claim": found.claim, "status": found.status, "machine": found.machine,
            "decision": found.decision}  # fmt: skip


def _next(hits: Hits[Any], page: int) -> str | None:
    """The cursor of the page after; where too many were found to be counted, as long as there are any."""
    more = hits.number > page * PAGE_SIZE or (hits.number > COUNTED and bool(hits.items))
    return f"p{page + 1}" if more else None


def _after(names: list[str], after: str | None) -> int:
    """Where the page after this id begins. Raises TollbookError `bad-cursor`."""
    if after is None:
        return 0
    if after not in names:
        raise TollbookError("bad-cursor")
    return names.index(after) + 1
