"""The confined process: what it may take, and what becomes of it."""

import json
import os
from pathlib import Path

import pytest
from tests.documents.made import lines_pdf, rss, telegram

from tollbook.confined import OverrunError, confined, confinement

KILLED = "Eleven people were killed."


@pytest.fixture(autouse=True)
def fresh():
    """No process is left over from another test."""
    for child in confinement._idle:
        child.end()
    confinement._idle.clear()


def test_a_process_serves_many_files():
    """The second file meets the process that read the first."""
    list(confined("pdf", lines_pdf(KILLED)))
    first = confinement._idle[0].process.pid
    list(confined("telegram", telegram({"text": KILLED})))
    assert [child.process.pid for child in confinement._idle] == [first]


def test_a_task_over_its_time_is_killed():
    """The error says how long it had, and its process is gone."""
    with pytest.raises(OverrunError) as error:
        list(confined("pdf", lines_pdf(KILLED), seconds=0))
    assert (error.value.code, error.value.details) == ("took-too-long", {"seconds": 0})
    assert confinement._idle == []


def test_a_task_over_its_memory_is_refused():
    """An entry larger than the process may become is answered, and the next file is read."""
    data = rss(f"<title>Killed</title><description>{'word ' * 3_000_000}</description>")
    with pytest.raises(OverrunError) as error:
        list(confined("feed", data, memory=160 * 1024 * 1024))
    assert error.value.code == "too-much-memory"
    assert len(list(confined("telegram", telegram({"text": KILLED})))) == 1


def test_a_process_that_dies_is_an_error_of_its_file():
    """The caller learns the exit code, and the next file has a new process."""
    list(confined("pdf", lines_pdf(KILLED)))
    os.kill(confinement._idle[0].process.pid, 9)
    confinement._idle[0].process.wait()
    assert next(confined("pdf", lines_pdf(KILLED)))["pages"] == 1


def test_a_caller_that_stops_midway_leaves_no_process():
    """A process with answers that nobody took is killed."""
    answers = confined("telegram", telegram({"text": KILLED}, {"text": KILLED}))
    next(answers)
    answers.close()
    assert confinement._idle == []


def test_an_open_file_is_read_where_it_lies(tmp_path: Path):
    """A file by its own handle, a stream by a copy of it, give the same."""
    path = tmp_path / "result.json"
    path.write_bytes(telegram({"text": KILLED}))
    with path.open("rb") as file:
        file.read(7)
        assert list(confined("telegram", file)) == list(confined("telegram", path.read_bytes()))


def test_settings_and_secrets_do_not_reach_it(monkeypatch: pytest.MonkeyPatch):
    """The process is started without the settings of its parent, among them keys."""
    monkeypatch.setenv("SOME_KEY", "secret")
    list(confined("pdf", lines_pdf(KILLED)))
    environment = Path(f"/proc/{confinement._idle[0].process.pid}/environ").read_bytes()
    assert b"SOME_KEY" not in environment


def test_an_unknown_task_is_refused():
    """What the process runs is one of a fixed list."""
    with pytest.raises(ValueError, match="KeyError"):
        list(confined("os.system", json.dumps({}).encode()))
