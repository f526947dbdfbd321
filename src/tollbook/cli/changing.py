"""The work of `tollbook changes`."""

import json
from collections.abc import Iterator

import typer
from rich.console import RenderableType

from tollbook.cli.terminal import heading, line, open_console, show
from tollbook.model import Assessed, Claim
from tollbook.project import Changed, LinkingRun, Project
from tollbook.telling import chain_of, figure_in_words, first_of, speaks_as_several, stance_verb, what_of

_HEADINGS = {
    "new": "New",
    "changed": "Changed",
    "merged": "Merged: two that are now one",
    "split": "Split: one that is now two",
    "gone": "Gone",
}
_HARMS = ("killed", "injured", "missing", "displaced")


def show_changes(path: str, since: int | None, *, as_json: bool) -> None:
    """What changed since a run. Raises TollbookError `no-run`."""
    runs, changes = Project(path).changes(since)
    if as_json:
        told = {"runs": [_run(run) for run in runs], "changes": [_plain(change) for change in changes]}
        typer.echo(json.dumps(told, ensure_ascii=False))
        return
    show(open_console(), _lists(runs, changes))


def _lists(runs: tuple[LinkingRun, ...], changes: tuple[Changed, ...]) -> Iterator[RenderableType]:
    if not runs:
        yield line("No run has changed anything since.")
        return
    named = f"run {runs[0].number}" if len(runs) == 1 else f"runs {runs[0].number} to {runs[-1].number}"
    yield line(f"{named.capitalize()}, {runs[-1].at[:10]}: {len(changes)} change{'s' * (len(changes) != 1)}.", "bold")
    for what, title in _HEADINGS.items():
        told = [change for change in changes if change.what == what]
        if told:
            yield heading(title)
        for change in told:
            yield from _lines(change)


def _lines(change: Changed) -> Iterator[RenderableType]:
    record = change.before if change.what in ("gone", "split", "merged") else change.after
    yield line(f"{change.record}  {record.title if record else ''}")
    if change.other:
        yield line({"merged": f"  into {change.other}", "split": f"  from {change.other}"}.get(
            change.what, f"  was {change.other}"))  # fmt: skip
    if change.what == "changed":
        yield from (line(f"  {words}") for words in figures_changed(change.before, change.after))
    for document, claim in change.said:
        yield line(f"  {document}: {said_in_words(claim)}", "dim")


def said_in_words(claim: Claim) -> str:
    """ "a hospital says: 12 people killed"."""
    who = chain_of(claim.sources, None)
    what = what_of(claim)
    return f"{who} {stance_verb(claim.stance, several=speaks_as_several(first_of(claim.sources)))}" + (
        f": {what}" if what else ""
    )


def figures_changed(before: Assessed | None, after: Assessed | None) -> Iterator[str]:
    """ "killed 9 → 9–12", for each harm whose figure changed; "grade fair → confirmed" where that did."""
    for harm in _HARMS:
        was, now = getattr(before, harm, None), getattr(after, harm, None)
        if was != now:
            yield f"{harm} {figure_in_words(was)} → {figure_in_words(now)}"
    was, now = getattr(before, "grade", None), getattr(after, "grade", None)
    if was != now:
        yield f"grade {was or 'none'} → {now or 'none'}"


def _run(run: LinkingRun) -> dict[str, object]:
    return {"number": run.number, "at": run.at}


def _plain(change: Changed) -> dict[str, object]:
    said = [{"document": document} | claim.model_dump(mode="json") for document, claim in change.said]
    return {
        "run": change.run, "what": change.what, "record": change.record, "other": change.other or None,
        "before": change.before.model_dump(mode="json") if change.before else None,
        "after": change.after.model_dump(mode="json") if change.after else None,
        "said": said,
    }  # fmt: skip
