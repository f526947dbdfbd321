"""`tollbook export`: a project's record in an open format."""

import sys
from typing import Annotated

import typer

from tollbook.cli.policies import RangePolicyOption, StatusPolicyOption


def export(
    project: Annotated[str, typer.Argument(metavar="PROJECT", help="The project's folder.")],
    format: Annotated[
        str,
        typer.Argument(
            metavar="FORMAT",
            help="incidents-jsonl, tolls-jsonl, claims-jsonl, documents-jsonl, relations-jsonl or csv (incidents).",
        ),
    ],
    output: Annotated[str | None, typer.Option("-o", "--output", help="Write here instead of standard output.")] = None,
    with_names: Annotated[
        bool, typer.Option("--with-names", help="Keep names and words that are for the team only or restricted.")
    ] = False,
    range_policy: RangePolicyOption = None,
    status_policy: StatusPolicyOption = None,
) -> None:
    """Write a project's records, sorted by id. Names of victims and witnesses are masked, quotations included.

    Example: tollbook export ghouta incidents-jsonl -o incidents.jsonl
    """
    from tollbook.cli.under_policies import change_for  # noqa: PLC0415 - loads only when it runs
    from tollbook.export import export_to, find_format, open_output  # noqa: PLC0415 - loads only when it runs
    from tollbook.project import Project  # noqa: PLC0415

    change = change_for(range_policy, status_policy)
    chosen = find_format(format)
    database = Project(project).open()
    with open_output(output) as out:
        left_out = export_to(database, chosen, out, with_names=with_names, change=change)
    if left_out:
        sys.stderr.write(f"Left out {left_out} records that are withheld or under embargo.\n")
