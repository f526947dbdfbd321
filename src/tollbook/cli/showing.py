"""The work of `tollbook show`."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any, TypeVar

import typer
from rich.console import RenderableType
from rich.table import Table

from tollbook.cli.cases import tell_case
from tollbook.cli.terminal import heading, line, open_console, show, table
from tollbook.cli.under_policies import Change, changed_case
from tollbook.model import Assessed, Incident, Toll
from tollbook.project import Project
from tollbook.telling import code_in_words, figure_in_words

R = TypeVar("R", bound=Assessed)


def show_project(path: str, *, as_json: bool, change: Change | None = None) -> None:
    """All incidents and tolls, by date."""
    project = Project(path)
    make = change or (lambda record: record)
    incidents, tolls = by_date(map(make, project.incidents())), by_date(map(make, project.tolls()))
    if as_json:
        records = {"incidents": _plain(incidents), "tolls": _plain(tolls)}
        typer.echo(json.dumps(records, ensure_ascii=False))
        return
    failures = sum(1 for _ in project.failures())
    show(open_console(), _lists(incidents, tolls, failures, path))


def show_one(path: str, name: str, *, as_json: bool, change: Change | None = None) -> None:
    """One incident or toll with its claims. Raises TollbookError `no-incident`."""
    case = changed_case(Project(path).case(name), change)
    if as_json:
        claims = [{"document": d} | c.model_dump(mode="json") for d, told in case.claims.items() for c in told]
        typer.echo(json.dumps({"record": case.record.model_dump(mode="json"), "claims": claims}, ensure_ascii=False))
        return
    console = open_console()
    show(console, tell_case(case, colours=console.is_terminal))


def show_failed(path: str, *, as_json: bool) -> None:
    """The inputs that could not be read."""
    failures = list(Project(path).failures())
    if as_json:
        typer.echo(json.dumps([asdict(failure) for failure in failures], ensure_ascii=False))
        return
    parts = [line(f"{_input(f.name, f.line)}: {f.message}") for f in failures]
    show(open_console(), parts or [line("Every input was read.")])


def show_duplicates(path: str, *, as_json: bool) -> None:
    """The relations of documents: the same bytes, the same text, one story."""
    relations = list(Project(path).relations())
    if as_json:
        typer.echo(json.dumps([relation.model_dump(mode="json") for relation in relations], ensure_ascii=False))
        return
    rows = (
        (code_in_words(r.kind), f"{r.overlap:.0%}", r.document, f"came again as {r.input}" if r.input else r.other)
        for r in relations
    )
    listed = table(("Kind", "Overlap", "Document", "Repeats"), rows, numbers=("Overlap",))
    show(open_console(), [listed] if relations else [line("No document repeats another.")])


def by_date(records: Iterable[R]) -> list[R]:
    """Records in order of when it happened; those without a date last."""
    return sorted(records, key=lambda r: (r.time.start or "9999" if r.time else "9999", r.id))


def _plain(records: Iterable[Assessed]) -> list[dict[str, Any]]:
    return [record.model_dump(mode="json") for record in records]


def _input(name: str, row: int | None) -> str:
    return name if row is None else f"{name}, line {row}"


def _lists(incidents: Sequence[Incident], tolls: Sequence[Toll], failures: int, path: str) -> Iterator[RenderableType]:
    if incidents:
        yield line(f"{len(incidents):,} incident{'s' * (len(incidents) != 1)}", "bold")
        yield _list(incidents)
    else:
        yield line("No incident.")
    if tolls:
        yield heading("Tolls over longer periods or wider areas, never added to incidents")
        yield _list(tolls)
    if failures:
        yield line(f"\n{failures:,} inputs could not be read: tollbook show {path} --failed")
    if incidents:
        yield line(f"\nOne whole: tollbook show {path} {incidents[0].id}", "dim")


def _list(records: Iterable[Incident | Toll]) -> Table:
    columns = ("Id", "Date", "Place", "Killed", "Grade", "Origins", "Documents")
    return table(columns, (_row(record) for record in records), numbers=("Origins", "Documents"))


def _row(record: Incident | Toll) -> tuple[str, ...]:
    place = (record.place.name or record.place.text) if record.place else ""
    when = record.time.start or "" if record.time else ""
    until = f" to {record.time.end}" if record.time and record.time.end not in (None, record.time.start) else ""
    grade = (record.grade or "none") if isinstance(record, Incident) else record.scope
    killed = figure_in_words(record.killed) if record.killed else ""
    return record.id, when + until, place, killed, grade, str(record.origins), str(len(record.documents))
