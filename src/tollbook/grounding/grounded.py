"""All values of one document's text, each layer in text order."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Protocol, TypeVar

from tollbook.model import ActorMention, Place, Term, Time


class Placed(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int:
        """Code-point offset."""
        ...

    @property
    def end(self) -> int:
        """Code-point offset, exclusive."""
        ...


M = TypeVar("M", bound=Placed)
_START = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Grounded:
    """What grounding found in `text`, where what was passed over is blank. Offsets are the document's."""

    text: str = ""
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    terms: tuple[Term, ...] = ()


def within(mentions: Sequence[M], start: int, end: int) -> tuple[M, ...]:
    """The mentions that lie wholly in `start`..`end`; `mentions` must be in text order."""
    at = bisect_left(mentions, start, key=_START)
    found = []
    while at < len(mentions) and mentions[at].start < end:
        if mentions[at].end <= end:
            found.append(mentions[at])
        at += 1
    return tuple(found)
