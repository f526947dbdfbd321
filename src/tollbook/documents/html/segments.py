"""A page's elements to segments: runs of words in one block element, in the order of the page."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from tollbook.documents.html.tree import SILENT, Element, drop_hidden, tidy

_BLOCKS = frozenset({
    "address", "amp-img", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
    "html", "label", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody",
    "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_BOLD = frozenset({"b", "strong"})


@dataclass(frozen=True, slots=True)
class Segment:
    """The words of one block element up to the next. `linked` and `bold` count characters in links and in bold."""

    owner: Element
    text: str
    linked: int
    bold: int

    @property
    def tag(self) -> str:
        """The block element's name."""
        return str(self.owner.tag)

    @property
    def link_share(self) -> float:
        """The share of its characters that stand in links."""
        return self.linked / max(1, len(self.text))


@dataclass(slots=True)
class _Run:
    owner: Element
    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    bold: int = 0
    links: int = 0
    bolds: int = 0

    def add(self, text: str | None) -> None:
        if text:
            self.pieces.append(text.replace("\n", " "))
            size = len(text.strip())
            self.linked += size if self.links else 0
            self.bold += size if self.bolds else 0


def segments_of(root: Element) -> tuple[Segment, ...]:
    """The segments of a page. Scripts and what the page hides are taken out of the tree on the way."""
    drop_hidden(root)
    etree.strip_elements(root, "script", *SILENT, with_tail=False)
    return tuple(_walk(root))


def _walk(root: Element) -> Iterator[Segment]:
    owners: list[Element] = [root]
    run = _Run(root)
    for event, node in etree.iterwalk(root, events=("start", "end")):
        tag = node.tag if isinstance(node.tag, str) else ""
        if event == "start":
            if tag in _BLOCKS:
                yield from _flushed(run)
                owners.append(node)
                run = _Run(node, links=run.links, bolds=run.bolds)
            _enter(run, tag, 1)
            run.add(node.text)
            continue
        _enter(run, tag, -1)
        if tag == "br":
            yield from _broken(run)
        elif tag in _BLOCKS:
            yield from _flushed(run)
            owners.pop()
            run = _Run(owners[-1], links=run.links, bolds=run.bolds)
        if node is not root:
            run.add(node.tail)
    yield from _flushed(run)


def _enter(run: _Run, tag: str, step: int) -> None:
    if tag == "a":
        run.links += step
    elif tag in _BOLD:
        run.bolds += step


def _broken(run: _Run) -> Iterator[Segment]:
    """A line break; two in a row end a paragraph."""
    if run.pieces and run.pieces[-1] == "\n":
        yield from _flushed(run)
        run.pieces, run.linked, run.bold = [], 0, 0
    else:
        run.pieces.append("\n")


def _flushed(run: _Run) -> Iterator[Segment]:
    text = tidy("".join(run.pieces))
    if text:
        yield Segment(run.owner, text, min(run.linked, len(text)), min(run.bold, len(text)))
