"""The work of `tollbook report`."""

from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from tollbook import __version__
from tollbook.export import open_output
from tollbook.export.report import gated, page_of, render
from tollbook.incidents import first_reports, report_of
from tollbook.model import Claim
from tollbook.project import Project
from tollbook.project.origins import origins_of
from tollbook.texts import find_locale, using

Claims = Mapping[str, tuple[Claim, ...]]
"""By document id."""


def write_report(
    path: str, output: str | None, *, most: int | None = None, with_names: bool = False, language: str = "en"
) -> str:  # fmt: skip
    """Write the report of a project; returns where.

    Raises TollbookError `no-project`, `not-writable`, `unknown-language`.
    """
    chosen, project = find_locale(language), Project(path)
    shown = gated(project.open(), with_names=with_names, most=most)
    of = origins_in(project, shown.held)
    origins = {case.record.id: of(case.claims) for case in shown.cases}
    target = output or str(Path(path) / "report.html")
    with open_output(target) as out, using(chosen):
        out.write(render(page_of(Path(path).resolve().name, shown, origins, __version__)))
    return target


def origins_in(project: Project, held: Collection[str]) -> Callable[[Claims], dict[str, str]]:
    """Gives the origins of a record's claims (claim id → origin id) by the rules that made the record.

    The documents `held` stay back: none of their outlets is the origin of who repeats them.
    """
    reports = {document.id: report_of(document) for document in project.documents() if document.id not in held}
    first = first_reports(reports.values())
    return lambda claims: origins_of(claims, reports, first)
