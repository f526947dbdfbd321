"""HTML without a page around it, as feeds and e-mails carry it: every block of it is a part, nothing is left out."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from tollbook.documents.html.segments import Segment, segments_of
from tollbook.documents.html.tree import excess, parse_html
from tollbook.documents.limits import MOST_TAGS

_HEADING = re.compile(r"h[1-6]")
_LONGEST_HEADING = 160


def fragment_parts(html: str) -> list[Mapping[str, Any]]:
    """The parts `{kind, text}` of a piece of HTML. Raises ValueError with a clause where it is beyond any report."""
    if html.count("<") > MOST_TAGS:
        raise ValueError(f"it has more than {MOST_TAGS:,} tags")
    root = parse_html(html)
    if root is None:
        return [{"kind": "body", "text": html.strip()}] if html.strip() else []
    if limit := excess(root):
        raise ValueError(f"it has more than {limit}")
    return list(_parts(segments_of(root)))


def _parts(segments: tuple[Segment, ...]) -> Iterator[Mapping[str, Any]]:
    row: object = None
    cells: list[str] = []
    for segment in segments:
        line = next((e for e in segment.owner.iterancestors() if e.tag == "tr"), None)
        layout = line is not None and len(segment.text) > _LONGEST_HEADING  # e-mails lay out their text in tables
        if cells and (line is not row or layout):
            yield {"kind": "table" if len(cells) > 1 else "body", "text": " | ".join(cells)}
            cells = []
        row = line
        if line is not None and not layout and segment.tag in ("td", "th"):
            cells.append(segment.text)
        else:
            yield {"kind": _kind(segment), "text": segment.text}
    if cells:
        yield {"kind": "table" if len(cells) > 1 else "body", "text": " | ".join(cells)}


def _kind(segment: Segment) -> str:
    names = [segment.tag, *(str(e.tag) for e in segment.owner.iterancestors())][:6]
    if _HEADING.fullmatch(segment.tag) and len(segment.text) <= _LONGEST_HEADING:
        return "crosshead"
    if "figcaption" in names:
        return "caption"
    if "blockquote" in names:
        return "quote"
    return "list" if "li" in names else "body"
