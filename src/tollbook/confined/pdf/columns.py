"""Fragments of a page to lines in reading order: columns one after the other, what spans them in its place."""

from collections import Counter
from dataclasses import dataclass

from tollbook.confined.pdf.glyphs import Box, Fragment, Glyph, Page

_FEWEST_LINES = 4  # a column has at least so many
_FEWEST_LETTERS = 14  # and its lines so many on average: cells of a table have fewer
_MOST_SPANNING = 0.2
_MOST_STARTS = 30  # places where most lines of a page begin
_CELL = " | "


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one column. `column` numbers the columns of a page in reading order; `cells` counts a table's."""

    page: int
    column: int
    glyphs: tuple[Glyph, ...]
    box: Box
    size: float
    bold: bool
    cells: int = 1

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(glyph.text for glyph in self.glyphs)


def lines_of(page: Page, kept: frozenset[Fragment] | None = None) -> list[Line]:
    """The lines of a page in reading order, of these fragments where they are given."""
    fragments = [f for f in page.fragments if kept is None or f in kept]
    return [line for column, group in enumerate(_columns(fragments, 0)) for line in _rows(group, page.number, column)]


def _columns(fragments: list[Fragment], depth: int) -> list[list[Fragment]]:
    gutter = _gutter(fragments) if depth < 4 else None
    if gutter is None:
        return [fragments] if fragments else []
    groups: list[list[Fragment]] = []
    band: list[Fragment] = []
    spanning: list[Fragment] = []
    for fragment in sorted(fragments, key=lambda f: (f.box.top, f.box.left)):
        crosses = fragment.box.left < gutter - 1 and fragment.box.right > gutter
        if crosses and band:
            groups += _split(band, gutter, depth)
            band = []
        elif not crosses and spanning:
            groups.append(spanning)
            spanning = []
        (spanning if crosses else band).append(fragment)
    return [*groups, *_split(band, gutter, depth), *([spanning] if spanning else [])]


def _split(band: list[Fragment], gutter: float, depth: int) -> list[list[Fragment]]:
    left = [f for f in band if f.box.right <= gutter]
    right = [f for f in band if f.box.right > gutter]
    return [*_columns(left, depth + 1), *_columns(right, depth + 1)]


def _gutter(fragments: list[Fragment]) -> float | None:
    """Where a right column begins, so that few lines cross that place and prose stands on both sides of it."""
    starts = Counter(round(f.box.left) for f in fragments)
    best: tuple[float, float] | None = None
    for start, _ in sorted(starts.most_common(_MOST_STARTS)):
        worth = _worth(fragments, start - 0.5)
        if worth > 0 and (best is None or worth > best[0]):
            best = (worth, start - 0.5)
    return best[1] if best else None


def _worth(fragments: list[Fragment], at: float) -> float:
    left = [f for f in fragments if f.box.right <= at]
    right = [f for f in fragments if f.box.left >= at - 0.5]
    if min(len(left), len(right)) < _FEWEST_LINES:
        return 0.0
    top = max(min(f.box.top for f in left), min(f.box.top for f in right))
    bottom = min(max(f.box.bottom for f in left), max(f.box.bottom for f in right))
    left, right = _within(left, top, bottom), _within(right, top, bottom)
    if min(len(left), len(right)) < _FEWEST_LINES or not (_is_prose(left) and _is_prose(right)):
        return 0.0
    crossing = [f for f in _within(fragments, top, bottom) if f.box.left < at - 1 and f.box.right > at]
    if len(crossing) > _MOST_SPANNING * (len(left) + len(right)):
        return 0.0
    return min(len(left), len(right)) - 2.0 * len(crossing)


def _within(fragments: list[Fragment], top: float, bottom: float) -> list[Fragment]:
    return [f for f in fragments if f.box.top >= top - 1 and f.box.bottom <= bottom + 1]


def _is_prose(fragments: list[Fragment]) -> bool:
    return sum(len(f.glyphs) for f in fragments) >= _FEWEST_LETTERS * len(fragments)


def _rows(fragments: list[Fragment], page: int, column: int) -> list[Line]:
    rows: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda f: (f.box.top, f.box.left)):
        if rows and _beside(rows[-1][0].box, fragment.box):
            rows[-1].append(fragment)
        else:
            rows.append([fragment])
    return [_line(sorted(row, key=lambda f: f.box.left), page, column) for row in rows]


def _beside(a: Box, b: Box) -> bool:
    return min(a.bottom, b.bottom) - max(a.top, b.top) > 0.5 * min(a.bottom - a.top, b.bottom - b.top)


def _line(row: list[Fragment], page: int, column: int) -> Line:
    glyphs: list[Glyph] = list(row[0].glyphs)
    cells = 1
    for before, fragment in zip(row, row[1:], strict=False):
        gap = fragment.box.left - before.box.right
        wide = gap > 1.8 * before.size and len(before.glyphs) > 2
        cells += wide
        glyphs += [Glyph(c, None) for c in (_CELL if wide else " " if gap > 0.15 * before.size else "")]
        glyphs += fragment.glyphs
    boxes = [f.box for f in row]
    box = Box(boxes[0].left, min(b.top for b in boxes), max(b.right for b in boxes), max(b.bottom for b in boxes))
    return Line(page, column, tuple(glyphs), box, max(row, key=lambda f: len(f.glyphs)).size,
                all(f.bold for f in row), cells)  # fmt: skip
