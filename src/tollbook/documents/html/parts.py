"""The parts of a page's article in their order: headline, standfirst, body, crossheads, captions, lists, quotes."""

import re
from dataclasses import dataclass

from tollbook.documents.dates import find_date
from tollbook.documents.html.body import Judge, Reference, Selection
from tollbook.documents.html.captions import Caption, caption_element, read_caption
from tollbook.documents.html.entries import Entries
from tollbook.documents.html.segments import Segment
from tollbook.documents.html.tree import Element, names_of, page_words, text_of
from tollbook.model.codes import BlockKind

_WORD = re.compile(r"\w+")
_CLOSED = re.compile(r"[.!…:;,][\"'”’»)\]]*$")
_HEADING = re.compile(r"h[1-6]")
_LONGEST_CROSSHEAD = 160


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the article's text. A caption's credit follows it as a part of its own.

    `published` is when the entry of a live blog that it belongs to was published.
    """

    kind: BlockKind
    text: str
    published: str | None = None


def words(text: str) -> str:
    """A text's words, lower case, by single spaces: what two shapes of one headline have in common."""
    return " ".join(_WORD.findall(text.casefold()))


def shown_title(root: Element, titles: tuple[str, ...]) -> tuple[str | None, Element | None]:
    """The headline that the page shows, with its element, or the head's where no `h1` resembles it."""
    told = [set(words(t).split()) for t in titles]
    best: tuple[float, str, Element] | None = None
    for element in root.iter("h1"):
        text = text_of(element).replace("\n", " ")
        said = set(words(text).split())
        if not said or len(text) > 400:
            continue
        score = max((len(said & t) / max(1, min(len(said), len(t))) for t in told if t), default=0.5)
        if len(said) < 3:
            score *= max((len(said & t) / len(said | t) for t in told if t), default=0.5)
        if best is None or score > best[0]:
            best = (score, text, element)
    if best and (best[0] >= 0.4 or not titles):
        return best[1], best[2]
    return (titles[0] if titles else None), None


def lede_of(
    segments: tuple[Segment, ...], selection: Selection, title_at: int, title: str | None, descriptions: tuple[str, ...]
) -> tuple[int, ...]:
    """The places of the standfirst: between headline and body, called so or told by the page's description."""
    first = selection.chosen[0] if selection.chosen else len(segments)
    told = Reference(descriptions)
    chosen = frozenset(selection.chosen)
    start = title_at + 1 if 0 <= title_at < first + 3 else max(0, first - 12)
    found: list[int] = []
    for i in range(start, min(len(segments), max(first, start) + 4)):
        segment = segments[i]
        if words(segment.text) == words(title or ""):
            continue
        if _is_lede(segment, i, title_at, first, told):
            found.append(i)
        elif found or (i in chosen and segment.tag == "p" and len(segment.text) > 80):
            break
    return tuple(found[:4])


def _is_lede(segment: Segment, at: int, title_at: int, first: int, told: Reference) -> bool:
    if not 25 <= len(segment.text) <= 700 or segment.link_share > 0.6:
        return False
    if (len(segment.text) < 70 and find_date(segment.text)) or any(
        e.tag in {"figure", "figcaption"} or names_of(e) & page_words("caption") for e in _near(segment.owner)
    ):
        return False
    if any(names_of(e) & page_words("lede") for e in _near(segment.owner)):
        return True
    heading = segment.tag == "h2" and at <= first and title_at >= 0 and at <= title_at + 3
    return heading or (at < first and told.holds(segment.text))


def _near(element: Element) -> list[Element]:
    path = [element]
    for above in element.iterancestors():
        if len(path) == 3 or above.tag in {"article", "main", "body"}:
            break
        path.append(above)
    return path


def parts_of(
    segments: tuple[Segment, ...], selection: Selection, lede: tuple[int, ...], title: str | None, scope: Element,
    entries: Entries,
) -> tuple[Part, ...]:  # fmt: skip
    """The article's parts after its headline, in the order of the page, with the dates of their entries."""
    captions = _captions(segments, scope)
    chosen = set(selection.chosen) - set(lede)
    taken = {words(segments[i].text) for i in lede} | {words(title or "")}
    parts: list[Part] = [Part("lede", segments[i].text) for i in lede]
    row: Element | None = None
    for i, segment in enumerate(segments):
        if i in captions:
            parts += _captioned(captions[i])
        elif i in chosen and words(segment.text) not in taken:
            kind = _kind(segment, selection.container)
            line = _row(segment) if kind == "table" else None
            if line is not None and line is row:
                parts[-1] = Part("table", f"{parts[-1].text} | {segment.text}")
            else:
                parts.append(Part(kind, segment.text, entries.published(segment.owner, segment.text)))
            row = line
    return _settled(parts)


def _captioned(found: Caption | None) -> list[Part]:
    if found is None:
        return []
    parts = [Part("caption", found.caption)] if found.caption else []
    return parts + ([Part("credit", found.credit)] if found.credit else [])


def _captions(segments: tuple[Segment, ...], scope: Element) -> dict[int, Caption | None]:
    """For each segment of a caption the caption read, given once at its first segment."""
    judge = Judge(scope)
    read: dict[Element, bool] = {}
    found: dict[int, Caption | None] = {}
    said: set[str] = set()
    for i, segment in enumerate(segments):
        if not judge.is_inside(segment):
            continue
        element = caption_element(segment, scope)
        if element is None or (element.tag != "figcaption" and len(text_of(element)) > 1500):
            continue
        found[i] = None
        if element in read or judge.level(segment.owner, captions=True) > 1:
            continue
        read[element] = True
        caption = read_caption(element)
        if caption and caption.caption not in said:
            found[i] = caption
            if caption.caption:
                said.add(caption.caption)
    return found


def _kind(segment: Segment, container: Element | None) -> BlockKind:
    node: Element | None = segment.owner
    kind: BlockKind = "body"
    while node is not None and node is not container:
        tag = str(node.tag)
        if _HEADING.fullmatch(tag):
            return "crosshead" if len(segment.text) <= _LONGEST_CROSSHEAD else "body"
        if tag in {"li", "dd"} and len(node.findall(".//p")) > 1:
            return "body"
        if tag == "blockquote" or "pullquote" in names_of(node):
            return "quote"
        if tag in {"td", "th"}:
            kind = "table"
        elif tag in {"li", "dt", "dd"} and kind == "body":
            kind = "list"
        node = node.getparent()
    bold = segment.bold >= 0.9 * len(segment.text.strip())
    if kind == "body" and bold and len(segment.text) <= 120 and not _CLOSED.search(segment.text):
        return "crosshead"
    return kind


def _row(segment: Segment) -> Element | None:
    return next((e for e in segment.owner.iterancestors() if e.tag == "tr"), None)


def _settled(parts: list[Part]) -> tuple[Part, ...]:
    """Without crossheads that have no text under them, and without captions that the page shows again as text."""
    captions = tuple(f"{words(p.text)} " for p in parts if p.kind == "caption")
    told = [p for p in parts if p.kind != "body" or not _opens_caption(p.text, captions)]
    last = max((i for i, part in enumerate(told) if part.kind not in {"crosshead", "caption", "credit"}), default=-1)
    return tuple(p for i, p in enumerate(told) if i <= last or p.kind in {"caption", "credit"})


def _opens_caption(text: str, captions: tuple[str, ...]) -> bool:
    said = words(text)
    return 3 < len(said.split()) < 40 and any(caption.startswith(said) for caption in captions)
