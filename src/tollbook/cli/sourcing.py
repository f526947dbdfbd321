"""The work of `tollbook sources`."""

import csv
import json
import sys
from collections.abc import Iterator
from typing import Literal

import typer
from rich.console import RenderableType

from tollbook.cli.running import Bar
from tollbook.cli.terminal import line, open_console, show, table
from tollbook.model import KnownSource
from tollbook.project import Project
from tollbook.project.believing import set_credibility
from tollbook.telling import code_in_words

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def show_sources(path: str, *, everything: bool, form: Literal["table", "json", "csv"]) -> None:
    """The sources of a project, by name."""
    sources = tuple(Project(path).sources(everything=everything))
    if form == "json":
        typer.echo(json.dumps([source.model_dump(mode="json") for source in sources], ensure_ascii=False))
    elif form == "csv":
        _write_csv(sources)
    else:
        show(open_console(), _lists(sources))


def set_source(path: str, name: str, level: str, reason: str) -> None:
    """Set a credibility and grade anew. Raises TollbookError `no-source` or `bad-credibility`."""
    project = Project(path)
    before = {i.id: i.grade for i in project.incidents()}
    decision = set_credibility(project, name, level, reason)
    with Bar("Linking").shown() as bar:
        project.run([], watcher=bar)
    changed = [(i.id, before.get(i.id), i.grade) for i in project.incidents() if before.get(i.id) != i.grade]
    typer.echo(f"The credibility of {decision.about.source} is {decision.after}, set by {decision.by}.")
    for incident, old, new in changed:
        typer.echo(f"{incident}: {old or 'no grade'} → {new or 'no grade'}")
    typer.echo(f"{len(changed):,} grades changed.")


def _lists(sources: tuple[KnownSource, ...]) -> Iterator[RenderableType]:
    columns = ("Name", "Type", "Country", "Languages", "Published", "Credited", "Cited", "Credibility", "Carries")
    if not sources:
        yield line("No source yet.")
        return
    yield table(columns, map(_row, sources), numbers=("Published", "Credited", "Cited"))
    yield line("\nPublished, credited and cited count documents. * set by a user", "dim")


def _row(source: KnownSource) -> tuple[str, ...]:
    carries = [f"{r.source} ({r.documents})" for r in source.reprinted]
    believed = f"{source.credibility:.2g}{'*' if source.set_by else ''}"
    return (
        source.name, code_in_words(source.type or ""), source.country or "", " ".join(source.languages),
        *(str(number or "") for number in (source.published, source.credited, source.cited)),
        believed, ", ".join(carries),
    )  # fmt: skip


def _write_csv(sources: tuple[KnownSource, ...]) -> None:
    rows = csv.writer(sys.stdout, lineterminator="\n")
    fields = [name for name in KnownSource.model_fields if name not in ("languages", "usually_reprints", "reprinted")]
    rows.writerow([*fields, "languages", "usually_reprints", "reprinted"])
    for source in sources:
        lists = (source.languages, source.usually_reprints, [f"{r.source}:{r.documents}" for r in source.reprinted])
        cells = [getattr(source, name) for name in fields] + [" ".join(words) for words in lists]
        rows.writerow([_cell(cell) for cell in cells])


def _cell(value: object) -> str:
    """A name that a spreadsheet would run is quoted."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
