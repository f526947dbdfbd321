"""Many people at one workbench: nothing fails, nothing is lost. Speed is measured by `tests/bench/readers.py`."""

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
