"""Where an export goes: a file that appears whole or not at all, or standard output."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from tollbook.errors import writing_to


@contextmanager
def open_output(path: str | None) -> Iterator[BinaryIO]:
    """A stream to write to; the file of that name is replaced only when all is written.

    Raises TollbookError `disk-full` or `not-writable`. A device or pipe is written directly.
    """
    if path is None or path == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    target = Path(path)
    with writing_to(target):
        if target.exists() and not target.is_file():
            with target.open("wb") as out:
                yield out
            return
        with _replacing(target) as out:
            yield out


@contextmanager
def _replacing(target: Path) -> Iterator[BinaryIO]:
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
