"""Where on the pages a stretch of the document's text stands."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from tollbook.confined.pdf.glyphs import Box, opened
from tollbook.confined.pdf.paragraphs import Placed
from tollbook.confined.pdf.reading import document_parts


def boxes(file: BinaryIO, spans: list[list[int]]) -> Iterator[list[dict[str, Any]]]:
    """For each span `[start, end]` of `document.text` its rectangles `{page, left, top, right, bottom}`, one a line."""
    placed: list[Placed] = []
    for i, part in enumerate(document_parts(opened(file))):
        placed += [Placed(("\n", part.page, None))] * 2 if i else []
        placed += part.placed
    for start, end in spans:
        yield [{"page": page, **box._asdict()} for page, box in _lines(placed[max(0, start) : end])]


def _lines(placed: list[Placed]) -> list[tuple[int, Box]]:
    lines: list[tuple[int, Box]] = []
    for _, page, box in placed:
        if box is None:
            continue
        if lines and lines[-1][0] == page and _same_line(lines[-1][1], box):
            before = lines[-1][1]
            lines[-1] = (page, Box(min(before.left, box.left), min(before.top, box.top),
                                   max(before.right, box.right), max(before.bottom, box.bottom)))  # fmt: skip
        else:
            lines.append((page, box))
    return lines


def _same_line(a: Box, b: Box) -> bool:
    overlap = min(a.bottom, b.bottom) - max(a.top, b.top)
    return overlap > 0.5 * min(a.bottom - a.top, b.bottom - b.top) and b.left > a.left - 1
