"""A web page to a Document whose text is built from its headline, standfirst, body, captions and credits."""

from dataclasses import dataclass

from tollbook.documents.bylines import Byline, dateline_agencies, read_byline
from tollbook.documents.dates import find_date
from tollbook.documents.encoding import decode
from tollbook.documents.html.authors import Authors, authors_of
from tollbook.documents.html.body import Reference, extracted_text, select_body
from tollbook.documents.html.entries import Entries
from tollbook.documents.html.linked import article_node, first_string, linked_nodes
from tollbook.documents.html.metadata import Metadata, read_metadata, titles_of
from tollbook.documents.html.parts import Part, lede_of, parts_of, shown_title
from tollbook.documents.html.segments import Segment, segments_of
from tollbook.documents.html.tree import Element, excess, parse_html
from tollbook.documents.limits import MOST_TAGS
from tollbook.documents.problems import Unreadable, unreadable
from tollbook.documents.raw import Raw
from tollbook.documents.spoken import blocks_spoken, identify_language, language_code
from tollbook.model import Block, Document, Image


def read_html(raw: Raw) -> Document | Unreadable:
    """The document of a page; an Unreadable `no-report` where no article's text is found in it."""
    page = decode(raw.data, html=True, sent=raw.charset)
    if page.count("<") > MOST_TAGS:
        return unreadable("too-large", input=raw.input, limit=f"{MOST_TAGS:,} tags")
    root = parse_html(page)
    if root is None:
        return unreadable("no-report", input=raw.input)
    if limit := excess(root):
        return unreadable("too-large", input=raw.input, limit=limit)
    nodes = linked_nodes(root)
    article = article_node(nodes, titles_of(root, {}))
    metadata = read_metadata(root, article, page)
    authors = authors_of(root, article, nodes, metadata.author_metas, metadata.publisher)
    extracted = extracted_text(root)
    entries = Entries(root, nodes)
    segments = segments_of(root)
    reference = Reference((extracted, first_string(article.get("articleBody"))))
    article_shown = _arranged(root, segments, reference, metadata, entries)
    if not any(part.kind in {"body", "list", "quote", "table"} for part in article_shown.parts):
        return unreadable("no-report", input=raw.input)
    return _document(raw, metadata, authors, article_shown)


@dataclass(frozen=True, slots=True)
class _Shown:
    """The article as the page shows it."""

    title: str | None
    parts: tuple[Part, ...]
    bylines: tuple[Byline, ...]
    published: str | None


def _arranged(
    root: Element, segments: tuple[Segment, ...], reference: Reference, metadata: Metadata, entries: Entries
) -> _Shown:
    title, heading = shown_title(root, metadata.titles)
    title_at = -1
    if heading is not None:
        inside = (i for i, s in enumerate(segments) if s.owner is heading or heading in s.owner.iterancestors())
        title_at = next(inside, -1)
    selection = select_body(segments, reference, title_at)
    lede = lede_of(segments, selection, title_at, title, metadata.descriptions)
    scope = _scope(heading, selection.container) if selection.container is not None else root
    first, last = (selection.chosen[0], selection.chosen[-1]) if selection.chosen else (0, -1)
    around = [s.text for s in segments[max(0, title_at - 3, first - 12) : last + 6] if len(s.text) <= 220]
    above = [s.text for s in segments[max(0, title_at - 3, first - 12) : first] if len(s.text) <= 120]
    return _Shown(
        title,
        parts_of(segments, selection, lede, title, scope, entries),
        tuple(byline for text in around if (byline := read_byline(text))),
        next((date for text in above if (date := find_date(text))), None),
    )


def _scope(heading: Element | None, container: Element) -> Element:
    """The deepest element that holds both headline and body."""
    if heading is None:
        return container
    above = {container, *container.iterancestors()}
    return next((e for e in heading.iterancestors() if e in above), container)


def _document(raw: Raw, metadata: Metadata, authors: Authors, shown: _Shown) -> Document:
    title, parts = shown.title, shown.parts
    text, blocks = _joined((Part("headline", title), *parts) if title else parts)
    body = [p.text for p in parts if p.kind in {"lede", "body"}]
    agencies = [
        *authors.agencies,
        *(name for p in (*body[:2], *body[-2:]) for name in dateline_agencies(p)),
        *(name for byline in shown.bylines for name in byline.agencies),
    ]
    language = identify_language("\n".join(body)) or language_code(metadata.language)
    return Document(
        id=raw.id,
        sha256=raw.sha256,
        version=raw.version,
        url=metadata.url,
        canonical_url=metadata.canonical_url,
        publisher=metadata.publisher,
        title=title,
        lede=" ".join(p.text for p in parts if p.kind == "lede") or None,
        byline=authors.byline or next((b.names for b in shown.bylines if b.names), None),
        agencies=tuple(dict.fromkeys(agencies)),
        published=metadata.published or shown.published,
        modified=metadata.modified,
        language=language,
        text=text,
        blocks=blocks_spoken(text, blocks, language),
        images=_images(parts),
    )


def _joined(parts: tuple[Part, ...]) -> tuple[str, tuple[Block, ...]]:
    """The parts joined by blank lines, a credit to its caption by a line break, and where each stands."""
    pieces: list[str] = []
    blocks: list[Block] = []
    at = 0
    for i, part in enumerate(parts):
        gap = "" if not i else "\n" if part.kind == "credit" and parts[i - 1].kind == "caption" else "\n\n"
        start = at + len(gap)
        blocks.append(Block(start=start, end=start + len(part.text), kind=part.kind, published=part.published))
        pieces += [gap, part.text]
        at += len(gap) + len(part.text)
    return "".join(pieces), tuple(blocks)


def _images(parts: tuple[Part, ...]) -> tuple[Image, ...]:
    images: list[Image] = []
    for i, part in enumerate(parts):
        if part.kind == "caption":
            after = parts[i + 1] if i + 1 < len(parts) else None
            credited = after is not None and after.kind == "credit"
            images.append(Image(caption=part.text, credit=after.text if after and credited else None))
        elif part.kind == "credit" and (i == 0 or parts[i - 1].kind != "caption"):
            images.append(Image(credit=part.text))
    return tuple(images)
