"""Running headers, footers and page numbers: what stands at the edges of several pages alike."""

import re
from collections import defaultdict
from collections.abc import Iterable
from statistics import median

from tollbook.confined.pdf.glyphs import Fragment, Page

_EDGE = 0.13  # of the page's height, above and below
_SAME_HEIGHT = 8  # points
_SHARE = 0.3  # of the pages on which it stands
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"[-–—|\s]*(?:(?:page|seite|p)\.?\s*)?(?:\d{1,4}|[ivxl]{1,7})(?:\s*(?:of|von|/)\s*\d{1,4})?[-–—|\s]*", re.I
)


def kept_fragments(pages: Iterable[Page]) -> dict[int, frozenset[Fragment]]:
    """Page number → the fragments that belong to its text."""
    pages = tuple(pages)
    alike: dict[tuple[str, int], list[tuple[int, Fragment]]] = defaultdict(list)
    for page in pages:
        for fragment in _at_edges(page):
            alike[_shape(fragment.text), round(fragment.box.top / _SAME_HEIGHT)].append((page.number, fragment))
    running: set[tuple[int, Fragment]] = set()
    for found in alike.values():
        if len({number for number, _ in found}) >= max(2, _SHARE * len(pages)):
            size = median(f.size for _, f in found)
            running.update((n, f) for n, f in found if f.size <= 1.1 * size)  # a title that later pages repeat stays
    return {
        page.number: frozenset(f for f in page.fragments if (page.number, f) not in running and not _is_number(f, page))
        for page in pages
    }


def _at_edges(page: Page) -> list[Fragment]:
    edge = _EDGE * page.height
    return [f for f in page.fragments if f.box.bottom <= edge or f.box.top >= page.height - edge]


def _shape(text: str) -> str:
    return _DIGITS.sub("#", " ".join(text.casefold().split()))


def _is_number(fragment: Fragment, page: Page) -> bool:
    """Whether a fragment is a page's number: alone on the outermost line of the page's top or bottom."""
    if not _NUMBER.fullmatch(fragment.text):
        return False
    others = [f for f in page.fragments if f is not fragment]
    beside = any(abs(f.box.top - fragment.box.top) < 2 and len(f.text) > 1 for f in others)
    above = all(f.box.top >= fragment.box.top - 2 for f in others)
    below = all(f.box.bottom <= fragment.box.bottom + 2 for f in others)
    return fragment in _at_edges(page) and (above or below) and not beside
