"""The process that makes figures anew (`project.linker`): told so by a line, it answers with one.

It gives way to whoever serves pages, and ends with him, also in the middle of its work.
"""

import json
import os
import queue
import signal
import sys
import threading
import traceback
from pathlib import Path
from typing import Any, BinaryIO

from tollbook.errors import TollbookError
from tollbook.project import Project

_PATIENCE = 5
"""How much it gives way to others (`nice`): not so much that it holds the project while it waits for a processor."""


def main() -> None:
    """Link the project of the folder that is named whenever a line comes in."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; who started us decides
    if hasattr(os, "nice"):
        os.nice(_PATIENCE)
    told: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, told), daemon=True).start()
    project = Project(sys.argv[1])
    while told.get():
        sys.stdout.write(json.dumps(_linked(project)) + "\n")
        sys.stdout.flush()


def _listen(lines: BinaryIO, told: "queue.SimpleQueue[bytes]") -> None:
    for line in lines:
        told.put(line)
    os._exit(0)  # whoever started us is gone, so that nobody waits for what we are at


def _linked(project: Project) -> dict[str, Any]:
    try:
        return {"changed": project.relink()}
    except TollbookError as error:
        return {"code": error.code, "details": {name: _plain(value) for name, value in error.details.items()}}
    except Exception as error:  # noqa: BLE001 - a fault of ours is told, without what the record holds
        place = traceback.extract_tb(error.__traceback__)[-1]
        return {"fault": f"{type(error).__name__} at {'/'.join(Path(place.filename).parts[-2:])}:{place.lineno}"}


def _plain(value: object) -> object:
    return value if isinstance(value, int | float) else str(value)


if __name__ == "__main__":
    main()
