"""Filters kept under a name."""

from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import APIRouter, Form
from starlette.responses import Response

from tollbook.web.auth import Signed, require
from tollbook.web.security import see_other
from tollbook.web.views.overview import OVERVIEW
from tollbook.web.views.query import asked
from tollbook.web.workbench import Bench

router = APIRouter()
Text = Annotated[str, Form(max_length=8000)]


@router.post("/saved", dependencies=[require("own_account")])
def save(
    viewer: Signed,
    bench: Bench,
    name: Annotated[str, Form(max_length=200)],
    query: Annotated[str, Form(max_length=8000)],
) -> Response:
    """Keep the filters of an address, as far as they are filters, under a name."""
    wanted = asked(parse_qsl(query))
    address = wanted.address(OVERVIEW)
    bench.saving.save(viewer, name, address.partition("?")[2])
    return see_other(address)


@router.post("/saved/{key}/delete", dependencies=[require("own_account")])
def forget(viewer: Signed, bench: Bench, key: int) -> Response:
    """Forget one of one's own filters."""
    bench.saving.forget(viewer, key)
    return see_other(OVERVIEW)
