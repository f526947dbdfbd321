"""The confined process: takes an open file and a task's name, sends what the task yields, and waits for the next.

Its memory is limited before it reads anything, it can write no file, and it holds no other file of its parent.
"""

import os
import resource
import socket
import sys
from importlib import import_module
from typing import Any, BinaryIO

from tollbook.confined.frames import ClosedError, receive, send

# Any other name is refused: what a task may be does not depend on what comes in.
TASKS = {
    "pdf": "tollbook.confined.pdf.reading:read",
    "pdf-boxes": "tollbook.confined.pdf.locating:boxes",
    "pdf-image": "tollbook.confined.pdf.drawing:image",
    "docx": "tollbook.confined.docx:read",
    "xlsx": "tollbook.confined.xlsx:rows",
    "feed": "tollbook.confined.feed:read",
    "json": "tollbook.confined.objects:read",
    "telegram": "tollbook.confined.telegram:read",
}
"""Name → `module:function(file, **arguments)`, yielding JSON values or bytes; ValueError has a clause."""


def main() -> None:
    """Serve the parent over the socket whose number and limits are the arguments, until it goes away."""
    number, memory = (int(argument) for argument in sys.argv[1:3])
    _limit(memory)
    channel = socket.socket(fileno=number)
    while True:
        message, files, _, _ = socket.recv_fds(channel, 1, 1)
        if not message:
            return
        request = receive(channel)
        with open(files[0], "rb") as file:  # noqa: PTH123 - it is open already
            _serve(channel, request, file)


def _limit(memory: int) -> None:
    for what, most in (
        (resource.RLIMIT_AS, memory), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0),
    ):  # fmt: skip
        try:
            resource.setrlimit(what, (most, most))
        except (ValueError, OSError):  # not every system can limit each of them
            continue


def _serve(channel: socket.socket, request: dict[str, Any], file: BinaryIO) -> None:
    try:
        module, _, name = TASKS[request["task"]].partition(":")
        for value in getattr(import_module(module), name)(file, **request["arguments"]):
            send(channel, value if isinstance(value, bytes) else {"value": value})
        send(channel, {"end": True})
    except MemoryError:
        send(channel, {"memory": True})
    except ValueError as error:
        send(channel, {"error": str(error)})
    except (ClosedError, BrokenPipeError):
        os._exit(0)
    except Exception as error:  # noqa: BLE001 - what a parser raises on broken input is not known beforehand
        send(channel, {"error": f"it is damaged ({type(error).__name__})"})


if __name__ == "__main__":
    main()
