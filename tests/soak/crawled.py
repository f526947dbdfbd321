"""Large web archives made for the tests, and what reading them costs."""

import gzip
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from tests.documents.web_archives import http, page, record
from tests.soak.interrupted import ROOT, environment, read_so_far
from warcio.utils import Digester

_PARTS = 10
_DEARER = 2.0
_MORE_MEGABYTES = 60
_TOWNS = ("Aleppo", "Mosul", "Kunduz", "Taiz", "Bamako", "Donetsk", "Sirte", "Marawi")
_QUIET = "The invented council of the valley spoke of bridges, harvests and a new road that opened in the spring."
_READ = (
    "import resource, sys; from tollbook.documents import iter_raw\n"
    "found = sum(1 for raw in iter_raw(sys.argv[1]) if raw.sha256)\n"
    "print(found, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)\n"
)
_APPEND = (
    "import sys; from datetime import UTC, datetime; from pathlib import Path\n"
    "from tests.documents.web_archives import http, page\n"
    "from tollbook.archive import WarcWriter\n"
    "writer = WarcWriter(Path(sys.argv[1]), most_bytes=200_000)\n"
    "for i in range(int(sys.argv[2]), 10**9):\n"
    "    record = writer.add(f'https://news.example/{i}', b'GET / HTTP/1.1\\r\\n\\r\\n', http(page(i)),\n"
    "                        datetime.now(UTC), None)\n"
    "    print(i, record.path.name, record.offset, record.length, record.digest, flush=True)\n"
)


def words(number: int) -> str:
    """What a page tells: one in twenty of people harmed, the others of nothing that counts."""
    if number % 20:
        return f"{_QUIET} It was told {number} times."
    town, day = _TOWNS[number // 20 % len(_TOWNS)], number // 160 % 28 + 1
    return f"A shell killed {number % 7 + 2} civilians in {town} on {day} March 2016, an invented doctor said."


def write_crawl(path: Path, pages: int) -> str:
    """A WARC of so many pages, a gzip member each, as a crawler writes it; returns its path for the command line."""
    with path.open("wb") as out:
        for number in range(pages):
            block = http(page(number, words(number)))
            digest = Digester("sha1")
            digest.update(block)
            headers = {"WARC-Block-Digest": str(digest)}
            out.write(gzip.compress(record(f"https://news.example/{number}", block, headers=headers), 1))
    return str(path)


def read_alone(path: str) -> tuple[int, int]:
    """How many pages reading the file gives, and the megabytes that it takes at most, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", _READ, path], cwd=ROOT, env=environment(), capture_output=True, text=True, check=True
    )
    pages, megabytes = done.stdout.split()
    return int(pages), int(megabytes)


class Moment(NamedTuple):
    """How far a run is: seconds that its processes worked, documents read, megabytes that they hold.

    Other work on the machine changes the clock's seconds much, and these little.
    """

    seconds: float
    documents: int
    megabytes: float


def watched(command: list[str], project: Path, until: int | None = None) -> Iterator[Moment]:
    """Run a command, telling twice a second how far it is; kill it once so many documents are read."""
    process = subprocess.Popen(command, cwd=ROOT, env=environment(), stderr=subprocess.DEVNULL)
    while process.poll() is None:
        documents = read_so_far(project)
        family = _family(process.pid)
        yield Moment(sum(map(_worked, family)), documents, sum(map(_resident, family)))
        if until is not None and documents >= until:
            process.kill()
            process.wait()
            return
        time.sleep(0.5)
    assert process.returncode == 0


class Part(NamedTuple):
    """A tenth of a run's pages: what reading one of them took of a processor, and the memory at the tenth's end."""

    milliseconds: float
    megabytes: float


def parts_of(moments: list[Moment]) -> list[Part]:
    """The tenths of a run by its pages: from the first page on that it read itself, to its last one."""
    already, every = moments[0].documents, max(moment.documents for moment in moments)
    first = next(moment.documents for moment in moments if moment.documents > already or already == every)
    bounds = [first + (every - first) * i // _PARTS for i in range(_PARTS + 1)]
    ends = [next(moment for moment in moments if moment.documents >= bound) for bound in bounds]
    return [
        Part(round(1000 * (b.seconds - a.seconds) / (b.documents - a.documents), 1), b.megabytes)
        for a, b in pairwise(ends)
    ]


def is_even(parts: list[Part]) -> bool:
    """Whether the last pages cost no more than the first ones, as far as other work on the machine lets tell.

    That doubles at worst what a page takes of a processor; work that grows with the pages read makes it tenfold.
    """
    most = max(part.megabytes for part in parts)
    return parts[-1].milliseconds <= _DEARER * parts[0].milliseconds and most <= parts[0].megabytes + _MORE_MEGABYTES


def _family(process: int) -> list[int]:
    """The process and those that it started."""
    family = [process]
    for parent in family:
        for thread in Path(f"/proc/{parent}/task").glob("*"):
            try:
                family += map(int, (thread / "children").read_text().split())
            except OSError:
                continue
    return family


def _worked(process: int) -> float:
    """Seconds of a processor that it used, those of its ended children among them."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:  # it has ended
        return 0.0
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def _resident(process: int) -> float:
    try:
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
    except OSError:  # it has ended
        return 0.0


def append_until_killed(folder: Path, first: int, lines: int) -> list[list[str]]:
    """Append exchanges in a process of its own, kill it after so many were acknowledged; what it acknowledged."""
    command = [sys.executable, "-c", _APPEND, str(folder), str(first)]
    process = subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    said = [process.stdout.readline() for _ in range(lines)]
    process.kill()
    said += process.stdout.read().splitlines(keepends=True)
    process.wait()
    return [line.split() for line in said if line.endswith("\n")]
