"""Runs a project in a process of its own, and kills it."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).parents[2]
_WITH_INVENTED_STAGES = (
    "import sys; from tests.project.factory import STAGES; from tollbook.project import Options, Project\n"
    "if __name__ == '__main__':\n"
    "    Project(sys.argv[1]).run(sys.argv[3:], Options(workers=int(sys.argv[2])), stages=STAGES)\n"
)


def invented(project: Path, inputs: list[str], workers: int = 1) -> list[str]:
    """The command of a run whose stages read invented reports at once."""
    return [sys.executable, "-c", _WITH_INVENTED_STAGES, str(project), str(workers), *inputs]


def real(project: Path, inputs: list[str], workers: int = 1) -> list[str]:
    """The command of a run as a user gives it."""
    program = "import sys; from tollbook.cli import main; sys.argv[0] = 'tollbook'; main()"
    return [sys.executable, "-c", program, "run", str(project), *inputs, "--workers", str(workers)]


def kill_after(command: list[str], seconds: float) -> int:
    """Start the command, kill it after a while, and return its exit code (negative: by signal)."""
    process = _start(command)
    try:
        return process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait()


def end_amid(command: list[str], project: Path, documents: int, number: signal.Signals) -> int:
    """Start the command, signal it once so many documents are read, and return its exit code."""
    process = _start(command)
    while process.poll() is None and read_so_far(project) < documents:
        time.sleep(0.05)
    process.send_signal(number)
    return process.wait()


def _start(command: list[str]) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(command, cwd=ROOT, env=environment(), stderr=subprocess.DEVNULL)


def read_so_far(project: Path) -> int:
    """How many documents of a project are read by now."""
    try:
        with closing(sqlite3.connect(f"file:{project}/tollbook.db?mode=ro", uri=True)) as connection:
            return connection.execute("SELECT count(*) FROM documents WHERE state = 'read'").fetchone()[0]
    except sqlite3.OperationalError:  # not made yet
        return 0


def finish(command: list[str]) -> str:
    """Run the command to its end; returns what it said on standard error."""
    done = subprocess.run(
        command, cwd=ROOT, env=environment(), capture_output=True, text=True, timeout=600, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stderr


def moments(number: int, longest: float, seed: int) -> list[float]:
    """Random moments to kill at, the same for the same seed."""
    chance = random.Random(seed)
    return [chance.uniform(0.2, longest) for _ in range(number)]


def environment() -> dict[str, str]:
    """That of this process, with the package and the tests to import."""
    return os.environ | {"PYTHONPATH": os.pathsep.join(map(str, (ROOT, ROOT / "src")))}
