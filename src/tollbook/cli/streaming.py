"""The work of `tollbook extract`: documents in, lines out."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import BinaryIO, NamedTuple

import orjson

from tollbook.cli.progress import counted
from tollbook.documents import Raw, Unreadable, raw_inputs, read_raw
from tollbook.documents.tables import load_columns
from tollbook.pipeline import check_extractor, read
from tollbook.workers import Failed, map_ordered


def extract_all(
    inputs: list[str], output: str | None, workers: int, *, everything: bool, mapping: str | None, progress: bool
) -> int:
    """Write one line a document; the exit code is 1 where every input failed, else 0."""
    check_extractor()
    columns = load_columns(mapping) if mapping else None
    good = bad = 0
    task = partial(lines_of, everything=everything)
    with _opened(output) as out:
        results = map_ordered(task, raw_inputs(inputs, columns=columns), workers)
        for raw, result in counted(results, "documents", show=progress and output is not None):
            lines = result if isinstance(result, Lines) else _failed(raw, result)
            out.write(lines.line)
            sys.stderr.write("".join(f"tollbook: {note}\n" for note in lines.notes))
            good, bad = good + lines.good, bad + (not lines.good)
    return 1 if bad and not good else 0


class Lines(NamedTuple):
    """One input's line of output, and what is to be said about it beside."""

    line: bytes
    good: bool
    notes: tuple[str, ...] = ()


def lines_of(raw: Raw | Unreadable, *, everything: bool) -> Lines:
    """The line of one report: what was read from it, or an error in its place."""
    if isinstance(raw, Unreadable):
        return _error(raw) if raw.document is None else Lines(b"", True, (raw.message,))
    document, *problems = read_raw(raw)
    if isinstance(document, Unreadable):
        return _error(document)
    notes = tuple(p.message for p in problems if isinstance(p, Unreadable))
    return Lines(read(document, everything).model_dump_json().encode() + b"\n", True, notes)


def _failed(raw: Raw | Unreadable, failure: Failed) -> Lines:
    return _error(Unreadable(code=failure.code, message=failure.message, input=raw.input))


def _error(problem: Unreadable) -> Lines:
    error = {"code": problem.code, "message": problem.message, "input": problem.input}
    return Lines(orjson.dumps({"error": error}) + b"\n", False)


@contextmanager
def _opened(output: str | None) -> Iterator[BinaryIO]:
    if output is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    with Path(output).open("wb") as out:
        yield out
