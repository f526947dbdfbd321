"""Answers of the API: one record with its state as ETag, or a page of records with the cursor of the next."""

import hashlib
from collections.abc import Iterable
from typing import Annotated, Any, Generic, TypeVar

import orjson
from fastapi import Header, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel

from tollbook.errors import TollbookError
from tollbook.web.errors import PreconditionNeeded

T = TypeVar("T")
MOST = 200

Limit = Annotated[int, Query(ge=1, le=MOST, description="How many records a page holds.")]
After = Annotated[str | None, Query(max_length=500, description="The cursor that the page before gave as `next`.")]
IfMatch = Annotated[str | None, Header(max_length=200, description="The ETag of the record that was decided about.")]


class Page(BaseModel, Generic[T]):
    """Some records, and the cursor of the next page; null where this is the last."""

    items: list[T]
    next: str | None = None


PROBLEMS: dict[int | str, dict[str, Any]] = {
    401: {"description": "Nobody is signed in."},
    403: {"description": "The role does not allow this."},
    404: {"description": "There is no such record, or it is not open to the viewer."},
}
DECIDING: dict[int | str, dict[str, Any]] = PROBLEMS | {
    400: {"description": "This cannot be decided; the answer says why."},
    409: {"description": "It clashes with another decision."},
    412: {"description": "The record has changed since; get it again and decide anew."},
    428: {"description": "If-Match is missing."},
}
READING: dict[int | str, dict[str, Any]] = PROBLEMS | {
    304: {"description": "It is what If-None-Match names."},
    400: {"description": "The cursor or a filter is none."},
}


def send(request: Request, value: Any, etag: str | None = None, status: int = 200) -> Response:
    """The value as JSON; 304 without it where the client has it already. The ETag is of the body unless given."""
    body = orjson.dumps(value, default=_dumped)
    tag = f'"{etag or hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {"etag": tag, "vary": "Authorization, Cookie", "cache-control": "private, no-cache"}
    asked = request.headers.get("if-none-match", "")
    if request.method == "GET" and tag in {known.strip().removeprefix("W/") for known in asked.split(",")}:
        return Response(status_code=304, headers=headers)
    return Response(body, status, headers, "application/json")


def state_named(if_match: str | None) -> str:
    """The state that a decision was made about. Raises PreconditionNeeded where the client names none."""
    if not if_match or if_match.strip() == "*":
        raise PreconditionNeeded
    return if_match.strip().removeprefix("W/").strip('"')


def page_number(after: str | None) -> int:
    """The page that a cursor stands for. Raises TollbookError `bad-cursor`."""
    if after is None:
        return 1
    number = after.removeprefix("p")
    if not after.startswith("p") or not number.isascii() or not number.isdigit() or len(number) > 6:
        raise TollbookError("bad-cursor")
    return max(int(number), 1)


def dumped(records: Iterable[BaseModel]) -> list[dict[str, Any]]:
    """Records as JSON values."""
    return [record.model_dump(mode="json") for record in records]


def _dumped(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    raise TypeError(type(value).__name__)
