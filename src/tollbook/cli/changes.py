"""`tollbook changes`: what the last run changed in a project's record."""

from typing import Annotated

import typer


def changes(
    project: Annotated[str, typer.Argument(metavar="PROJECT", help="The project's folder.")],
    since: Annotated[
        int | None, typer.Option(metavar="RUN", help="All runs after this one, by number; 0 for all there were.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the changes as JSON.")] = False,
) -> None:
    """List the incidents and tolls that are new, changed, merged, split or gone, and who said what new.

    Without --since, what the last run that changed anything did.

    Example: tollbook changes ghouta --since 3
    """
    from tollbook.cli.changing import show_changes  # noqa: PLC0415 - loads only when it runs

    show_changes(project, since, as_json=as_json)
