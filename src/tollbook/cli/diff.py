"""`tollbook diff`: how a document changed."""

from typing import Annotated

import typer


def diff(
    project: Annotated[str, typer.Argument(metavar="PROJECT", help="The project's folder.")],
    document: Annotated[
        str, typer.Argument(metavar="DOCUMENT", help="A document's id; with @N, that version against the one before.")
    ],
    since: Annotated[int | None, typer.Option("--since", min=1, metavar="N", help="Compare with version N.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the changes as JSON, with offsets.")] = False,
) -> None:
    """Show what changed between two versions of a document, word by word: the last two unless others are named.

    Example: tollbook diff ghouta d-1f2e3d4c5b6a7988
    """
    from tollbook.cli.differing import show_differences  # noqa: PLC0415 - loads only when it runs

    show_differences(project, document, since, as_json=as_json)
