"""The measurements, each a pure question to the machine. Seconds are the process's own, so that other work on the
machine changes them little; where two processes are compared they are the clock's."""

import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tollbook.cli.streaming import lines_of
from tollbook.documents import Raw
from tollbook.grounding import find_actors, find_counts, find_places, find_terms, find_times
from tollbook.workers import map_ordered

CHUNK = 25  # documents that one side reads before the other has its turn
GROUNDING: dict[str, Callable[[str], object]] = {
    "counts": find_counts,
    "times": lambda text: find_times(text, "2016-05-04"),
    "places": find_places,
    "actors": find_actors,
    "terms": find_terms,
}


class Race(NamedTuple):
    """Documents per second of the two sides over the same documents."""

    ours: float
    spacy: float
    tokens: int


class Workers(NamedTuple):
    """Documents per second with some number of workers, and which share of the time they were given a processor."""

    rate: float
    given: float


def race(raws: Sequence[Raw], nlp: Any) -> Race:
    """Read documents by turns with `tollbook extract`'s task and with a spaCy pipeline."""
    ours = spacy = 0.0
    tokens = 0
    for number, chunk in enumerate([raws[:CHUNK], *(raws[i : i + CHUNK] for i in range(0, len(raws), CHUNK))]):
        began = time.process_time()
        for raw in chunk:
            lines_of(raw, everything=False)
        between = time.process_time()
        read = sum(len(doc) for doc in nlp.pipe(raw.row["text"] for raw in chunk if raw.row))
        if number:  # the first round only warms both up
            ours, spacy, tokens = ours + between - began, spacy + time.process_time() - between, tokens + read
    return Race(len(raws) / ours, len(raws) / spacy, tokens)


def line_of(raw: Raw) -> bytes:
    """What a worker does with one document."""
    return lines_of(raw, everything=False).line


def workers_rate(raws: Sequence[Raw], workers: int) -> Workers:
    """Documents per second once all workers have started."""
    warm = max(1, len(raws) // 5)
    began, before = 0.0, _children()
    for number, _ in enumerate(map_ordered(line_of, raws, workers)):
        if number == warm - 1:
            began = time.monotonic()
    took = time.monotonic() - began
    whole = took * len(raws) / (len(raws) - warm)
    return Workers((len(raws) - warm) / took, (_children() - before) / whole / workers)


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def command(path: Path, out: Path) -> tuple[float, int]:
    """Seconds of the whole command with one worker, and the worker's peak memory in bytes."""
    watch = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True); "
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024)"
    )
    extract = [sys.executable, "-m", "tollbook", "extract", str(path), "-o", str(out), "--no-progress"]
    began = time.monotonic()
    done = subprocess.run([sys.executable, "-c", watch, *extract], check=True, capture_output=True, text=True)
    return time.monotonic() - began, int(done.stdout)


def grounding_rates(texts: Sequence[str], tokens: int) -> dict[str, float]:
    """Tokens per second of each grounding; `four` are counts, times, places and actors together."""
    seconds = {}
    for name, find in GROUNDING.items():
        find(texts[0])
        began = time.process_time()
        for text in texts:
            find(text)
        seconds[name] = time.process_time() - began
    rates = {name: tokens / took for name, took in seconds.items()}
    return rates | {"four": tokens / sum(took for name, took in seconds.items() if name != "terms")}


def gazetteer_cost() -> tuple[float, int]:
    """Seconds to open the gazetteer and find a town, and bytes of memory once all its places were read (Linux)."""
    ask = (
        "import time; from pathlib import Path; "
        "from tollbook.grounding.places.gazetteer import MAIN_PATH, Gazetteer; "
        "use = lambda: int(Path('/proc/self/statm').read_text().split()[1]) * 4096; before = use(); "
        "began = time.perf_counter(); gazetteer = Gazetteer(MAIN_PATH); assert gazetteer.find('Homs'); "
        "took = time.perf_counter() - began; [gazetteer.place(n).name for n in range(len(gazetteer))]; "
        "print(took, use() - before)"
    )
    done = subprocess.run([sys.executable, "-c", ask], check=True, capture_output=True, text=True)
    seconds, size = done.stdout.split()
    return float(seconds), int(size)
