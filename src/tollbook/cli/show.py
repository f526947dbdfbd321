"""`tollbook show`: the incidents of a project, or one of them whole."""

from typing import Annotated

import typer

from tollbook.cli.policies import RangePolicyOption, StatusPolicyOption


def show(
    project: Annotated[str, typer.Argument(metavar="PROJECT", help="The project's folder.")],
    name: Annotated[str | None, typer.Argument(metavar="ID", help="An incident or a toll, to see it whole.")] = None,
    failed: Annotated[bool, typer.Option("--failed", help="List the inputs that could not be read, and why.")] = False,
    duplicates: Annotated[
        bool, typer.Option("--duplicates", help="List which documents repeat which, and by how much.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the records as JSON.")] = False,
    range_policy: RangePolicyOption = None,
    status_policy: StatusPolicyOption = None,
) -> None:
    """List a project's incidents and, apart from them, its tolls; or show one with its claims and their words.

    Example: tollbook show ghouta i-1f2e3d4c5b6a7988
    """
    from tollbook.cli.showing import show_duplicates, show_failed, show_one, show_project  # noqa: PLC0415 - loads only when it runs
    from tollbook.cli.under_policies import change_for  # noqa: PLC0415

    change = change_for(range_policy, status_policy)
    if failed:
        show_failed(project, as_json=as_json)
    elif duplicates:
        show_duplicates(project, as_json=as_json)
    elif name is not None:
        show_one(project, name, as_json=as_json, change=change)
    else:
        show_project(project, as_json=as_json, change=change)
