"""A run killed at any moment goes on without loss or doubles."""

import io
import signal
import time

import pytest
from tests.project.factory import killed, reports, row, write_rows
from tests.soak.interrupted import end_amid, finish, invented, kill_after, moments, real

from tollbook.export import FORMATS, export_to
from tollbook.project import Project


def exports(path) -> dict[str, bytes]:
    """Every format of a project, names and all."""
    found = {}
    for format in FORMATS:
        out = io.BytesIO()
        export_to(Project(path).open(), format, out, with_names=True)
        found[format.name] = out.getvalue()
    return found


def slow_reports(number: int) -> list[dict[str, str]]:
    """Invented reports that take a while each."""
    return [r | {"text": r["text"] + " It was a slow day."} for r in reports(number)]


def test_a_killed_run_resumes_to_the_same_record(tmp_path):
    """Killed once amid reading and run again, a project equals one that was never interrupted, to the byte."""
    inputs = [write_rows(tmp_path / "in.jsonl", slow_reports(60))]
    finish(invented(tmp_path / "whole", inputs))
    killed_run = invented(tmp_path / "killed", inputs, workers=2)
    assert end_amid(killed_run, tmp_path / "killed", 20, signal.SIGKILL) == -signal.SIGKILL
    finish(invented(tmp_path / "killed", inputs, workers=2))
    assert exports(tmp_path / "killed") == exports(tmp_path / "whole")
    assert Project(tmp_path / "killed").verify().faults == ()


def test_a_stopped_run_keeps_what_it_read(tmp_path):
    """Ctrl-C ends a run by itself; the same command goes on from there."""
    inputs = [write_rows(tmp_path / "in.jsonl", slow_reports(100))]
    assert end_amid(invented(tmp_path / "stopped", inputs), tmp_path / "stopped", 10, signal.SIGINT) != 0
    kept = len(list(Project(tmp_path / "stopped").documents()))
    assert 0 < kept < 100
    finish(invented(tmp_path / "stopped", inputs))
    assert len(list(Project(tmp_path / "stopped").documents())) == 100


@pytest.mark.soak
@pytest.mark.parametrize("workers", [1, 2])
def test_ten_kills_at_random_lose_and_double_nothing(tmp_path, workers):
    """Killed ten times anywhere (start, reading, linking), resumed each time, the exports are the same to the byte."""
    rows = [row(f"n{i}", f"{killed(i % 30 + 2, f'Town{i // 4}')} Police said so on Monday.", published="2024-05-07",
                publisher=f"Paper {i % 7}") for i in range(400)]  # fmt: skip
    whole, torn = tmp_path / "whole", tmp_path / "torn"
    inputs = [write_rows(tmp_path / "in.jsonl", rows)]
    started = time.monotonic()
    finish(real(whole, inputs))
    longest = time.monotonic() - started
    shuffled = [write_rows(tmp_path / "shuffled.jsonl", rows[::2] + rows[1::2])]
    ends = [kill_after(real(torn, shuffled, workers), seconds) for seconds in moments(10, longest, seed=workers)]
    assert -signal.SIGKILL in ends
    finish(real(torn, shuffled, workers))
    assert exports(torn) == exports(whole)
    assert Project(torn).verify().faults == ()
    assert "Nothing new" in finish(real(torn, inputs))
