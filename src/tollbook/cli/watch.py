"""`tollbook watch`: what feeds announce into a project."""

import sys
from typing import Annotated

import typer


def watch(
    project: Annotated[str, typer.Argument(metavar="PROJECT", help="The project's folder; made if it is not there.")],
    feeds: Annotated[str, typer.Argument(metavar="FEEDS.opml", help="The list of feeds, as feed readers export it.")],
    every: Annotated[str, typer.Option(metavar="TIME", help="Ask the feeds again after 15m, 2h or 1d.")] = "15m",
    once: Annotated[bool, typer.Option("--once", help="Ask once and end.")] = False,
    workers: Annotated[int, typer.Option(min=1, help="Processes that read.")] = 1,
) -> None:
    """Ask RSS and Atom feeds for news, fetch the pages that they announce, and read them; until Ctrl-C.

    Example: tollbook watch ghouta feeds.opml --every 30m
    """
    from tollbook.cli.fetching import seconds_of, watch_feeds  # noqa: PLC0415 - the stages load only when they run

    try:
        code = watch_feeds(project, feeds, None if once else seconds_of(every), workers)
    except KeyboardInterrupt:
        sys.stderr.write("tollbook: stopped. What was fetched is kept; the same command goes on from here.\n")
        code = 130
    raise typer.Exit(code)
