"""Figures made anew after decisions, while pages go on being served."""

import gc
import logging
import threading
import time
from collections.abc import Callable

from tollbook.errors import TollbookError
from tollbook.project import Project
from tollbook.project.linker import Linker

_LOG = logging.getLogger("tollbook.web")
_GATHER, _RETRY = 0.3, 5.0  # seconds: several decisions in a row are linked once; a run may hold the project
_REST, _LONGEST = 20, 10.0
"""After figures were made anew, decisions gather for so many times as long, and seconds at most: in a large project
what readers' searches are kept in is made anew each time, which takes longer than the figures."""


class Relinker:
    """Links a project again when decisions have been made. Readers see the earlier record until it is done.

    Once started it links in a process of its own. `ready` then makes what readers' pages are made of, so that none of
    them waits for it.
    """

    def __init__(self, project: Project, ready: Callable[[], None]) -> None:
        self._project, self._ready = project, ready
        self._waiting, self._stopped = threading.Event(), threading.Event()
        self._linking = threading.Lock()
        self._linker: Linker | None = None
        self._thread: threading.Thread | None = None

    def changed(self) -> None:
        """A decision was made."""
        self._waiting.set()

    def settled(self) -> bool:
        """Whether no decision waits to be linked."""
        return not self._waiting.is_set() and not self._linking.locked()

    def start(self) -> None:
        """Begin to work in the background; what an earlier server left is linked first."""
        self._waiting.set()
        self._linker = Linker(self._project.path)
        self._thread = threading.Thread(target=self._work, name="relinker", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End. What is not linked then the next start links."""
        self._stopped.set()
        self._waiting.set()
        if self._linker is not None:
            self._linker.stop()
        if self._thread is not None:
            self._thread.join()

    def settle(self) -> None:
        """Link now. Raises TollbookError as `Linker.relink` does: `project-in-use` where a run holds the project."""
        with self._linking:
            self._waiting.clear()
            (self._linker or self._project).relink()

    def _work(self) -> None:
        took, spared = 0.0, False
        while self._waiting.wait() and not self._stopped.wait(max(_GATHER, min(_REST * took, _LONGEST))):
            began = time.monotonic()
            try:
                self.settle()
                self._ready()
                spared = spared or _spare_collector()
            except TollbookError as error:
                if self._stopped.is_set():
                    return
                _LOG.warning("figures wait: %s %s", error.code, error.details if error.code == "linker-failed" else "")
                self._waiting.set()
                self._stopped.wait(_RETRY)
            took = time.monotonic() - began


def _spare_collector() -> bool:
    """What is in memory now stays: the collector of garbage would walk through all of it again and again, and stop
    everyone for as long.
    """
    gc.collect()
    gc.freeze()
    return True
