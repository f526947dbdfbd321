"""Quotation marks in a text: straight, curly, «», „“, ``'', unclosed, and repeated at each paragraph's start."""

import re
from dataclasses import dataclass

_MARK = re.compile(r"``|''|[\"“”„«»]")
_CLOSING = {"“": '”"', "„": "“”", "«": "»", "``": "''", '"': '"”', "''": "''", "”": "”"}
_PARAGRAPH = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*[\"“«])")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks, marks included. `closed` is false where the closing mark is missing."""

    start: int
    end: int
    closed: bool = True


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """The outermost quotations in text order, one for each paragraph where a quotation runs over several."""
    found: list[Quotation] = []
    at = 0
    for gap in [*_PARAGRAPH.finditer(text), None]:
        stop = gap.start() if gap else len(text)
        found += _in_paragraph(text, at, stop)
        at = gap.end() if gap else stop
    return tuple(found)


def _in_paragraph(text: str, start: int, end: int) -> list[Quotation]:
    found, opened = [], None
    for mark in _MARK.finditer(text, start, end):
        if opened is None:
            if _opens(text, mark, start, end):
                opened = mark
        elif mark[0] in _CLOSING[opened[0]] and not _reopens(text, mark, end):
            found.append(Quotation(opened.start(), mark.end()))
            opened = None
    if opened is not None and end - opened.start() > 2:
        found.append(Quotation(opened.start(), len(text[:end].rstrip()), closed=False))
    return found


def _opens(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    if mark[0] in "“„«" or mark[0] == "``":
        return True
    after = text[mark.end() : mark.end() + 1]
    before = text[mark.start() - 1] if mark.start() > start else " "
    return bool(after) and not after.isspace() and (not before.isalnum()) and mark.end() < end


def _reopens(text: str, mark: re.Match[str], end: int) -> bool:
    """A straight mark after a space and before a word opens an inner quotation rather than closing this one."""
    if mark[0] != '"' or mark.end() >= end:
        return False
    return text[mark.start() - 1].isspace() and text[mark.end()].isalnum()
