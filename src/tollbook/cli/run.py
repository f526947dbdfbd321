"""`tollbook run`: reports into a project."""

import sys
from typing import Annotated

import typer


def run(
    project: Annotated[str, typer.Argument(metavar="PROJECT", help="The project's folder; made if it is not there.")],
    inputs: Annotated[
        list[str], typer.Argument(metavar="INPUT…", help="Files, folders, globs, or - for standard input.")
    ],
    workers: Annotated[int, typer.Option(min=1, help="Processes that read.")] = 1,
    retry_failed: Annotated[bool, typer.Option("--retry-failed", help="Read again what failed before.")] = False,
    reread: Annotated[
        bool, typer.Option("--reread", help="Read again what another version of Tollbook or its rules read.")
    ] = False,
    mapping: Annotated[
        str | None, typer.Option(metavar="FILE.yaml", help="What the columns of tables are; see `tollbook mapping`.")
    ] = None,
) -> None:
    """Take reports into a project: read them, link what they tell into incidents, assess these.

    It may be stopped or killed at any moment: the same command goes on where it was. What was read is not read again.

    Example: tollbook run ghouta reports/ --workers 2
    """
    from tollbook.cli.running import run_project  # noqa: PLC0415 - the stages load only when they run
    from tollbook.documents.tables import load_columns  # noqa: PLC0415
    from tollbook.project import Options  # noqa: PLC0415

    columns = load_columns(mapping) if mapping else None
    options = Options(workers=workers, retry_failed=retry_failed, reread=reread, columns=columns)
    try:
        code = run_project(project, inputs, options)
    except KeyboardInterrupt:
        sys.stderr.write("tollbook: stopped. What was read is kept; the same command goes on from here.\n")
        code = 130
    raise typer.Exit(code)
