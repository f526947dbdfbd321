"""Runs one task over many items in worker processes; results come in the items' order, whatever ends first.

A worker that dies or hangs costs the one item it was at, which gets an error in place of its result.
"""

import multiprocessing
import os
import re
import resource
import signal
import sys
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Generic, TypeVar

from tollbook.errors import TollbookError

Item = TypeVar("Item")
Result = TypeVar("Result")

SECONDS = 300.0
"""How long a worker may take over one item."""
_TIRED_BYTES = 600 * 1024 * 1024  # a worker's peak memory after which a fresh one takes its place
_STATUS = Path("/proc/self/status")
_AHEAD = 16  # items a worker that may be under way or done before their turn


@dataclass(frozen=True, slots=True)
class Failed:
    """What stands in place of a result: the error's code and its sentence."""

    code: str
    message: str


def failed(error: TollbookError) -> Failed:
    """An error as a value, remedy included."""
    return Failed(error.code, f"{error} {error.remedy}")


def map_ordered(
    task: Callable[[Item], Result], items: Iterable[Item], workers: int, seconds: float = SECONDS
) -> Generator[tuple[Item, Result | Failed], None, None]:
    """Each item with its result, in order. Items are drawn only as fast as results are taken.

    `task` is a function of a module, as the workers import it. What it raises becomes that item's `Failed`.
    """
    pool = _Pool(task, workers, seconds)
    try:
        yield from pool.run(items)
    finally:
        pool.stop()


def in_order(
    task: Callable[[Item], Result],
    items: Iterable[Item],
    workers: int,
    lost: Callable[[Item, Failed], Result] | None = None,
) -> Iterator[Result]:
    """The results alone, in the items' order. With one worker the task runs in this process.

    `lost` makes the result of an item that failed; without it the first failure is raised as TollbookError
    `item-failed`.
    """
    pairs = map_ordered(task, items, workers) if workers > 1 else ((item, _attempt(task, item)) for item in items)
    for item, result in pairs:
        if not isinstance(result, Failed):
            yield result
        elif lost is not None:
            yield lost(item, result)
        else:
            raise TollbookError("item-failed", cause=result.message)


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    channel: Connection
    turn: int | None = None  # the item it is at
    deadline: float = 0.0


class _Pool(Generic[Item, Result]):
    def __init__(self, task: Callable[[Item], Result], workers: int, seconds: float) -> None:
        self._task, self._size, self._seconds = task, max(1, workers), seconds
        self._context = multiprocessing.get_context("spawn")  # forked workers would hold the project's lock
        self._workers: list[_Worker] = []
        self._drawn: dict[int, Item] = {}
        self._done: dict[int, Result | Failed] = {}

    def run(self, items: Iterable[Item]) -> Iterator[tuple[Item, Result | Failed]]:
        source = iter(items)
        drawn, turn = 0, 0
        waiting: deque[int] = deque()  # one an idle worker may start at once, while the caller keeps results
        more = True
        while more or self._drawn:
            while waiting and (worker := self._idle()):
                self._give(worker, waiting.popleft())
            if more and len(waiting) < self._size and len(self._drawn) < self._size * _AHEAD:
                try:
                    self._drawn[drawn] = next(source)
                except StopIteration:
                    more = False
                else:
                    waiting.append(drawn)
                    drawn += 1
            elif turn in self._done:
                yield self._drawn.pop(turn), self._done.pop(turn)
                turn += 1
            else:
                self._collect()

    def stop(self) -> None:
        for worker in self._workers:
            worker.channel.close()
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
        self._workers.clear()

    def _idle(self) -> _Worker | None:
        free = next((w for w in self._workers if w.turn is None), None)
        return self._start() if free is None and len(self._workers) < self._size else free

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(theirs, self._task), daemon=True)
        process.start()
        theirs.close()
        self._workers.append(_Worker(process, ours))
        return self._workers[-1]

    def _give(self, worker: _Worker, turn: int) -> None:
        worker.turn, worker.deadline = turn, time.monotonic() + self._seconds
        try:
            worker.channel.send(self._drawn[turn])
        except BrokenPipeError:  # it died while idle; `_collect` finds out
            worker.deadline = 0.0

    def _collect(self) -> None:
        busy = {w.channel: w for w in self._workers if w.turn is not None}
        left = min((w.deadline for w in busy.values()), default=0.0) - time.monotonic()
        ready = wait(list(busy), timeout=max(0.0, left))
        for channel in ready:
            assert isinstance(channel, Connection)
            self._receive(busy[channel])
        if not ready:
            late = [w for w in busy.values() if w.deadline <= time.monotonic()]
            for worker in late:
                self._lose(worker, failed(TollbookError("took-too-long", seconds=int(self._seconds))))

    def _receive(self, worker: _Worker) -> None:
        try:
            result, tired = worker.channel.recv()
        except (EOFError, ConnectionResetError):
            worker.process.join()
            self._lose(worker, failed(TollbookError("worker-died", exit=worker.process.exitcode)))
            return
        assert worker.turn is not None
        self._done[worker.turn] = result
        worker.turn = None
        if tired:
            self._remove(worker)

    def _lose(self, worker: _Worker, error: Failed) -> None:
        assert worker.turn is not None
        self._done[worker.turn] = error
        self._remove(worker)

    def _remove(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        worker.channel.close()
        worker.process.kill()
        worker.process.join()


def _serve(channel: Connection, task: Callable[[Item], Result]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent decides
    threading.Thread(target=_end_with_parent, daemon=True).start()
    while True:
        try:
            item = channel.recv()
        except EOFError:
            return
        channel.send((_attempt(task, item), _peak_memory() > _TIRED_BYTES))


def _attempt(task: Callable[[Item], Result], item: Item) -> Result | Failed:
    try:
        return task(item)
    except TollbookError as error:
        return failed(error)
    except Exception as error:  # noqa: BLE001 - a fault met on one document must not stop the others
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{'/'.join(Path(place.filename).parts[-2:])}:{place.lineno}"
        return failed(TollbookError("program-fault", cause=f"{type(error).__name__}: {error}", where=where))


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _peak_memory() -> int:
    if _STATUS.exists():  # Linux counts what the parent held when it started us into `ru_maxrss`
        return int(re.search(r"VmHWM:\s*(\d+)", _STATUS.read_text())[1]) * 1024  # type: ignore[index]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
