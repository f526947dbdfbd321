"""The work of `tollbook demo`."""

import json
import sys
import webbrowser
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from rich.console import RenderableType

from tollbook.cli.cases import tell_record
from tollbook.cli.reporting import write_report
from tollbook.cli.showing import by_date
from tollbook.cli.terminal import heading, line, open_console, show
from tollbook.errors import TollbookError, writing_to
from tollbook.project import Options, Project

WORKBENCH = "http://127.0.0.1:8765/"
"""Where the workbench is once it is served, unless another port is named."""


def build_demo(folder: str, workers: int = 1) -> Path:
    """Build the sample project and its report; returns the report's path. Raises TollbookError `not-empty`."""
    path = Path(folder)
    if path.exists() and not (path / "tollbook.db").exists() and (not path.is_dir() or any(path.iterdir())):
        raise TollbookError("not-empty", path=folder)
    if sys.stderr.isatty():
        sys.stderr.write("Reading the sample reports…\n")
    Project(path).run([str(write_reports(path / "reports"))], Options(workers=workers))
    return Path(write_report(folder, None)).resolve()


def write_reports(folder: Path) -> Path:
    """Write the packaged reports as files of their own, to be looked at and read one by one; returns the folder."""
    rows = files("tollbook.demo").joinpath("reports.jsonl").read_text(encoding="utf-8").splitlines()
    with writing_to(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for row in rows:
            (folder / f"{json.loads(row)['id']}.jsonl").write_text(row + "\n", encoding="utf-8")
    return folder


def print_demo(folder: str, report: Path) -> None:
    """Print the sample project's record and the ways on from here."""
    show(open_console(), _tell(folder, report))


def serve_demo(folder: str, port: int) -> None:
    """Serve the workbench to this machine alone, open to visitors who read, and open it in the browser."""
    # the web loads only when it is asked for
    from tollbook.cli.serving import serve_project  # noqa: PLC0415

    serve_project(folder, "127.0.0.1", port, (), https=False, visitors=True, opened=webbrowser.open)


def _tell(folder: str, report: Path) -> Iterator[RenderableType]:
    project = Project(folder)
    incidents, tolls = by_date(project.incidents()), by_date(project.tolls())
    documents = sum(1 for _ in project.documents())
    yield line(f"{documents} reports, read into {len(incidents)} incidents. The reports are summaries of what was")
    yield line("publicly reported, written for this demonstration; they are not the text of any outlet.")
    for incident in incidents:
        yield line("")
        yield from tell_record(project.case(incident.id))
    if tolls:
        yield heading("Tolls over longer periods or wider areas, never added to incidents")
        yield from (line(f"  {toll.title}") for toll in tolls)
    yield heading("Go on")
    first = incidents[0].id if incidents else "INCIDENT"
    ways = {
        f"tollbook read {folder}/reports/kunduz-06.jsonl": "one report, explained",
        f"tollbook show {folder} {first}": "every claim with its words",
        f"tollbook explain {folder} {first}": "why this range and this grade",
        f"tollbook export {folder} csv": "the incidents for a spreadsheet",
    }
    yield from (line(f"  {command}\n      {what}") for command, what in ways.items())
    yield heading("In a browser")
    yield line(f"  The report, a file: {report}")
    yield line(f"  The workbench: tollbook demo {folder} --serve")
    yield line(f"  {WORKBENCH}")
