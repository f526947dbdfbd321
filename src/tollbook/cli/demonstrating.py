"""The work of `tollbook demo`."""

import sys
import webbrowser
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path

from rich.console import RenderableType

from tollbook.cli.cases import tell_record
from tollbook.cli.reporting import write_report
from tollbook.cli.showing import by_date
from tollbook.cli.terminal import heading, line, open_console, show
from tollbook.errors import TollbookError
from tollbook.project import Options, Project


def build_demo(folder: str, workers: int = 1) -> Path:
    """Build the sample project and its report; returns the report's path. Raises TollbookError `not-empty`."""
    path = Path(folder)
    if path.exists() and not (path / "tollbook.db").exists() and (not path.is_dir() or any(path.iterdir())):
        raise TollbookError("not-empty", path=folder)
    if sys.stderr.isatty():
        sys.stderr.write("Reading the sample reports…\n")
    with as_file(files("tollbook.demo").joinpath("reports.jsonl")) as reports:
        Project(path).run([str(reports)], Options(workers=workers))
    return Path(write_report(folder, None)).resolve()


def print_demo(folder: str, report: Path) -> None:
    """Print the sample project's record and the ways on from here."""
    show(open_console(), _tell(folder, report))


def open_in_browser(report: Path) -> None:
    """Open the report, which is a file: nothing listens on the network."""
    webbrowser.open(report.as_uri())


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
    yield line(f"  Open {report} in a browser: ranges, timelines, and the words behind each figure.")
    first = incidents[0].id if incidents else "INCIDENT"
    yield line(f"  tollbook show {folder} {first}       every claim with its words")
    yield line(f"  tollbook explain {folder} {first}    why this range, why this grade")
    yield line(f"  tollbook export {folder} csv                        the incidents for a spreadsheet")
