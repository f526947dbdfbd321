"""`tollbook report`: the record as one HTML file."""

from typing import Annotated

import typer


def report(
    project: Annotated[str, typer.Argument(metavar="PROJECT", help="The project's folder.")],
    output: Annotated[
        str | None, typer.Option("-o", "--output", help="Write here (- for standard output) instead of the project.")
    ] = None,
    most: Annotated[
        int | None, typer.Option("--most", min=1, metavar="N", help="Only the N incidents with the most killed.")
    ] = None,
    with_names: Annotated[
        bool, typer.Option("--with-names", help="Keep names and words that are for the team only or restricted.")
    ] = False,
    language: Annotated[
        str, typer.Option("--language", metavar="TAG", help="The language of what is not quoted.")
    ] = "en",
) -> None:
    """Write one HTML file with all incidents: ranges, timelines, positions, and the words behind each figure.

    It holds all it shows, fetches nothing and runs no script. Names of victims and witnesses are masked.

    Example: tollbook report ghouta -o ghouta.html
    """
    from tollbook.cli.reporting import write_report  # noqa: PLC0415 - loads only when it runs

    path = write_report(project, output, most=most, with_names=with_names, language=language)
    if path != "-":
        typer.echo(f"Wrote {path}.", err=True)
