"""A JSON Lines row `{id, url, publisher, published, title, text, language}` to a Document."""

from collections.abc import Mapping
from typing import Any, get_args

from tollbook.documents.dates import parse_date
from tollbook.documents.layout import read_layout
from tollbook.documents.limits import excess
from tollbook.documents.problems import Unreadable, unreadable
from tollbook.documents.publishers import publisher_of
from tollbook.documents.raw import Raw
from tollbook.documents.spoken import identify_language, language_code
from tollbook.documents.text import prose
from tollbook.model import Block, Document
from tollbook.model.codes import DocumentStatus


def read_row(raw: Raw) -> tuple[Document | Unreadable, ...]:
    """The document of a row, followed by what is wrong with its fields.

    Without a title the document's text is the row's, to the character; with one it is the title, a blank line and
    the row's text. What the row says goes before what its text says.
    """
    row: Mapping[str, Any] = raw.row or {}
    title = _string(row, "title")
    head = f"{row['title']}\n\n" if title else ""
    text = head + row["text"]
    if limit := excess(text):
        return (unreadable("too-large", input=f"{raw.input}, line {raw.line}", line=raw.line, limit=limit),)
    layout = read_layout(text, len(head), title)
    dates, problems = _dates(raw, row)
    url = _string(row, "url") or layout.url
    headline = (Block(start=0, end=len(head) - 2, kind="headline"),) if title else ()
    document = Document(
        id=raw.id,
        sha256=raw.sha256,
        version=raw.version,
        text=text,
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
        language=language_code(row.get("language")) or identify_language(prose(text, layout)),
        status=row["status"] if row.get("status") in get_args(DocumentStatus) else "unknown",
        blocks=(*headline, *layout.blocks),
        images=layout.images,
    )
    return (document, *problems)


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
