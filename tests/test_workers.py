"""The worker pool: order, and what becomes of an item whose worker fails."""

import os
import time

from tollbook.workers import Failed, in_order, map_ordered


def task(number: int) -> int:
    """Squares a number; some numbers end the worker, raise, or take too long."""
    match number:
        case 3:
            os._exit(5)
        case 4:
            raise KeyError("no such town")
        case 5:
            time.sleep(60)
    time.sleep(0.02 if number % 2 else 0)
    return number * number


def parent_of(_item: int) -> int:
    """The process that the worker answers to."""
    return os.getppid()


def test_results_come_in_the_items_order_whatever_fails():
    """A dead, a faulty and a hanging worker each cost their one item; the others have their results in order."""
    results = dict(map_ordered(task, range(8), workers=2, seconds=2))
    assert list(results) == list(range(8))
    assert {n: r for n, r in results.items() if not isinstance(r, Failed)} == {n: n * n for n in (0, 1, 2, 6, 7)}
    assert [results[n].code for n in (3, 4, 5)] == ["worker-died", "program-fault", "took-too-long"]
    assert "KeyError: 'no such town' (tests/test_workers.py:" in results[4].message


def test_items_are_drawn_only_as_results_are_taken():
    """A stream longer than memory is not read ahead of its results."""
    drawn = []
    items = (drawn.append(n) or n for n in range(10_000))
    results = map_ordered(parent_of, items, workers=1)
    assert next(results) == (0, os.getpid())
    results.close()
    assert len(drawn) < 100


def test_one_worker_runs_in_this_process():
    """`in_order` with one worker starts no process, and makes lost items what the caller says."""
    assert list(in_order(parent_of, [1], workers=1)) == [os.getppid()]
    assert list(in_order(task, [2, 4], workers=1, lost=lambda item, failed: -item)) == [4, -4]


def worker_of(_item: int) -> int:
    """The worker's own process."""
    return os.getpid()


def test_a_worker_of_a_large_process_stays():
    """What the parent holds does not make its workers seem large: one worker does all three items."""
    held = b"x" * 700 * 1024 * 1024
    workers = {worker for _, worker in map_ordered(worker_of, range(3), workers=1)}
    assert len(held) and len(workers) == 1
