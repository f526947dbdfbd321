"""What pages are made of is made in the background after figures were, and follows the record at once."""

import time

import pytest
from tests.bench import generated

from tollbook import store
from tollbook.errors import TollbookError
from tollbook.model import Visibility
from tollbook.project import Project
from tollbook.project.linker import Linker
from tollbook.review.seeing import Lenses
from tollbook.review.viewer import Viewer
from tollbook.store import Filters
from tollbook.visibility import PUBLIC_EYES, gate_for
from tollbook.web.settings import Settings
from tollbook.web.workbench import Workbench

READER = Viewer("u-1", "reader", "r-1", "reader", frozenset())


@pytest.fixture
def bench(tmp_path):
    """A workbench over six invented incidents."""
    project = generated.build(tmp_path / "project", 6)
    yield Workbench(Project(project.path), Settings(background=False))
    project.close()


def withhold(bench: Workbench, name: str) -> None:
    """Keep an incident from everyone, as a decision does."""
    with bench.database.write() as connection:
        shown = store.find_incident(connection, name)
        store.show_incident_as(connection, shown.model_copy(update={"visibility": Visibility(level="withheld")}))


def found(bench: Workbench) -> tuple[str, ...]:
    """The incidents that a reader finds."""
    with bench.reading(READER) as seen:
        hits = bench.finder.incidents(seen.connection, seen.lens, Filters())
        return tuple(name for name, _ in hits.page(1, 50))


def test_no_reader_waits_for_what_was_made_ready(bench, monkeypatch):
    """After the record changed and pages were made ready, a reader's search makes neither columns nor gate."""
    first = found(bench)[0]
    withhold(bench, first)
    bench.make_ready()
    made = []
    monkeypatch.setattr("tollbook.store.search.read_columns", lambda *_: made.append("columns"))
    monkeypatch.setattr("tollbook.review.seeing.gate_for", lambda *_: made.append("gate"))
    assert first not in found(bench)
    assert made == []


def test_what_is_withheld_is_gone_at_once_although_nothing_was_made_ready(bench):
    """What was made ready for an earlier record is shown to nobody once the record has changed."""
    first = found(bench)[0]
    bench.make_ready()
    withhold(bench, first)
    assert first not in found(bench)
    with bench.reading(READER) as seen:
        assert seen.incident(first) is None


def test_figures_made_anew_make_pages_ready(bench):
    """The background does it each time that it has made figures anew."""
    ready = []
    bench.relinker._ready = lambda: ready.append(True)
    bench.relinker.start()
    bench.relinker.changed()
    for _ in range(200):
        if ready:
            break
        bench.relinker._stopped.wait(0.05)
    bench.relinker.stop()
    assert ready


def test_what_cannot_be_linked_is_told_and_does_not_end_the_background(bench, monkeypatch, caplog):
    """A process that fails is logged with what failed, and the next attempt is made."""
    attempts = []

    def fail_once(_linker):
        attempts.append(True)
        if len(attempts) == 1:
            raise TollbookError("linker-failed", cause="KeyError at project/relinking.py:1")
        return True

    monkeypatch.setattr(Linker, "relink", fail_once)
    monkeypatch.setattr("tollbook.web.background._RETRY", 0.05)
    bench.relinker.start()
    for _ in range(100):
        if len(attempts) > 1 and bench.settled():
            break
        time.sleep(0.05)
    assert bench.settled()
    bench.relinker.stop()
    assert len(attempts) == 2
    assert "linker-failed" in caplog.text
    assert "KeyError at project/relinking.py:1" in caplog.text


def test_what_is_withheld_is_gone_at_once_while_figures_are_made_anew(bench):
    """The background makes pages ready over and over; nobody finds an incident after it was withheld."""
    bench.relinker.start()
    for name in found(bench):
        bench.relinker.changed()
        withhold(bench, name)
        assert name not in found(bench)
        with bench.reading(READER) as seen:
            assert seen.incident(name) is None
    bench.relinker.stop()
    assert found(bench) == ()


def test_a_gate_is_made_without_going_through_all_documents(bench):
    """What is kept back is found by what was decided and marked, however many documents there are."""
    asked = []
    with bench.database.read() as connection:
        driver = connection.connection.driver_connection
        driver.set_trace_callback(asked.append)
        gate_for(connection, PUBLIC_EYES, generated.FIRST_DAY)
        driver.set_trace_callback(None)
        telling = [one for one in asked if one.startswith("SELECT") and "claims.record" in one]
        plans = [row[3] for one in telling for row in driver.execute(f"EXPLAIN QUERY PLAN {one}")]
    assert plans
    assert not [step for step in plans if "documents_state" in step or step.startswith("SCAN documents")]


def test_readers_of_two_states_by_turns_each_have_their_lens(bench, monkeypatch):
    """Who began before the latest change does not have it made anew for those who began after."""
    lenses = Lenses()
    with bench.database.read() as early:
        before = lenses.of(early, PUBLIC_EYES)
        withhold(bench, found(bench)[0])
        with bench.database.read() as late:
            after = lenses.of(late, PUBLIC_EYES)
            monkeypatch.setattr("tollbook.review.seeing.gate_for", None)
            assert lenses.of(early, PUBLIC_EYES) is before
            assert lenses.of(late, PUBLIC_EYES) is after
    assert (len(before.gate.held.incidents), len(after.gate.held.incidents)) == (0, 1)


def test_lenses_are_made_ready_for_all_who_have_looked(bench):
    """Each clearance that was asked for has its lens of the present record."""
    lenses = Lenses()
    with bench.database.read() as connection:
        before = lenses.of(connection, PUBLIC_EYES)
    withhold(bench, found(bench)[0])
    with bench.database.read() as connection:
        lenses.make_ready(connection)
        after = lenses.of(connection, PUBLIC_EYES)
        assert after is lenses.of(connection, PUBLIC_EYES)
    assert after is not before
    assert len(after.gate.held.incidents) == 1
