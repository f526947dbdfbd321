"""Many people at one workbench: nothing fails, nothing is lost. Speed is measured by `tests/bench/readers.py`."""

import subprocess
import sys

from tests.bench import generated, readers

from tollbook.project import Project


def test_twenty_readers_and_five_coders_meet_no_error(tmp_path):
    """Everyone is answered, and every decision that was answered stands in the chain."""
    folder = tmp_path / "project"
    generated.build(folder, 60).close()
    answers = readers.measure(folder, seconds=4, pause=0.5)
    assert {a.status for a in answers} <= {200, 303, 409}
    assert {"overview", "incident"} <= {a.kind for a in answers}
    accepted = sum(a.kind == "decision" and a.status == 303 for a in answers)
    assert sum(1 for _ in Project(folder).decisions()) == accepted > 0


def test_the_measurement_ends_its_server_in_any_case():
    """One that does not end when it is asked to is ended all the same."""
    deaf = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(1, flush=True); time.sleep(60)"
    server = subprocess.Popen([sys.executable, "-c", deaf], stdout=subprocess.PIPE, text=True)
    server.stdout.readline()
    readers.end(server, seconds=0.2)
    assert server.returncode is not None
