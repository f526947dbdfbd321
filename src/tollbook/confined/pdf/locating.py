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
        placed += [Placed("\n", part.page)] * 2 if i else []
        placed += part.placed
    for start, end in spans:
        yield [{"page": page, **box._asdict()} for page, box in _lines(placed[max(0, start) : end])]


def _lines(placed: list[Placed]) -> list[tuple[int, Box]]:
    """One rectangle for each line of which a character is among these."""
    lines: dict[tuple[int, Box | None], Box] = {}
    for _, page, box, line in placed:
        if box is None:
            continue
        before = lines.get((page, line), box)
        lines[page, line] = Box(
            min(before.left, box.left), min(before.top, box.top), max(before.right, box.right),
            max(before.bottom, box.bottom),
        )  # fmt: skip
    return [(page, box) for (page, _), box in lines.items()]
