"""A claim's words in their sentence, the figure marked."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tollbook.model import Block, Claim

_REACH = 280
_STOP = re.compile(r"(?<![A-Z.])[.!?…][\"'”’»)\]]*(?=\s+[\"'“‘«(]*[A-Z0-9])|\n\s*\n|\n(?=[-•*–] )")
_KINDS = {"claim": "claim", "count": "figure"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words; `kind` is "plain", "claim" (it carries the claim) or "figure" (it is what was counted)."""

    text: str
    kind: str = "plain"


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence in pieces, with its place in the document; `cut` tells whether words are left out at either end."""

    start: int
    end: int
    pieces: tuple[Piece, ...]
    cut: tuple[bool, bool] = (False, False)


def quote_of(claim: Claim, text: str, blocks: Iterable[Block] = ()) -> Quoted | None:
    """The sentence around the claim's words. Null where the claim cites none."""
    spans = [e for e in claim.evidence if e.slot == "claim"]
    if not spans:
        return None
    span = spans[0]
    block = next(((b.start, b.end) for b in blocks if b.start <= span.start and span.end <= b.end), (0, len(text)))
    start, cut_before = _start(text, span.start, block[0])
    end, cut_after = _end(text, span.end, block[1])
    marks = [(e.start, e.end, _KINDS[e.slot]) for e in claim.evidence if e.slot in _KINDS]
    return Quoted(start, end, marked(text, start, end, marks), (cut_before, cut_after))


def marked(text: str, start: int, end: int, marks: Iterable[tuple[int, int, str]]) -> tuple[Piece, ...]:
    """The stretch cut into pieces; where marks overlap, a figure is stronger than a claim."""
    inside = [(max(a, start), min(b, end), kind) for a, b, kind in marks if a < end and b > start]
    borders = sorted({start, end, *(a for a, _, _ in inside), *(b for _, b, _ in inside)})
    pieces: list[Piece] = []
    for a, b in zip(borders, borders[1:], strict=False):
        kinds = {kind for x, y, kind in inside if x <= a and b <= y}
        kind = "figure" if "figure" in kinds else "claim" if kinds else "plain"
        if pieces and pieces[-1].kind == kind:
            pieces[-1] = Piece(pieces[-1].text + text[a:b], kind)
        else:
            pieces.append(Piece(text[a:b], kind))
    return tuple(pieces)


def _start(text: str, at: int, least: int) -> tuple[int, bool]:
    floor = max(least, at - _REACH)
    stops = [match.end() for match in _STOP.finditer(text, floor, at + 1) if match.end() <= at]
    if not stops and floor > least:
        space = text.find(" ", floor, at)
        return (space + 1 if space >= 0 else floor), True
    found = stops[-1] if stops else floor
    while found < at and text[found].isspace():
        found += 1
    return found, False


def _end(text: str, at: int, most: int) -> tuple[int, bool]:
    ceiling = min(most, at + _REACH)
    stop = _STOP.search(text, at, min(len(text), ceiling + 2))
    if stop and stop.end() <= ceiling:
        return len(text[: stop.end()].rstrip()), False
    if ceiling < most:
        space = text.rfind(" ", at, ceiling)
        return (space if space > at else ceiling), True
    return max(at, len(text[:ceiling].rstrip())), False
