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


Reader = Callable[[Job], Reading | Failed]
"""A function of a module, as the workers import it by name."""
