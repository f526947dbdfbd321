"""A row `{id, url, publisher, published, title, text, language}` to a Document: a line of JSON Lines, or a reader's."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from tollbook.documents.dates import parse_date
from tollbook.documents.html.fragment import fragment_parts
from tollbook.documents.layout import Layout, read_layout
from tollbook.documents.limits import excess
from tollbook.documents.problems import Unreadable, unreadable
from tollbook.documents.publishers import publisher_of
from tollbook.documents.raw import Raw
from tollbook.documents.spoken import blocks_spoken, identify_language, language_code
from tollbook.documents.text import prose
from tollbook.model import Block, Document, Image
from tollbook.model.codes import BlockKind, DocumentStatus


@dataclass(frozen=True, slots=True)
class _Laid:
    """A row's text with what its layout says, and with the blocks that its parts are, where it has parts."""

    text: str
    layout: Layout
    blocks: tuple[Block, ...]
    images: tuple[Image, ...]


def read_row(raw: Raw) -> tuple[Document | Unreadable, ...]:
    """The document of a row, followed by what is wrong with its fields.

    Without a title the document's text is the row's, to the character; with one it is the title, a blank line and
    the row's text. What the row says goes before what its text says. With `parts` or `html` in place of `text`, the
    document's text is these parts, joined by blank lines.
    """
    row: Mapping[str, Any] = raw.row or {}
    where = f"{raw.input}, line {raw.line}" if raw.line else raw.input
    title = _string(row, "title")
    try:
        laid = _laid(row, title)
    except ValueError as error:
        return (unreadable("cannot-read", input=raw.input, line=raw.line, cause=str(error)),)
    if limit := excess(laid.text):
        return (unreadable("too-large", input=where, line=raw.line, limit=limit),)
    layout = laid.layout
    dates, problems = _dates(raw, row)
    url = _string(row, "url") or layout.url
    language = language_code(row.get("language")) or identify_language(prose(laid.text, laid.blocks))
    document = Document(
        id=raw.id,
        sha256=raw.sha256,
        version=raw.version,
        text=laid.text,
        url=url,
        canonical_url=_string(row, "canonical_url"),
        publisher=_string(row, "publisher") or layout.site or (publisher_of(url) if url else None),
        title=title or layout.title,
        lede=layout.lede,
        byline=_string(row, "byline") or layout.byline,
        agencies=_strings(row, "agencies") or layout.agencies,
        published=dates["published"] or (None if problems else layout.published),
        modified=dates["modified"] or layout.modified,
        retrieved=dates["retrieved"],
        language=language,
        status=row["status"] if row.get("status") in get_args(DocumentStatus) else "unknown",
        blocks=blocks_spoken(laid.text, laid.blocks, language),
        images=laid.images,
    )
    return (document, *problems, *_notes(raw, row))


def _laid(row: Mapping[str, Any], title: str | None) -> _Laid:
    parts = fragment_parts(row["html"]) if isinstance(row.get("html"), str) else row.get("parts")
    if not isinstance(parts, list) or isinstance(row.get("text"), str):
        head = f"{row['title']}\n\n" if title else ""
        text = head + row["text"]
        layout = read_layout(text, len(head), title)
        headline = (Block(start=0, end=len(head) - 2, kind="headline"),) if title else ()
        return _Laid(text, layout, (*headline, *layout.blocks), layout.images)
    if title and not any(p.get("text") == title for p in parts[:3]) and not _is_paged(parts):
        parts = [{"kind": "headline", "text": title}, *parts]
    text, blocks = _joined(parts)
    layout = read_layout(text, blocks[0].end if blocks and blocks[0].kind == "headline" else 0, title)
    captions = tuple(Image(caption=text[b.start : b.end]) for b in blocks if b.kind == "caption")
    return _Laid(text, layout, blocks, captions)


def _is_paged(parts: list[Any]) -> bool:
    """Whether the parts are places on pages, which nothing may move."""
    return any(part.get("page") for part in parts)


def _joined(parts: list[Any]) -> tuple[str, tuple[Block, ...]]:
    """The parts joined by blank lines, and where each stands."""
    blocks: list[Block] = []
    pieces: list[str] = []
    at = 0
    for part in parts:
        said = part.get("text")
        if not isinstance(said, str) or not said.strip():
            continue
        at += 2 if pieces else 0
        kind: BlockKind = part["kind"] if part.get("kind") in get_args(BlockKind) else "body"
        page = part.get("page") if isinstance(part.get("page"), int) else None
        blocks.append(Block(start=at, end=at + len(said), kind=kind, page=page))
        pieces.append(said)
        at += len(said)
    return "\n\n".join(pieces), tuple(blocks)


def _notes(raw: Raw, row: Mapping[str, Any]) -> tuple[Unreadable, ...]:
    return tuple(
        unreadable("left-out", input=raw.input, line=raw.line, document=raw.id, cause=note)
        for note in _strings(row, "notes")
    )


def _dates(raw: Raw, row: Mapping[str, Any]) -> tuple[dict[str, str | None], tuple[Unreadable, ...]]:
    read: dict[str, str | None] = {}
    problems: tuple[Unreadable, ...] = ()
    for name in ("published", "modified", "retrieved"):
        value = row.get(name)
        read[name] = parse_date(value) if isinstance(value, str) else None
        if name == "published" and value not in (None, "") and read[name] is None:
            problems = (
                unreadable("bad-date", input=raw.input, line=raw.line, document=raw.id, value=repr(value)[:60]),
            )
    return read, problems


def _string(row: Mapping[str, Any], name: str) -> str | None:
    value = row.get(name)
    return value.strip() or None if isinstance(value, str) else None


def _strings(row: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = row.get(name)
    return tuple(v for v in value if isinstance(v, str)) if isinstance(value, list) else ()
