"""Runs a task on a file in the confined process, which is kept for the next file and killed when it is over a limit."""

import io
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, cast

from tollbook.confined.frames import ClosedError, receive, send

SECONDS = 60.0
"""How long a task may keep its caller waiting, all its results together."""
MEMORY_BYTES = 1024 * 1024 * 1024
"""Address space of the process, the interpreter's own 100 MB among it."""
_ENVIRONMENT = ("PATH", "PYTHONPATH", "VIRTUAL_ENV", "LANG", "LC_ALL", "TMPDIR")  # no settings, no keys
_LAST_BREATH = 5.0  # from the end of its answers to its exit code
_LONGEST_LIFE = 200  # files after which a fresh process takes its place: a parser's leaks end there


class OverrunError(Exception):
    """A file broke a limit. `code` and `details` are those of `tollbook.errors`, without the file's path."""

    def __init__(self, code: str, **details: object) -> None:
        self.code, self.details = code, dict[str, Any](details)
        super().__init__(code)


@dataclass(slots=True)
class _Child:
    process: subprocess.Popen[bytes]
    channel: socket.socket
    memory: int
    served: int = 0

    def end(self) -> None:
        self.channel.close()
        self.process.kill()
        self.process.wait()


_idle: list[_Child] = []


def confined(
    task: str, file: BinaryIO | bytes, *, seconds: float = SECONDS, memory: int = MEMORY_BYTES, **arguments: Any
) -> Iterator[Any]:
    """What the task yields for the file, as it comes: JSON values or bytes.

    `arguments` are JSON values. Raises ValueError with a clause where the file is at fault, OverrunError where it broke
    a limit.
    """
    child = _take(memory)
    whole = False
    try:
        with _opened(file) as given:
            yield from _asked(child, given, {"task": task, "arguments": arguments}, seconds)
        whole = True
    finally:
        child.served += 1
        if whole and child.served < _LONGEST_LIFE:
            _idle.append(child)
        else:
            child.end()


def _asked(child: _Child, file: BinaryIO, request: dict[str, Any], seconds: float) -> Iterator[Any]:
    left = seconds
    try:
        file.seek(0)
        socket.send_fds(child.channel, [b"."], [file.fileno()])
        send(child.channel, request)
        while True:
            began = time.monotonic()
            child.channel.settimeout(max(left, 0.01))
            answer = receive(child.channel)
            left -= time.monotonic() - began
            if isinstance(answer, bytes):
                yield answer
            elif "value" in answer:
                yield answer["value"]
            elif "error" in answer:
                raise ValueError(answer["error"])
            elif "memory" in answer:
                raise OverrunError("too-much-memory", limit=f"{child.memory / 1024 / 1024:.0f} MB")
            else:
                return
    except TimeoutError as error:
        raise OverrunError("took-too-long", seconds=int(seconds)) from error
    except (ClosedError, OSError) as error:
        raise OverrunError("reader-died", exit=_exit_code(child)) from error


def _exit_code(child: _Child) -> int | None:
    """How the process ended; none where it did not, and only its answers were none."""
    try:
        return child.process.wait(_LAST_BREATH)
    except subprocess.TimeoutExpired:
        return None


def _opened(file: BinaryIO | bytes) -> BinaryIO:
    """The file under a number of its own; bytes and streams that have none are written to a nameless one first."""
    if (number := _number_of(file)) is not None:
        return os.fdopen(os.dup(number), "rb")
    spooled = tempfile.TemporaryFile()  # noqa: SIM115 - the caller closes it
    if isinstance(file, bytes):
        spooled.write(file)
    else:
        shutil.copyfileobj(file, spooled)
    spooled.flush()
    return cast(BinaryIO, spooled)


def _number_of(file: object) -> int | None:
    """The number of a plain file; none for a stream that unpacks one, or for standard input from a pipe."""
    while isinstance(file, io.BufferedReader):
        file = file.raw
    return file.fileno() if isinstance(file, io.FileIO) and file.seekable() else None


def _take(memory: int) -> _Child:
    while _idle:
        child = _idle.pop()
        if child.memory == memory and child.process.poll() is None:
            return child
        child.end()
    ours, theirs = socket.socketpair()
    with theirs:
        command = [sys.executable, "-m", "tollbook.confined.child", str(theirs.fileno()), str(memory)]
        environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
        process = subprocess.Popen(  # noqa: S603 - our own module
            command, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, env=environment,
        )  # fmt: skip
    return _Child(process, ours, memory)
