"""Makes figures anew in a process of its own, so that whoever serves pages meanwhile keeps his processor.

The process is told over a pipe and answers over another, a JSON value a line. It holds no state that would be missed:
what it has not kept in the project is linked by the next one, from the decisions, which stand in the project before.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from threading import Lock
from typing import Any

from tollbook.errors import TollbookError
from tollbook.project.version import CHOICES
from tollbook.store import KEY_VARIABLE, is_encrypted

_ENVIRONMENT = (
    "PATH", "PYTHONPATH", "VIRTUAL_ENV", "HOME", "LANG", "LC_ALL", "TMPDIR", "XDG_DATA_HOME", "TOLLBOOK_GAZETTEER",
    *CHOICES,
)  # fmt: skip
"""Where the program and its data are, and what its version follows from: no other settings, no keys."""
_LAST_BREATH = 5.0


class Linker:
    """Makes the figures of the project in a folder anew, one time after another, in one process that waits between."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self._one_at_a_time, self._starting = Lock(), Lock()
        self._stopped = False

    def relink(self) -> bool:
        """As `Project.relink`, and raises as it does; `linker-failed` where the process failed or ended meanwhile."""
        with self._one_at_a_time:
            process = self._running()
            answer = self._answer(process)
        if answer is None:
            raise TollbookError("linker-failed", cause=f"it ended with code {_exit_code(process)}")
        if "fault" in answer:
            raise TollbookError("linker-failed", cause=answer["fault"])
        if "code" in answer:
            raise TollbookError(answer["code"], **answer["details"])
        return bool(answer["changed"])

    def stop(self) -> None:
        """End the process, also in the middle of its work: nothing of it is kept then."""
        with self._starting:
            self._stopped = True
            process = self._process
        if process is not None:
            process.terminate()
            _exit_code(process)

    def _running(self) -> subprocess.Popen[bytes]:
        with self._starting:
            if self._stopped:
                raise TollbookError("linker-failed", cause="it is to end")
            if self._process is None or self._process.poll() is not None:
                self._process = subprocess.Popen(  # noqa: S603 - our own module
                    [sys.executable, "-P", "-m", "tollbook.project.linking_process", str(self._folder)],
                    stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                    env=_environment(self._folder),
                )  # fmt: skip
            return self._process

    def _answer(self, process: subprocess.Popen[bytes]) -> dict[str, Any] | None:
        """What the process says when it is told to link; null where it ended instead."""
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(b"link\n")
            process.stdin.flush()
            told: dict[str, Any] = json.loads(process.stdout.readline())
        except (BrokenPipeError, ValueError):
            return None
        return told


def _environment(folder: Path) -> dict[str, str]:
    """What the process is given of ours: the passphrase only where the project cannot be opened without it."""
    names = (*_ENVIRONMENT, KEY_VARIABLE) if is_encrypted(folder) else _ENVIRONMENT
    return {name: os.environ[name] for name in names if name in os.environ}


def _exit_code(process: subprocess.Popen[bytes]) -> int:
    """How the process ended; what does not end is ended."""
    try:
        return process.wait(_LAST_BREATH)
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait()
