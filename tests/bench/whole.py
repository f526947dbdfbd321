"""Whole runs at scale: `python tests/bench/whole.py [--reports N] [--portions P]`.

Short invented reports are taken in, read, linked and assessed in portions, then all of them once more, which must
change nothing. Seconds are processor time. Exit code 1 where a portion costs much more than the first or memory grows.
"""

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))

from tests.bench.stories import stories  # noqa: E402 - this file is run by itself

from tollbook.project import Project  # noqa: E402 - as above

MOST_GROWTH = 1.5
MOST_MEMORY = 700
"""Megabytes that the run's own process may hold; its workers are measured by `run.py`."""


class Clocks:
    """A watcher that notes when linking begins: processor seconds of this process and of its workers."""

    def __init__(self) -> None:
        self.began = self.linking = used()

    def expect(self, total: int | None) -> None:
        """Nothing to note."""

    def step(self) -> None:
        """Nothing to note."""

    def link(self) -> None:
        """All documents are read; incidents are next."""
        self.linking = used()


class Portion(NamedTuple):
    """What a run did: processor seconds to take in and keep, in the workers that read, and to link and relate."""

    read: int
    changed: bool
    incidents: int
    keeping: float
    reading: float
    linking: float
    memory: int

    @property
    def each(self) -> float:
        """Milliseconds a report, all told."""
        return (self.keeping + self.reading + self.linking) * 1000 / max(1, self.read)


def used() -> float:
    """Processor seconds of this process."""
    return time.process_time()


def of_workers() -> float:
    """Processor seconds of processes that have ended."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return children.ru_utime + children.ru_stime


def run(project: Project, files: Sequence[Path]) -> Portion:
    """One run over these files."""
    clocks, workers = Clocks(), of_workers()
    done = project.run([str(file) for file in files], watcher=clocks)
    keeping, linking = clocks.linking - clocks.began, used() - clocks.linking
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    memory = int(status.partition("VmRSS:")[2].split()[0]) // 1024
    return Portion(done.read, done.changed, done.incidents, keeping, of_workers() - workers, linking, memory)


def portions(folder: Path, reports: int, number: int) -> Iterator[Portion]:
    """The project as it grows, and a last run over everything."""
    lines, each, files = list(stories(reports)), -(-reports // number), []
    for first in range(0, reports, each):
        files.append(folder / f"{first:06}.jsonl")
        files[-1].write_bytes(b"\n".join(lines[first : first + each]) + b"\n")
    project = Project(folder / "project")
    yield from (run(project, [file]) for file in files)
    yield run(project, files)
    project.close()


def main() -> int:
    """Print the table; 1 where a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=2_000)
    parser.add_argument("--portions", type=int, default=4)
    asked = parser.parse_args()
    table = Table("reports", "incidents", "read", "kept", "linked", "a report", "memory", title="Whole runs")
    runs = []
    with tempfile.TemporaryDirectory() as folder:
        for p in portions(Path(folder), asked.reports, asked.portions):
            runs.append(p)
            sys.stderr.write(f"{p}\n")
            shown = (
                f"{p.reading:.1f} s",
                f"{p.keeping:.1f} s",
                f"{p.linking:.1f} s",
                f"{p.each:.1f} ms",
                f"{p.memory} MB",
            )
            table.add_row(f"{p.read:,}", f"{p.incidents:,}", *shown)
    *grown, again = runs
    Console(width=120).print(table)
    sys.stdout.write("the last run changed something\n" if again.changed else "the last run changed nothing\n")
    flat = grown[-1].each <= MOST_GROWTH * grown[0].each and grown[-1].memory <= MOST_MEMORY
    return 0 if flat and not again.changed and not again.read else 1


if __name__ == "__main__":
    sys.exit(main())
