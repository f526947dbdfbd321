"""How linking scales: `python tests/bench/linking.py [--claims N] [--days D]`.

Invented reports are put into a project and linked; then further ones are added at each size, a hundred at a time, and
what each of them costs is compared. Exit code 1 where a target is missed.
"""

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from statistics import median
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))

from tests.bench.incidents import readings  # noqa: E402 - this file is run by itself

from tollbook import store  # noqa: E402 - as above
from tollbook.model import Reading  # noqa: E402 - as above
from tollbook.project.relinking import relink  # noqa: E402 - as above
from tollbook.store import Database, migrate  # noqa: E402 - as above

CLAIMS_EACH = 5
DAYS = 3650
"""Ten years: 20,000 incidents are five or six a day then."""
ADDED, ROUNDS = 100, 5
MOST_SECONDS, MOST_MEMORY = 300.0, 4 * 1024


class Step(NamedTuple):
    """A project of so many claims: processor seconds to link it from the size before, and a report more."""

    claims: int
    documents: int
    incidents: int
    linked: float
    each: float
    """Milliseconds, the median of `ROUNDS`."""


def take_in(database: Database, told: Iterable[Reading]) -> int:
    """Keep readings as a run does, a thousand a transaction; returns how many claims they hold."""
    claims = 0
    for some in batches(told, 1000):
        with database.write() as connection:
            for reading in some:
                document = reading.document
                arrival = store.arrive(connection, document.sha256, document.id, None, "text")
                kept = store.keep(connection, arrival.key, document, ())
                store.keep_reading(connection, arrival.key, reading.model_copy(update={"document": kept}), "1")
                claims += len(reading.claims)
    return claims


def batches(told: Iterable[Reading], most: int) -> Iterator[list[Reading]]:
    """So many at a time."""
    left = iter(told)
    while some := list(islice(left, most)):
        yield some


def seconds_to_link(database: Database) -> float:
    """Processor time: other programs on the machine do not count."""
    began = time.process_time()
    relink(database, (), "1")
    return time.process_time() - began


def steps(folder: Path, sizes: Iterable[int], days: int = DAYS, added: int = ADDED) -> Iterator[Step]:
    """The project at each number of claims, growing; `added` reports a round are put to it at each."""
    folder.mkdir(exist_ok=True)
    database = Database(folder / "tollbook.db")
    migrate(database)
    told = (reading for _, reading in readings(2 * max(sizes) // CLAIMS_EACH, CLAIMS_EACH, days=days))
    more = (reading for _, reading in readings(1_000_000, CLAIMS_EACH, seed=1, days=days))
    claims = 0
    for size in sorted(sizes):
        while claims < size:
            claims += take_in(database, islice(told, max(1, (size - claims) // 2)))
        linked = seconds_to_link(database)
        with database.read() as connection:
            number = store.counts(connection)["read"], store.number_of_incidents(connection)
        yield Step(claims, *number, linked, median(a_report_more(database, more, added) for _ in range(ROUNDS)))
    database.close()


def a_report_more(database: Database, more: Iterator[Reading], added: int) -> float:
    """Milliseconds of processor time for each of so many reports, added at once."""
    take_in(database, islice(more, added))
    return seconds_to_link(database) * 1000 / added


def peak_memory() -> float:
    """Megabytes that this process has used at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    """Print the table; 1 where a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=20_000)
    parser.add_argument("--days", type=int, default=DAYS)
    asked = parser.parse_args()
    biggest = asked.claims
    sizes = [size for size in (1_000, 5_000, 20_000, 50_000, 100_000) if size <= biggest] or [biggest]
    table = Table("claims", "documents", "incidents", "linked in", "a report more", title="Linking")
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for step in steps(Path(folder), sizes, asked.days):
            found.append(step)
            sys.stderr.write(f"{step}, {peak_memory():.0f} MB\n")
            shown = f"{step.linked:.1f} s", f"{step.each:.1f} ms"
            table.add_row(f"{step.claims:,}", f"{step.documents:,}", f"{step.incidents:,}", *shown)
    Console(width=120).print(table)
    total, memory = sum(step.linked for step in found), peak_memory()
    sys.stdout.write(f"all linked in {total:.0f} s of processor time, {memory:.0f} MB at most\n")
    flat = found[-1].each <= 1.75 * found[0].each
    return 0 if total <= MOST_SECONDS and memory <= MOST_MEMORY and flat else 1


if __name__ == "__main__":
    sys.exit(main())
