"""Word's .docx to the parts of its report: headings, paragraphs, lists, tables, notes; no tracked deletions."""

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from docx import Document
from docx.document import Document as WordFile
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

from tollbook.confined.zips import check_zip

_HEADING = re.compile(r"heading|überschrift|titre|título|subtitle", re.I)
_NOTES = "/word/footnotes.xml", "/word/endnotes.xml"
_MOST_CHARACTERS = 2_000_000
_SIGNS = {"noBreakHyphen": "-", "br": "\n"}


def read(file: BinaryIO) -> Iterator[dict[str, Any]]:
    """One value: `{title, given: {title, author}, parts: [{kind, text}]}`, the title as shown. Raises ValueError."""
    check_zip(file, "word/document.xml")
    try:
        document = Document(file)
    except (PackageNotFoundError, KeyError, etree.XMLSyntaxError) as error:
        raise ValueError("it is damaged, or no Word file") from error
    parts = [*_body(document), *_notes(document)]
    if sum(len(part["text"]) for part in parts) > _MOST_CHARACTERS:
        raise ValueError(f"it has more than {_MOST_CHARACTERS:,} characters")
    headline = next((p["text"] for p in parts[:5] if p["kind"] == "headline"), None)
    told = document.core_properties
    yield {"title": headline, "given": {"title": told.title or None, "author": told.author or None}, "parts": parts}


def _body(document: WordFile) -> Iterator[dict[str, Any]]:
    opened = False
    for item in document.iter_inner_content():
        if isinstance(item, Table):
            if rows := _rows(item):
                yield {"kind": "table", "text": rows}
            continue
        text = _words(item._p)  # noqa: SLF001 - what python-docx reads leaves tracked insertions out
        if text:
            yield {"kind": _kind(item, opened=opened), "text": text}
            opened = True


def _kind(paragraph: Paragraph, *, opened: bool) -> str:
    style = paragraph.style.name if paragraph.style is not None and paragraph.style.name else ""
    if style == "Title" or (not opened and style == "Heading 1"):
        return "headline"
    if _HEADING.search(style):
        return "crosshead"
    if "caption" in style.lower():
        return "caption"
    if "quote" in style.lower():
        return "quote"
    numbered = paragraph._p.pPr is not None and paragraph._p.pPr.numPr is not None  # noqa: SLF001 - it has no public name
    return "list" if numbered or style.lower().startswith("list") else "body"


def _words(element: Any) -> str:
    pieces: list[str] = []
    for node in element.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr"), qn("w:noBreakHyphen")):
        if any(above.tag in (qn("w:del"), qn("w:txbxContent")) for above in node.iterancestors()):
            continue
        name = etree.QName(node).localname
        pieces.append(node.text or "" if name == "t" else _SIGNS.get(name, " "))
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def _rows(table: Table) -> str:
    rows: list[str] = []
    for row in table._tbl.iter(qn("w:tr")):  # noqa: SLF001 - its cells are counted again for each merged one
        cells = [" ".join(w for p in cell.iter(qn("w:p")) if (w := _words(p))) for cell in row.iter(qn("w:tc"))]
        if any(cells):
            rows.append(" | ".join(cells))
    return "\n".join(rows)


def _notes(document: WordFile) -> Iterator[dict[str, Any]]:
    for part in document.part.package.iter_parts():
        if str(part.partname) in _NOTES:
            for paragraph in parse_xml(part.blob).iter(qn("w:p")):
                if text := _words(paragraph):
                    yield {"kind": "body", "text": text}
