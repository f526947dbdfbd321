"""`tollbook erase`: what the law demands."""

from typing import Annotated

import typer


def erase(
    project: Annotated[str, typer.Argument(metavar="PROJECT", help="The project's folder.")],
    name: Annotated[str, typer.Argument(metavar="ID", help="A document's id, a decision's, or the SHA-256 of a file.")],
    reason: Annotated[str, typer.Option(help="Why, as the audit log keeps it. Name nobody in it.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask again.")] = False,
) -> None:
    """Erase a document by law: its archived bytes, its text, what was read from it and decided about it.

    What other archived bytes hold, as a message does its attachments, is refused and these are named: erase them first.
    A tombstone stays, the chain of decisions holds, figures are made anew without it. Copies and exports that left the
    project are not reached.

    Example: tollbook erase ghouta d-1f2e3d4c5b6a7988 --reason "GDPR, article 17, request 12"
    """
    from tollbook.project import Project  # noqa: PLC0415 - loads only when it runs

    if not yes:
        typer.confirm(f"Erase {name} for good?", abort=True)
    entries = Project(project).erase(name, "command-line", reason)
    typer.echo(f"Erased {name}, and the words of {entries} entries of the chain.")
