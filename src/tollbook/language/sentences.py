"""Cuts a text into sentences, block by block, before anything is parsed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tollbook.language.datelines import dateline_end
from tollbook.model import Document
from tollbook.rules import load_yaml

_READ = {"headline", "lede", "body", "caption", "list", "table", "quote", "crosshead"}
_END = re.compile(r"""([.!?…]+)(["'”’»)\]]*)(\s+|(?=["“][A-Z])|(?<=[a-z][.!?])(?=[A-Z]))""")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE = (
    rf"(?:\d{{1,2}} {_MONTH} (?:19|20)\d\d|{_MONTH} \d{{1,2}},? ?(?:19|20)\d\d|\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{2,4}})"
)
_DAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?"
_CLOCK = r"(?: (?:at )?\d{1,2}[:.]?\d\d\b)?"
_OPENS = r"(?=[ ,.-]{1,3}[A-Z0-9\"“])"
_STAMP = re.compile(  # when it was put on the page, run into the first sentence where the page's layout was lost
    rf"(?:Date of publication|Published(?: on)?|Posted on|Last (?:updated|modified)(?: at| on)?|Updated(?: at| on)?):?"
    rf" {_DATE}\b"
    rf"|{_DAY},? {_DATE}{_CLOCK}\b|{_DATE}{_CLOCK}{_OPENS}"
)
_INNER_STAMP = re.compile(rf"{_DAY},? {_DATE}{_CLOCK}(?=[ ][A-Z\"“])")
_TITLE = 220  # characters: so far from its opening a paragraph may hold its title and stamp
_PARAGRAPH = re.compile(r"\n[ \t]*\n+|\n(?=[-•*–] )")
_LAST_WORD = re.compile(r"([A-Za-z][A-Za-z.'’-]*)$")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence's place in the text (trimmed of white space) and the kind of block it stands in."""

    start: int
    end: int
    block: str = "body"


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(load_yaml("lexicons/en/abbreviations.yaml"))


def split_sentences(document: Document) -> tuple[Stretch, ...]:
    """The sentences of a document's blocks, or of the whole text where it has none."""
    blocks = [(b.start, b.end, b.kind) for b in document.blocks if b.kind in _READ] or [(0, len(document.text), "body")]
    if all(kind in ("headline", "caption") for _, _, kind in blocks):  # a channel's picture with the report under it
        blocks = [(start, end, "body" if kind == "caption" else kind) for start, end, kind in blocks]
    return tuple(s for start, end, kind in blocks for s in _of_block(document.text, start, end, kind))


def _of_block(text: str, start: int, end: int, kind: str) -> Iterator[Stretch]:
    at = start
    for gap in [*_PARAGRAPH.finditer(text, start, end), None]:
        stop = gap.start() if gap else end
        yield from _of_paragraph(text, at, stop, kind)
        at = gap.end() if gap else end


def _of_paragraph(text: str, start: int, end: int, kind: str) -> Iterator[Stretch]:
    at = start
    dated = _STAMP.match(text, start, end) or _INNER_STAMP.search(text, start, min(end, start + _TITLE))
    if dated and dated.end() < end:
        yield from _trimmed(text, at, dated.end(), kind)
        at = dated.end()
    placed = dateline_end(text, at, end)
    if placed is not None:
        yield from _trimmed(text, at, placed, kind)
        at = placed
    for match in _END.finditer(text, at, end):
        if _ends_sentence(text, match, end):
            yield from _trimmed(text, at, match.end(2), kind)
            at = match.end()
    yield from _trimmed(text, at, end, kind)


def _ends_sentence(text: str, match: re.Match[str], end: int) -> bool:
    after = text[match.end() : match.end() + 2].lstrip("\"'“‘«([")
    if match.end() >= end:
        return True
    if after[:1].islower() and match[1][0] != "?":
        return False
    if match[1] != ".":
        return True
    word = _LAST_WORD.search(text[max(0, match.start() - 24) : match.start()])
    if not word:
        return True
    said = word[1]
    if len(said) == 1 and said.isupper() and said != "I":
        return False
    return said.lower() not in _abbreviations() and not (
        re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", said) and not _starter(text, match.end())
    )


def _starter(text: str, at: int) -> bool:
    """Whether the next word opens sentences far more often than it follows an abbreviation."""
    word = re.match(r"[\"'“‘]?(\w+)", text[at : at + 20])
    return word is not None and word[1] in {
        "The",
        "A",
        "An",
        "In",
        "On",
        "It",
        "He",
        "She",
        "They",
        "But",
        "And",
        "At",
        "This",
        "That",
        "We",
        "There",
    }


def _trimmed(text: str, start: int, end: int, kind: str) -> Iterator[Stretch]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Stretch(start, end, kind)
