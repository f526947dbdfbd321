"""The work of `tollbook fetch` and `tollbook watch`."""

import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tollbook.archive.fetch import read_opml
from tollbook.cli.running import Bar, lines_of
from tollbook.errors import TollbookError
from tollbook.project import Options, Project
from tollbook.project.fetching import Web
from tollbook.project.online import FetchSummary, Online

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_LEAST = 60
_SHOWN = 5


def addresses(urls: Sequence[str], source: str | None) -> list[str]:
    """The addresses given, those of standard input in place of `-`, and those of a file.

    Raises TollbookError `missing-path`, `cannot-read` or `no-address`.
    """
    found: list[str] = []
    for url in urls:
        found += _lines(sys.stdin) if url == "-" else [url]
    if source is not None:
        try:
            with Path(source).open(encoding="utf-8-sig", errors="replace") as file:
                found += _lines(file)
        except FileNotFoundError as error:
            raise TollbookError("missing-path", path=source) from error
        except OSError as error:
            raise TollbookError("cannot-read", path=source, cause=error.strerror or str(error)) from error
    if not found:
        raise TollbookError("no-address", path=source or "The command")
    return found


def _lines(stream: Iterator[str]) -> list[str]:
    """The lines without blank ones and comments."""
    return [line.strip() for line in stream if line.strip() and not line.lstrip().startswith("#")]


def seconds_of(every: str) -> int:
    """ "15m" in seconds, a minute at least. Raises TollbookError `bad-duration`."""
    match = re.fullmatch(r"([1-9]\d{0,5})([smhd])", every.strip())
    if match is None:
        raise TollbookError("bad-duration", value=every)
    return max(_LEAST, int(match[1]) * _UNITS[match[2]])


def fetch_pages(folder: str, urls: list[str], workers: int, web: Web | None = None) -> int:
    """Fetch, tell what was done, and return the exit code: 1 where a page could not be had or read, else 0."""
    with Bar("Fetching").shown() as bar:
        summary = Online(Project(folder), Options(workers=workers), bar, web).fetch(urls)
    _tell(folder, summary, "")
    return 1 if summary.run.failures else 0


def watch_feeds(
    folder: str, opml: str, every: int | None, workers: int, web: Web | None = None,
    sleep: Callable[[float], None] = time.sleep,
) -> int:  # fmt: skip
    """Ask the feeds, again after `every` seconds; null asks once. Returns the exit code as `fetch_pages` does.

    The list is read anew each round. A round that meets another process at work on the project is left out.
    """
    with Bar("Fetching").shown() as bar:
        online = Online(Project(folder), Options(workers=workers), bar, web)
        while True:
            feeds = read_opml(opml)
            try:
                summary = online.watch(feeds)
            except TollbookError as error:
                if error.code != "project-in-use" or every is None:
                    raise
                sys.stderr.write(f"{_now()}: {error} The next round tries again.\n")
            else:
                _tell(folder, summary, f"{_now()}: {len(feeds):,} feeds announced {summary.announced:,} pages. ")
                if every is None:
                    return 1 if summary.run.failures else 0
            sleep(every)
            bar.again()


def _now() -> str:
    return time.strftime("%Y-%m-%d %H:%M:%S")


def _tell(folder: str, summary: FetchSummary, before: str) -> None:
    lines = lines_of(summary.run)
    told = f"{before}Fetched {summary.fetched:,}, unchanged {summary.unchanged:,}, not to be had {summary.failed:,}."
    lines.insert(max(0, len(lines) - 2), told)
    sys.stderr.writelines(
        line + "\n" for line in [*lines, *_changed(folder, summary.run.versions), *_gone(summary.gone)]
    )


def _changed(folder: str, versions: Sequence[str]) -> list[str]:
    lines = [f"Changed: tollbook diff {folder} {name}" for name in versions[:_SHOWN]]
    more = len(versions) - _SHOWN
    return [*lines, f"Changed: {more:,} more."] if more > 0 else lines


def _gone(names: Sequence[str]) -> list[str]:
    lines = [f"Gone from the web: {name}; its archived copy is kept." for name in names[:_SHOWN]]
    more = len(names) - _SHOWN
    return [*lines, f"Gone from the web: {more:,} more."] if more > 0 else lines
