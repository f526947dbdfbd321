"""Downloads of what is shown, masked as for the public whoever downloads."""

from collections.abc import Iterator
from typing import Literal

from fastapi import APIRouter, Request
from starlette.responses import Response, StreamingResponse

from tollbook.export import csv_lines, json_lines
from tollbook.web.auth import Signed, require
from tollbook.web.finding import Find
from tollbook.web.views.query import asked
from tollbook.web.workbench import Bench

router = APIRouter()
Format = Literal["csv", "jsonl"]
_WRITES = {"csv": (csv_lines, "text/csv; charset=utf-8"), "jsonl": (json_lines, "application/x-ndjson")}


@router.get("/download/{kind}", dependencies=[require("download")])
def download(request: Request, kind: Format, viewer: Signed, bench: Bench, find: Find) -> Response:
    """The incidents that fit the filters: a table, or the records of the interchange format."""
    wanted = asked(request.query_params.multi_items())
    write, media = _WRITES[kind]

    def pieces() -> Iterator[bytes]:
        with bench.reading(viewer) as seen:
            found = find.incidents(seen.connection, seen.lens, wanted.filters, wanted.sort, seen.blind.incidents)
            records = find.whole(seen.connection, found)
            yield from (piece for piece in write(records, bench.public_gate(seen)) if piece is not None)

    named = {"content-disposition": f'attachment; filename="incidents.{kind}"'}
    return StreamingResponse(pieces(), media_type=media, headers=named)
