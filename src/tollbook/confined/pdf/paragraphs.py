"""Lines to the report's parts: paragraphs joined over lines, columns and pages, headings, lists, tables."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from tollbook.confined.pdf.columns import Line
from tollbook.confined.pdf.glyphs import Box, Glyph

_BULLET = re.compile(r"(?:[•▪◦●■‣·*–—-]|\d{1,2}[.)]|\(?[a-z]\))\s")
_CLOSED = re.compile(r"[.!?…:;][\"'”’»)\]\d]*$")
_CAPTION = re.compile(r"(?:photo|image|picture|figure|fig\.|map|chart|table|graph)\s*(?:\d+\s*)?[:.–©—-]", re.I)
_WORD_BEFORE = re.compile(r"[^\W\d_]+$")
_LONGEST_HEADING = 160


class Placed(NamedTuple):
    """A character with its page, its box there as the page is shown, and the line that it is part of."""

    text: str
    page: int
    box: Box | None = None
    line: Box | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One block of the report: its kind, its first page, and its characters with their places."""

    kind: str
    page: int
    placed: tuple[Placed, ...]

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(p.text for p in self.placed)


def parts_of(lines: Sequence[Line]) -> list[Part]:
    """The parts of a whole document, in reading order."""
    body = _body_size(lines)
    title = _title_size(lines, body)
    known = Counter(word for line in lines for word in re.findall(r"\w+-\w+", line.text))
    parts: list[Part] = []
    left_open: list[Line] = []
    for group in _paragraphs(lines):
        kind = _kind(group, body, title, first=not parts)
        if kind == "body" and left_open and _goes_on(left_open, group):
            joined = [*left_open, *group]
            parts[-1] = Part("body", parts[-1].page, _joined(joined, known))
            left_open = joined
            continue
        if kind == "headline" and parts and parts[-1].kind == "headline":
            glue = Placed(" ", group[0].page)
            parts[-1] = Part(kind, parts[-1].page, (*parts[-1].placed, glue, *_joined(group, known)))
            continue
        parts.append(Part(kind, group[0].page, _joined(group, known)))
        left_open = group if kind == "body" else left_open if kind == "caption" else []
    return [part for part in parts if part.text.strip()]


def _body_size(lines: Iterable[Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.glyphs)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _title_size(lines: Sequence[Line], body: float) -> float | None:
    """The size of the headline: the largest on the first page, where it is clearly larger than the text."""
    first = [line for line in lines if line.page == lines[0].page and len(line.text) > 3] if lines else []
    largest = max((line.size for line in first), default=0.0)
    return largest if largest >= 1.25 * body else None


def _paragraphs(lines: Sequence[Line]) -> list[list[Line]]:
    groups: list[list[Line]] = []
    columns: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        columns.setdefault((line.page, line.column), []).append(line)
    for column in columns.values():
        left = min(line.box.left for line in column)
        right = max(line.box.right for line in column)
        steps = [b.box.top - a.box.top for a, b in zip(column, column[1:], strict=False) if b.box.top > a.box.top]
        pitch = median(steps) if steps else 0.0
        for i, line in enumerate(column):
            if i and not _breaks(column[i - 1], line, left, right, pitch):
                groups[-1].append(line)
            else:
                groups.append([line])
    return groups


def _breaks(before: Line, line: Line, left: float, right: float, pitch: float) -> bool:
    """Whether a paragraph begins with this line of a column that reaches from `left` to `right`."""
    if abs(before.size - line.size) > 0.08 * line.size or before.bold != line.bold:
        return True
    if (before.cells > 1) != (line.cells > 1):
        return True
    if line.cells > 1:
        return False
    step = line.box.top - before.box.top
    if step > 1.35 * pitch and step > 1.45 * line.size:
        return True
    if _BULLET.match(line.text):
        return True
    indented = line.box.left - left > 0.8 * line.size and before.box.left - left < 0.4 * line.size
    if indented and not _BULLET.match(before.text):
        return True
    short = before.box.right < right - 0.2 * (right - left)
    return short and bool(_CLOSED.search(before.text))


def _goes_on(before: Sequence[Line], group: Sequence[Line]) -> bool:
    """Whether a paragraph goes on over the end of a column or page."""
    last, first = before[-1], group[0]
    elsewhere = (last.page, last.column) != (first.page, first.column)
    alike = abs(last.size - first.size) <= 0.08 * first.size and last.bold == first.bold
    opens = first.text.lstrip("\"'“‘(")[:1]
    widest = max(line.box.right - line.box.left for line in (*before, *group))
    full = last.box.right - last.box.left > 0.8 * widest and len(before) + len(group) > 2
    broken = opens.islower() or last.text[-1] in "-\xad," or (full and not _BULLET.match(first.text))
    return elsewhere and alike and broken and not _CLOSED.search(last.text)


def _kind(group: Sequence[Line], body: float, title: float | None, *, first: bool) -> str:
    text = " ".join(line.text for line in group)
    size = group[0].size
    if all(line.cells > 1 for line in group) and len(group) > 1:
        return "table"
    if title is not None and size >= 0.97 * title and group[0].page == 1 and len(text) <= 300:
        return "headline"
    if _BULLET.match(text) and len(group[0].text) > 3:
        return "list"
    if _CAPTION.match(text) and len(text) < 600:
        return "caption"
    heading = size >= 1.1 * body or (group[0].bold and size >= 0.95 * body)
    if heading and len(text) <= _LONGEST_HEADING and not re.search(r"[.;,]$", text):
        return "headline" if first and title is None and len(text.split()) > 2 else "crosshead"
    return "body"


def _joined(lines: Sequence[Line], known: Counter[str]) -> tuple[Placed, ...]:
    """The characters of lines as one paragraph; words that were broken at a line's end are whole again."""
    out: list[Placed] = []
    table = all(line.cells > 1 for line in lines) and len(lines) > 1
    for i, line in enumerate(lines):
        glyphs = _tidied(line.glyphs)
        if i and glyphs and out:
            _glue(out, glyphs, known, table=table)
        out += [Placed(g.text, line.page, g.shown or g.box, line.box) for g in glyphs]
    return tuple(p._replace(text="-") if p.text == "\xad" else p for p in out)


def _tidied(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Without double spaces and spaces at the ends."""
    out: list[Glyph] = []
    for glyph in glyphs:
        if glyph.text != " " or (out and out[-1].text != " "):
            out.append(glyph)
    while out and out[-1].text == " ":
        out.pop()
    return out


def _glue(out: list[Placed], glyphs: Sequence[Glyph], known: Counter[str], *, table: bool) -> None:
    """Make the end of a line ready for the next one."""
    last, following = out[-1], glyphs[0].text
    if table:
        out.append(Placed("\n", last.page))
        return
    if last.text not in ("-", "\xad") or not following.isalpha():
        out.append(Placed(" ", last.page))
        return
    before = _WORD_BEFORE.search("".join(p.text for p in out[-30:-1]))
    after = re.match(r"\w+", "".join(g.text for g in glyphs[:30]))
    if before is None:
        return
    whole = f"{before[0]}-{after[0] if after else ''}"
    if following.islower() and before[0].islower() and whole not in known:
        out.pop()
