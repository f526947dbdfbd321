"""`tollbook verify`: is a project still what it was?"""

import json
import sys
from dataclasses import asdict
from typing import Annotated

import typer


def verify(
    project: Annotated[str, typer.Argument(metavar="PROJECT", help="The project's folder.")],
    as_json: Annotated[bool, typer.Option("--json", help="Write the verdict as JSON.")] = False,
) -> None:
    """Check archived bytes against their hashes, quotations against their texts, the web archives, the
    chain of decisions and custody, the database.

    Exit code 1 where anything does not hold.

    Example: tollbook verify ghouta
    """
    from tollbook.project import Project  # noqa: PLC0415 - loads only when it runs

    verdict = Project(project).verify()
    if as_json:
        typer.echo(json.dumps(asdict(verdict)))
    else:
        sys.stdout.writelines(f"{fault.part}: {fault.message}\n" for fault in verdict.faults)
        sys.stdout.write(
            f"Checked {verdict.files:,} archived files, {verdict.documents:,} documents, {verdict.quotes:,} "
            f"quotations, {verdict.decisions:,} decisions and {verdict.custody:,} entries of custody: "
            f"{len(verdict.faults):,} faults.\n"
        )
    raise typer.Exit(1 if verdict.faults else 0)
