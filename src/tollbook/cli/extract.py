"""`tollbook extract`: stateless, streaming reading to JSON Lines."""

from typing import Annotated

import typer


def extract(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT…", help="Files, folders, globs, or - for stdin.")],
    output: Annotated[str | None, typer.Option("-o", "--output", help="Write here instead of standard output.")] = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes that read.")] = 1,
    everything: Annotated[
        bool, typer.Option("--all", help="Statements, places and times everywhere, not only beside words of harm.")
    ] = False,
    mapping: Annotated[
        str | None, typer.Option(metavar="FILE.yaml", help="What the columns of tables are; see `tollbook mapping`.")
    ] = None,
    progress: Annotated[bool, typer.Option(help="Show progress on a terminal.")] = True,
) -> None:
    """Read reports to JSON Lines, one line a document, in input order.

    A document that cannot be read gets a line {"error": {"code", "message", "input"}} in its place.

    Example: tollbook extract reports/ -o out.jsonl --workers 2
    """
    from tollbook.cli.streaming import extract_all  # noqa: PLC0415 - the stages load only when they run

    raise typer.Exit(extract_all(inputs, output, workers, everything=everything, mapping=mapping, progress=progress))
