"""One archived report: its words, its parts and where it came from."""

from tollbook.model.base import Record, Span
from tollbook.model.codes import BlockKind, DocumentStatus
from tollbook.model.visibility import PUBLIC, Visibility


class Block(Span):
    """A part of the text. Page furniture (menus, skip links, share buttons) is in no block."""

    kind: BlockKind
    page: int | None = None
    """The page of a paged file on which it begins, from 1."""
    language: str | None = None
    """Its own language (ISO 639-1) where it is long enough to tell."""
    published: str | None = None
    """When the entry of a live blog that it belongs to was published."""


class Image(Record):
    """A picture's words; the picture itself is not kept."""

    caption: str | None = None
    credit: str | None = None


class Document(Record):
    """A report. Offsets everywhere are code points into `text`; dates are ISO 8601."""

    id: str
    sha256: str
    url: str | None = None
    canonical_url: str | None = None
    publisher: str | None = None
    title: str | None = None
    lede: str | None = None
    byline: str | None = None
    agencies: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    retrieved: str | None = None
    language: str | None = None
    status: DocumentStatus = "unknown"
    version: int = 1
    text: str
    blocks: tuple[Block, ...] = ()
    images: tuple[Image, ...] = ()
    visibility: Visibility = PUBLIC
