"""`tollbook read`: one report, explained to someone who never saw the program."""

from typing import Annotated

import typer


def read(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A report of any kind that is read, or - for stdin.")],
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="When it was published, as 2015-12-30, where it does not say.")
    ] = None,
    publisher: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who published it, where it does not say.")
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print all that was read as JSON, one line a report.")
    ] = False,
) -> None:
    """Explain one report: who was harmed, who says so, who denies it, each figure with its words.

    Example: tollbook read report.txt --published 2015-12-30 --publisher "Sample Outlet"
    """
    from tollbook.cli.reading import read_and_tell  # noqa: PLC0415 - the stages load only when they run

    raise typer.Exit(read_and_tell(file, published, publisher, as_json=as_json))
