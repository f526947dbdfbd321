"""`tollbook fetch`: pages of the web into a project."""

import sys
from typing import Annotated

import typer


def fetch(
    project: Annotated[str, typer.Argument(metavar="PROJECT", help="The project's folder; made if it is not there.")],
    urls: Annotated[
        list[str] | None, typer.Argument(metavar="URL…", help="Addresses, or - for a list on standard input.")
    ] = None,
    source: Annotated[
        str | None, typer.Option("--from", metavar="FILE", help="Take the addresses from a file, one a line.")
    ] = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes that read.")] = 1,
) -> None:
    """Fetch pages, keep them as WARC records, and read them like other reports.

    Hosts are asked slowly and by their robots.txt, public addresses only. A page that is known is fetched again only
    if it has changed, and is then a further version of the same document. Settings: docs/howto/fetch-and-watch.md.

    Example: tollbook fetch ghouta https://example.org/report.html
    """
    from tollbook.cli.fetching import addresses, fetch_pages  # noqa: PLC0415 - the stages load only when they run

    try:
        code = fetch_pages(project, addresses(urls or [], source), workers)
    except KeyboardInterrupt:
        sys.stderr.write("tollbook: stopped. What was fetched is kept; the same command goes on from here.\n")
        code = 130
    raise typer.Exit(code)
