"""Plain text to units: a paragraph, or one line that stands for itself, with its place in the text."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_CLOSED = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_BULLET = re.compile(r"(?:[-•*▪–·]|\d{1,2}[.)])\s+\S")
_WRAPPED = (50, 110)
# No paragraph and no headline ends in these words.
_OPEN = re.compile(
    r"\s(?:as|of|the|and|by|an?|that|to|in|with|from|for|at|on|or|was|were|is|named|including|his|her|their)$"
)
_INNER = ",;.)%’”"


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of the text without white space around it. `gap`: a blank line stands before it."""

    start: int
    end: int
    text: str
    gap: bool

    @property
    def closed(self) -> bool:
        """Whether it ends as sentences do."""
        return bool(_CLOSED.search(self.text))

    @property
    def bullet(self) -> bool:
        """Whether it opens as an item of a list."""
        return bool(_BULLET.match(self.text))


def split_units(text: str, start: int = 0, *, stands_alone: Callable[[str], bool]) -> tuple[Unit, ...]:
    """The units of a text from `start` on. Lines broken in the middle of a sentence are put together again.

    `stands_alone` says of a line that it is never part of a paragraph (an address, a credit, furniture).
    """
    lines = list(_lines(text, start))
    width = max((len(line.text) for line in lines), default=0)
    if _is_broken(lines):
        width = 0
    groups: list[list[Unit]] = []
    alone = True
    for line in lines:
        single = stands_alone(line.text)
        if not groups or line.gap or single or alone or not _continues(groups[-1], line, width):
            groups.append([line])
        else:
            groups[-1].append(line)
        alone = single
    return tuple(
        Unit(group[0].start, group[-1].end, text[group[0].start : group[-1].end], group[0].gap) for group in groups
    )


def _is_broken(lines: list[Unit]) -> bool:
    """Whether lines end where links or names stood, so that many go on in the middle of a sentence."""
    within = sum(not line.gap and (line.text[0].islower() or line.text[0] in _INNER + "(") for line in lines)
    return within * (5 if any(line.gap for line in lines[1:]) else 20) > len(lines)


def _lines(text: str, start: int) -> Iterator[Unit]:
    reached = start
    for match in _LINE.finditer(text, start):
        said = match[0].strip()
        if not said:
            continue
        at = match.start() + match[0].index(said[0])
        breaks = text.count("\n", reached, at) if "\n" in text[reached:at] else text.count("\r", reached, at)
        yield Unit(at, at + len(said), said, breaks > 1 or reached == start)
        reached = at + len(said)


def _continues(paragraph: list[Unit], line: Unit, width: int) -> bool:
    """Whether a line goes on with the paragraph before it, no blank line standing between them."""
    last = paragraph[-1]
    if line.bullet:
        return False
    if line.text[0].islower() or line.text[0] in _INNER:
        return True
    if _OPEN.search(last.text):
        return True
    if last.text.endswith((",", ";", "-", "–", "—", "(")) or (width == 0 and not last.closed):
        return True
    if _WRAPPED[0] <= width <= _WRAPPED[1] and len(last.text) + 1 + len(line.text.split(maxsplit=1)[0]) > width - 12:
        return True
    return not last.closed and (len(paragraph) > 1 or len(last.text) > 60)
