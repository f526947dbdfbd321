"""Pictures' captions and credits in a page."""

import re
from dataclasses import dataclass

from tollbook.documents.credits import find_credit
from tollbook.documents.furniture import furniture_code
from tollbook.documents.html.segments import Segment
from tollbook.documents.html.tree import Element, names_of, page_words, text_of

_LABEL = re.compile(
    r"^(?:image|photo|picture)?\s*(?:caption|source|copyright|credit)[,:]?\s+(?=\S)|^(?:bild|foto|photo|image)\s*:\s*",
    re.I,
)
_LONGEST = 900
_PICTURES = ("img", "picture", "figure", "amp-img")


@dataclass(frozen=True, slots=True)
class Caption:
    """The words under one picture."""

    caption: str | None
    credit: str | None


def caption_element(segment: Segment, scope: Element) -> Element | None:
    """The element that holds the caption which a segment is part of, or None."""
    node: Element | None = segment.owner
    found: Element | None = None
    for _ in range(6):
        if node is None or node is scope:
            break
        if node.tag == "figcaption":
            return node
        if found is None and names_of(node) & page_words("caption") and len(segment.text) <= _LONGEST:
            found = node
        if node.tag == "figure":
            return found if found is not None else segment.owner
        node = node.getparent()
    return found if found is not None and _beside_picture(found) else None


def _beside_picture(element: Element) -> bool:
    """Whether a picture stands in the same or the next higher element."""
    node: Element | None = element
    for _ in range(3):
        node = node.getparent() if node is not None else None
        if node is None:
            return False
        if next(node.iter(*_PICTURES), None) is not None:
            return True
    return False


def read_caption(element: Element) -> Caption | None:
    """The caption and credit in an element; None where it holds only furniture."""
    whole = text_of(element).replace("\n", " ")
    if not whole or len(whole) > 2 * _LONGEST or furniture_code(whole):
        return None
    said, credit = whole, ""
    for node in element.iter():
        if node is not element and isinstance(node.tag, str) and names_of(node) & page_words("credit"):
            credit = text_of(node).replace("\n", " ")
            if credit and len(credit) < 200:
                said = _without(whole, credit)
                break
            credit = ""
    if not credit and (found := find_credit(whole)):
        said, credit = whole[: found.caption_end], whole[found.start : found.end]
    caption = _LABEL.sub("", said).strip(" |–—")
    return Caption(caption or None, _bare(credit) or None)


def _bare(credit: str) -> str:
    """A credit without the word that introduces it."""
    found = find_credit(credit)
    said = credit[found.start : found.end] if found and not found.caption_end else credit
    return _LABEL.sub("", said).strip(" |–—()[]")


def _without(whole: str, part: str) -> str:
    at = whole.rfind(part)
    return whole if at < 0 else f"{whole[:at].rstrip(' (|[')} {whole[at + len(part) :].lstrip(' )|]')}".strip()
