"""The work of `tollbook run`: progress while it goes, and a summary on standard error."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from tollbook.project import Options, Project, Summary

_SHOWN = 10


def run_project(folder: str, inputs: list[str], options: Options) -> int:
    """Run, tell what was done, and return the exit code: 1 where a document failed, else 0."""
    with Bar().shown() as bar:
        summary = Project(folder).run(inputs, options, bar)
    sys.stderr.writelines(line + "\n" for line in lines_of(summary))
    return 1 if summary.failures else 0


def lines_of(summary: Summary) -> list[str]:
    """A run's summary in words."""
    lines = [*_first("failed", [f.message for f in summary.failures]), *_first("note", summary.notes)]
    if not summary.changed:
        lines.append(f"Nothing new: {_many(summary.known, 'document')} known already.")
    else:
        lines.append(
            f"Read {_many(summary.read, 'new document')} ({len(summary.failures)} failed, {summary.known} known "
            f"already) in {_duration(summary.seconds)}."
        )
    lines.append(
        f"The project holds {_many(summary.documents, 'document')}, {_many(summary.claims, 'claim')} and "
        f"{_many(summary.incidents, 'incident')}."
    )
    if summary.outdated:
        lines.append(f"{_many(summary.outdated, 'document')} read by other rules; --reread reads them again.")
    return lines


def _first(kind: str, messages: Sequence[str]) -> list[str]:
    lines = [f"{kind}: {message}" for message in messages[:_SHOWN]]
    more = len(messages) - _SHOWN
    return [*lines, f"{kind}: {more:,} more, kept in the project."] if more > 0 else lines


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{seconds:.1f} s"


class Bar:
    """Progress on standard error: how many, how fast, how long yet. Silent where nobody watches."""

    def __init__(self, doing: str = "Reading") -> None:
        self._doing = doing
        self._progress = Progress(
            TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(), console=Console(stderr=True), disable=not sys.stderr.isatty(), transient=True,
        )  # fmt: skip
        self._task = self._progress.add_task(doing, total=None, rate="")

    @contextmanager
    def shown(self) -> Iterator["Bar"]:
        """Show it while the block runs."""
        with self._progress:
            yield self

    def again(self) -> None:
        """Begin anew."""
        self._progress.reset(self._task, total=None, description=self._doing)

    def expect(self, total: int | None) -> None:
        """Show how many inputs there are."""
        self._progress.update(self._task, total=total)

    def step(self) -> None:
        """Show that one more is done."""
        self._progress.advance(self._task)
        speed = self._progress.tasks[self._task].speed
        self._progress.update(self._task, rate=f"{speed:.0f}/s" if speed else "")

    def link(self) -> None:
        """Show that incidents are being made."""
        self._progress.update(self._task, description="Linking", rate="")
