"""The work of `tollbook extract`: documents in, lines out."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import BinaryIO

import orjson

from tollbook.cli.progress import counted
from tollbook.documents import Unreadable, expand_inputs, read_path
from tollbook.model import Document
from tollbook.pipeline import read
from tollbook.workers import Failed, map_ordered


def extract_all(inputs: list[str], output: str | None, workers: int, *, everything: bool, progress: bool) -> int:
    """Write one line a document; the exit code is 1 where every input failed, else 0."""
    good = bad = 0
    documents = (d for path in expand_inputs(inputs) for d in read_path(path))
    task = partial(line_of, everything=everything)
    with _opened(output) as out:
        for document, line in counted(map_ordered(task, documents, workers), "documents", show=progress and output is not None):
            ok = isinstance(document, Document) and not isinstance(line, Failed)
            out.write((line if isinstance(line, bytes) else _failed(document, line)) + b"\n")
            good, bad = good + ok, bad + (not ok)
    return 1 if bad and not good else 0


def line_of(document: Document | Unreadable, *, everything: bool) -> bytes:
    """A document's line of output."""
    if isinstance(document, Unreadable):
        return _error(document.code, document.message, document.input)
    return read(document, everything).model_dump_json().encode()


def _failed(document: Document | Unreadable, failure: Failed) -> bytes:
    return _error(failure.code, failure.message, document.id if isinstance(document, Document) else document.input)


def _error(code: str, message: str, source: str) -> bytes:
    return orjson.dumps({"error": {"code": code, "message": message, "input": source}})


@contextmanager
def _opened(output: str | None) -> Iterator[BinaryIO]:
    if output is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    with Path(output).open("wb") as out:
        yield out
