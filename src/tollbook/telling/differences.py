"""How one text became another: paragraph by paragraph, and word by word where a paragraph changed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_WORD = re.compile(r"\s*\S+")
_PARAGRAPH = re.compile(r"[^\n]+")
_MOST_WORDS = 4000  # of both stretches: comparing takes time that grows with their product


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the earlier text (`same`, `removed`) or the later one (`added`), by code-point offsets into it."""

    kind: Literal["same", "removed", "added"]
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of paragraphs that changed, as pieces in reading order."""

    pieces: tuple[Piece, ...]


def differences(before: str, after: str) -> tuple[Change, ...]:
    """The changes from one text to another, in order; none where the texts differ in line breaks alone."""
    old, new = _spans(_PARAGRAPH, before), _spans(_PARAGRAPH, after)
    changes = []
    for tag, i, j, k, m in _opcodes(_texts(before, old), _texts(after, new)):
        if tag != "equal":
            pieces = tuple(_words(before, old[i:j], after, new[k:m]))
            if any(piece.kind != "same" for piece in pieces):
                changes.append(Change(pieces))
    return tuple(changes)


def _words(before: str, old: Sequence[tuple[int, int]], after: str, new: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    gone, come = _within(before, old), _within(after, new)
    if len(gone) + len(come) > _MOST_WORDS or not gone or not come:
        yield from _pieces("removed", before, gone)
        yield from _pieces("added", after, come)
        return
    for tag, i, j, k, m in _opcodes(_texts(before, gone), _texts(after, come)):
        if tag == "equal":
            yield from _pieces("same", before, gone[i:j])
        else:
            yield from _pieces("removed", before, gone[i:j])
            yield from _pieces("added", after, come[k:m])


def _pieces(kind: Literal["same", "removed", "added"], text: str, spans: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    if spans:
        start, end = spans[0][0], spans[-1][1]
        yield Piece(kind, start, end, text[start:end])


def _opcodes(old: list[str], new: list[str]) -> list[tuple[str, int, int, int, int]]:
    """What to do to make the one list of the other. In long lists, what stands everywhere is no anchor."""
    return list(SequenceMatcher(None, old, new, autojunk=len(old) + len(new) > _MOST_WORDS).get_opcodes())


def _within(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    if not paragraphs:
        return []
    start, end = paragraphs[0][0], paragraphs[-1][1]
    return [(m.start(), m.end()) for m in _WORD.finditer(text, start, end)]


def _spans(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    return [(m.start(), m.end()) for m in pattern.finditer(text) if m[0].strip()]


def _texts(text: str, spans: Sequence[tuple[int, int]]) -> list[str]:
    return [" ".join(text[s:e].split()) for s, e in spans]
