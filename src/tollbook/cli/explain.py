"""`tollbook explain`: why an incident has its range and its grade."""

import json
from dataclasses import asdict
from typing import Annotated

import typer

from tollbook.cli.policies import RangePolicyOption, StatusPolicyOption


def explain(
    project: Annotated[str, typer.Argument(metavar="PROJECT", help="The project's folder.")],
    incident: Annotated[str, typer.Argument(metavar="INCIDENT", help="The id of an incident or toll.")],
    origins: Annotated[
        bool, typer.Option("--origins", help="Show who stands behind the reports: origins, outlets, documents.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the explanation as JSON.")] = False,
    range_policy: RangePolicyOption = None,
    status_policy: StatusPolicyOption = None,
) -> None:
    """Say why an incident has this range and this grade, each figure with its source and words.

    Example: tollbook explain ghouta i-1f2e3d4c5b6a7988
    """
    from tollbook.assessment import explain as explanation_of  # noqa: PLC0415 - the stages load only when they run
    from tollbook.cli.cases import origin_labels  # noqa: PLC0415
    from tollbook.cli.explaining import tell_explanation, tell_origins  # noqa: PLC0415
    from tollbook.cli.terminal import open_console, show  # noqa: PLC0415
    from tollbook.cli.under_policies import change_for, changed_case  # noqa: PLC0415
    from tollbook.project import Project  # noqa: PLC0415

    case = changed_case(Project(project).case(incident), change_for(range_policy, status_policy))
    if origins:
        graph = case.record.origin_graph
        if as_json:
            typer.echo(json.dumps({"id": case.record.id} | graph.model_dump(mode="json"), ensure_ascii=False))
        else:
            show(open_console(), tell_origins(case.record, origin_labels(case)))
        return
    explanation = explanation_of(case.record, case.all_claims, case.documents)
    if as_json:
        typer.echo(json.dumps({"id": case.record.id} | asdict(explanation), ensure_ascii=False))
    else:
        show(open_console(), tell_explanation(explanation, origin_labels(case)))
