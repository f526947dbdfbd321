"""A PDF to the parts of its report."""

from collections.abc import Iterator
from typing import Any, BinaryIO

import pypdfium2

from tollbook.confined.pdf.columns import lines_of
from tollbook.confined.pdf.glyphs import opened, pages_of
from tollbook.confined.pdf.paragraphs import Part, parts_of
from tollbook.confined.pdf.running import kept_fragments

_MADE_BY_PROGRAMS = ("microsoft word", "untitled", "document", ".doc", ".pdf", ".indd", "print", ".qxp", "layout")


def read(file: BinaryIO) -> Iterator[dict[str, Any]]:
    """One value: `{title, pages, parts: [{kind, text, page}]}`. Raises ValueError as `opened` does."""
    document = opened(file)
    parts = document_parts(document)
    yield {
        "title": title_of(document, parts),
        "pages": len(document),
        "parts": [{"kind": p.kind, "text": p.text, "page": p.page} for p in parts],
    }


def document_parts(document: pypdfium2.PdfDocument) -> list[Part]:
    """The parts of a document; the same bytes always give the same, so that a quotation is found again."""
    pages = list(pages_of(document))
    kept = kept_fragments(pages)
    return parts_of([line for page in pages for line in lines_of(page, kept[page.number])])


def title_of(document: pypdfium2.PdfDocument, parts: list[Part]) -> str | None:
    """The headline shown, else the title in the file's properties unless a program made it up."""
    shown = next((part.text for part in parts[:4] if part.kind == "headline"), None)
    if shown:
        return shown
    told = " ".join(document.get_metadata_value("Title").split())
    made_up = any(word in told.lower() for word in _MADE_BY_PROGRAMS) or len(told.split()) < 3
    return None if made_up or len(told) > 300 else told
