"""Which segments of a page are its article: what trafilatura or the page's JSON-LD holds, and what belongs to it."""

import logging
import re
from collections import Counter
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass

import trafilatura
from lxml.html import HtmlElement

from tollbook.documents.bylines import read_byline
from tollbook.documents.dates import find_date
from tollbook.documents.furniture import MARKS, furniture_code, opens_links
from tollbook.documents.html.segments import Segment
from tollbook.documents.html.tree import Element, names_of, page_words, text_of
from tollbook.documents.stamps import read_stamp

# trafilatura reports every page that it finds nothing in; the reader says so itself.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

# Scripts without spaces between words count by characters.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")
_CLOSED = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_SHINGLE = 4
_LONG = 80
_MOST_LABELS = 8
_SILENT_TAGS = frozenset(
    {"nav", "footer", "aside", "form", "figcaption", "menu", "label", "legend", "address", "summary"}
)
_CELLS = frozenset({"li", "td", "th", "dd", "dt"})
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
        for text in texts:
            self._lines.update(" ".join(_words(line)) for line in text.split("\n"))
            self._shingles.update(_shingles(_words(text)))

    def holds(self, text: str) -> bool:
        """Whether the text is a line of the article, or most of its words stand there in their order."""
        words = _words(text)
        if not words:
            return False
        if " ".join(words) in self._lines:
            return True
        pieces = _shingles(words)
        share = sum(p in self._shingles for p in pieces) / len(pieces)
        return share >= (0.7 if len(words) >= 8 else 1.0) and len(words) >= _SHINGLE


def extracted_text(root: HtmlElement) -> str:
    """The article's text as trafilatura selects it, without comments; empty where it finds none.

    Its quick way is taken first, and its thorough one where that leaves nearly all of the page's paragraphs out.
    """
    quick = _extracted(root, fast=True)
    paragraphs = sum(size for p in root.iter("p") if (size := len(text_of(p))) >= _LONG)
    return quick if len(quick) > 0.15 * paragraphs else max(quick, _extracted(root, fast=False), key=len)


def _extracted(root: HtmlElement, *, fast: bool) -> str:
    try:
        found = trafilatura.bare_extraction(deepcopy(root), include_comments=False, with_metadata=False, fast=fast)
    except (RecursionError, ValueError):
        return ""
    return str(getattr(found, "text", None) or "")


def select_body(segments: tuple[Segment, ...], reference: Reference, title_at: int = -1) -> Selection:
    """The segments of the article: what the reference holds and, in its container, what stands between.

    `title_at` is the place of the headline's segment, before which nothing of the body stands.
    """
    held = [i for i, s in enumerate(segments) if reference.holds(s.text)] or _sentences(segments)
    after = [i for i in held if i > title_at]
    held = after if _size(segments, after) > 0.5 * _size(segments, held) else held
    container = _container([segments[i] for i in held])
    if container is None:
        return Selection(None, ())
    judge = Judge(container, _repeated(segments), _link_lists(segments, container))
    first, last = _bounds(segments, held, judge)
    known = set(held)
    chosen = [
        i
        for i in range(min(held[0], first), last + 1)
        if (i in known and not judge.is_furniture(segments[i], strict=False))
        or (i >= first and judge.is_inside(segments[i]) and _fits(segments[i]) and not judge.is_furniture(segments[i]))
    ]
    return Selection(container, tuple(chosen[_dated_lines(segments, chosen) :]))


def _dated_lines(segments: tuple[Segment, ...], chosen: list[int]) -> int:
    """How many lines before the first paragraph only say where and when, such as "Norvale, 4 May 2021"."""
    texts = [segments[i].text for i in chosen[:4]]
    return next((n for n, text in enumerate(texts) if len(text) > 70 or not find_date(text)), 0)


def _sentences(segments: tuple[Segment, ...]) -> list[int]:
    """Where no reference knows the page: its paragraphs of sentences."""
    return [i for i, s in enumerate(segments) if len(s.text) >= _LONG and _CLOSED.search(s.text) and s.link_share < 0.3]


def _size(segments: tuple[Segment, ...], places: list[int]) -> int:
    return sum(len(segments[i].text) for i in places)


def _repeated(segments: tuple[Segment, ...]) -> frozenset[str]:
    """Short texts that stand three times or more: labels of advertisements and buttons, unless they are many."""
    counts = Counter(s.text for s in segments if len(s.text) <= 200 and s.tag not in _CELLS)
    repeated = frozenset(text for text, count in counts.items() if count >= 3)
    return repeated if len(repeated) <= _MOST_LABELS else frozenset()


def _link_lists(segments: tuple[Segment, ...], container: Element) -> frozenset[Element]:
    """Elements below the container that a heading such as "Related news" opens."""
    found: set[Element] = set()
    whole = sum(len(s.text) for s in segments)
    sizes: dict[Element, int] = {}
    for segment in segments:
        for above in segment.owner.iterancestors():
            sizes[above] = sizes.get(above, 0) + len(segment.text)
    for segment in segments:
        if not opens_links(segment.text):
            continue
        box = segment.owner.getparent()
        while box is not None and sizes.get(box, 0) <= len(segment.text) and box is not container:
            box = box.getparent()
        if box is not None and box is not container and sizes.get(box, 0) < 0.3 * whole:
            found.add(box)
    return frozenset(found)


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
            beside = (segment.tag == "p" and segment.owner.getparent() in parents) or segment.owner in parents
            if beside and not judge.is_furniture(segment) and _CLOSED.search(segment.text):
                first, last = min(first, at), max(last, at)
            at += step  # noqa: PLW2901 - it walks on from each end
    return first, last


def _fits(segment: Segment) -> bool:
    """Whether a segment that no reference holds reads as a part of an article."""
    if segment.tag[:1] == "h" and segment.tag != "header":
        return len(segment.text) <= 200
    if segment.tag in _CELLS or segment.tag == "pre":
        return True
    return segment.tag in _PROSE and bool(_CLOSED.search(segment.text) or segment.bold * 2 > len(segment.text))


class Judge:
    """Says of segments whether they stand in the article's container and in a part of it that is furniture."""

    def __init__(
        self, container: Element, repeated: frozenset[str] = frozenset(), links: frozenset[Element] = frozenset()
    ) -> None:
        self.container, self._repeated, self._links = container, repeated, links
        self._inside: dict[Element, bool] = {}
        self._furniture: dict[Element, int] = {}

    def is_inside(self, segment: Segment) -> bool:
        """Whether the segment stands in the container."""
        owner = segment.owner
        if owner not in self._inside:
            self._inside[owner] = owner is self.container or any(e is self.container for e in owner.iterancestors())
        return self._inside[owner]

    def is_furniture(self, segment: Segment, *, strict: bool = True) -> bool:
        """Whether names of its elements, its words or its links say that the segment is none of the article.

        `strict` is for segments that only their place speaks for.
        """
        text = segment.text
        code = furniture_code(text)
        if (code and code != MARKS) or opens_links(text) or text in self._repeated:
            return True
        if len(text) < 200 and (read_stamp(text) or read_byline(text)):
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
            own = 2 if below in self._links else _own(below)
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
