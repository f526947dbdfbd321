"""The work of `tollbook report`."""

from pathlib import Path

from tollbook import __version__
from tollbook.export import open_output
from tollbook.export.report import gated, page_of, render
from tollbook.incidents import first_reports, report_of
from tollbook.project import Project
from tollbook.project.origins import origins_of


def write_report(path: str, output: str | None, *, most: int | None = None, with_names: bool = False) -> str:
    """Write the report of a project; returns where. Raises TollbookError `no-project`, `not-writable`."""
    project = Project(path)
    shown = gated(project.open(), with_names=with_names, most=most)
    reports = {document.id: report_of(document) for document in project.documents()}
    first = first_reports(reports.values())
    origins = {case.record.id: origins_of(case.claims, reports, first) for case in shown.cases}
    target = output or str(Path(path) / "report.html")
    with open_output(target) as out:
        out.write(render(page_of(Path(path).resolve().name, shown, origins, __version__)))
    return target
