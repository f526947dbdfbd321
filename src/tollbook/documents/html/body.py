"""Which segments of a page are its article: those that trafilatura or the page's JSON-LD hold, and what belongs to them."""

import logging
import re
from collections.abc import Iterable
from dataclasses import dataclass

import trafilatura

from tollbook.documents.furniture import MARKS, furniture_code, opens_links
from tollbook.documents.html.segments import Segment
from tollbook.documents.html.tree import Element, names_of, page_words

# trafilatura reports every page that it finds nothing in; the reader says so itself.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

_WORD = re.compile(r"\w+")
_CLOSED = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_SHINGLE = 4
_MOST_TEXT = 2_000_000
_SILENT_TAGS = frozenset(
    {"nav", "footer", "aside", "form", "figcaption", "menu", "label", "legend", "address", "summary"}
)
_PROSE = frozenset(
    {"p", "div", "section", "article", "li", "blockquote", "td", "main", "body", "dd", "pre", "span", "center"}
)


@dataclass(frozen=True, slots=True)
class Selection:
    """The article's container and the places of its segments, in the order of the page."""

    container: Element | None
    chosen: tuple[int, ...]


class Reference:
    """A text known to be the article's, ready to say how much of a segment stands in it."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._lines: set[str] = set()
        self._shingles: set[tuple[str, ...]] = set()
        self.size = 0
        for text in texts:
            for line in text.split("\n"):
                words = _words(line)
                self._lines.add(" ".join(words))
                self.size += len(words)
                self._shingles.update(_shingles(words))

    def holds(self, text: str) -> bool:
        """Whether the text is a line of the article, or most of its words stand there in their order."""
        words = _words(text)
        if not words:
            return False
        if " ".join(words) in self._lines:
            return True
        pieces = _shingles(words)
        return len(words) >= 8 and sum(p in self._shingles for p in pieces) >= 0.7 * len(pieces)


def extracted_text(html: str) -> str:
    """The article's text as trafilatura selects it, without comments; empty where it finds none."""
    if len(html) > 10 * _MOST_TEXT:
        return ""
    try:
        found = trafilatura.bare_extraction(html, include_comments=False, with_metadata=False)
    except (RecursionError, ValueError):
        return ""
    return (found.text or "") if found is not None else ""


def select_body(segments: tuple[Segment, ...], reference: Reference) -> Selection:
    """The segments of the article: what the reference holds and, in its container, what stands between."""
    held = [i for i, s in enumerate(segments) if reference.holds(s.text)]
    container = _container([segments[i] for i in held])
    if container is None:
        return Selection(None, ())
    judge = Judge(container)
    first, last = _bounds(segments, held, judge)
    known = set(held)
    chosen = [
        i
        for i in range(first, last + 1)
        if (i in known and not judge.is_furniture(segments[i], strict=False))
        or (judge.is_inside(segments[i]) and not judge.is_furniture(segments[i], strict=True) and _fits(segments[i]))
    ]
    return Selection(container, tuple(chosen))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _shingles(words: list[str]) -> list[tuple[str, ...]]:
    return [tuple(words[i : i + _SHINGLE]) for i in range(max(1, len(words) - _SHINGLE + 1))]


def _container(held: list[Segment]) -> Element | None:
    """The deepest element that holds nine tenths of the article's words."""
    weights: dict[Element, int] = {}
    total = 0
    for segment in held:
        size = len(segment.text) if len(segment.text) > 40 else 0
        total += size
        weights[segment.owner] = weights.get(segment.owner, 0) + size
        for above in segment.owner.iterancestors():
            weights[above] = weights.get(above, 0) + size
    if not total:
        return None
    node = max((e for e in weights if e.getparent() is None), key=lambda e: weights[e])
    while True:
        child = next((c for c in node if weights.get(c, 0) >= 0.9 * total), None)
        if child is None or child.tag == "p":
            return node
        node = child


def _bounds(segments: tuple[Segment, ...], held: list[int], judge: "Judge") -> tuple[int, int]:
    """From the first to the last segment of the article, and on to paragraphs that stand beside these."""
    inside = [i for i in held if judge.is_inside(segments[i])]
    first, last = inside[0], inside[-1]
    parents = {segments[i].owner.getparent() for i in inside if segments[i].tag == "p"}
    for step, at in ((-1, first - 1), (1, last + 1)):
        while 0 <= at < len(segments) and judge.is_inside(segments[at]):
            segment = segments[at]
            beside = segment.tag == "p" and segment.owner.getparent() in parents
            if beside and not judge.is_furniture(segment, strict=True) and _CLOSED.search(segment.text):
                first, last = min(first, at), max(last, at)
            at += step
    return first, last


def _fits(segment: Segment) -> bool:
    """Whether a segment that no reference holds reads as a part of an article."""
    if segment.tag[:1] == "h" and segment.tag != "header":
        return len(segment.text) <= 200
    if segment.tag in {"th", "td", "dt", "dd", "li", "pre", "tr"}:
        return True
    return segment.tag in _PROSE and bool(_CLOSED.search(segment.text) or segment.bold * 2 > len(segment.text))


class Judge:
    """Says of segments whether they stand in the article's container and in a part of it that is furniture."""

    def __init__(self, container: Element) -> None:
        self.container = container
        self._inside: dict[Element, bool] = {}
        self._furniture: dict[Element, int] = {}

    def is_inside(self, segment: Segment) -> bool:
        """Whether the segment stands in the container."""
        owner = segment.owner
        if owner not in self._inside:
            self._inside[owner] = owner is self.container or any(e is self.container for e in owner.iterancestors())
        return self._inside[owner]

    def is_furniture(self, segment: Segment, *, strict: bool) -> bool:
        """Whether names of its elements, its words or its links say that the segment is none of the article.

        `strict` is for segments that only their place speaks for.
        """
        text = segment.text
        code = furniture_code(text)
        if (code and code != MARKS) or opens_links(text):
            return True
        share = segment.link_share
        if share > 0.8 and len(text) > 20 and (strict or not _CLOSED.search(text)):
            return True
        if strict and (share > 0.5 or (code == MARKS and len(text) < 2)):
            return True
        return self.level(segment.owner) >= (1 if strict else 2)

    def level(self, element: Element, *, captions: bool = False) -> int:
        """2: a name says that the element is furniture. 1: a name hints at it. 0: nothing does.

        With `captions` the element that holds a picture's words is no furniture by itself.
        """
        path: list[Element] = []
        node: Element | None = element
        while node is not None and node is not self.container and node not in self._furniture:
            path.append(node)
            node = node.getparent()
        level = self._furniture.get(node, 0) if node is not None and node is not self.container else 0
        for below in reversed(path):
            own = _own(below)
            if captions and below.tag in {"figure", "figcaption"}:
                own = 0
            level = self._furniture[below] = max(level, own)
        return level


def _own(element: Element) -> int:
    if element.tag in _SILENT_TAGS:
        return 2
    names = names_of(element) & page_words("furniture")
    if not names:
        return 0
    return 2 if names - page_words("weak") else 1
