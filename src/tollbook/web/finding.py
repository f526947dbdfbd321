"""The search that pages share, one for each application."""

from typing import Annotated, cast

from fastapi import Depends, Request

from tollbook.review.searching import Finder


def finder(request: Request) -> Finder:
    """The search over this application's project."""
    return cast(Finder, request.app.state.finder)


Find = Annotated[Finder, Depends(finder)]
