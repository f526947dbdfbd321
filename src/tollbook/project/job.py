"""What the workers are given."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tollbook.model import Reading
from tollbook.store import Arrival
from tollbook.workers import Failed


@dataclass(frozen=True, slots=True)
class Job:
    """One document to read, and the folder that holds its bytes."""

    archive: Path
    arrival: Arrival


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was read, and one sentence for each thing that is wrong with a part of it (a date that is none)."""

    reading: Reading
    notes: tuple[str, ...] = ()


Reader = Callable[[Job], Outcome | Failed]
"""A function of a module, as the workers import it by name."""
