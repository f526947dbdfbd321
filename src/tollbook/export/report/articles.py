"""A document's text as paragraphs, the words of its claims marked."""

import re
from collections.abc import Iterable, Mapping, Sequence

from tollbook.export.report.page import Article, Paragraph, Part
from tollbook.model import Claim, Document
from tollbook.telling import date_of
from tollbook.texts import gettext as _

_SHOWN = {"headline", "lede", "body", "crosshead", "caption", "credit", "list", "table", "quote"}
_GAP = re.compile(r"\n[ \t]*\n+")
_LANGUAGE = re.compile(r"[a-z]{2,3}")


def article_of(document: Document, claims: Sequence[Claim], anchor: str, anchors: Mapping[str, str]) -> Article:
    """The article; `anchors` are the ids that the claims' words get in the page, by claim id."""
    about = [document.publisher or _("publisher not known"), date_of(document.published)]
    about += [_("credits %(agencies)s") % {"agencies": ", ".join(document.agencies)}] if document.agencies else []
    language = document.language if document.language and _LANGUAGE.fullmatch(document.language) else None
    return Article(
        anchor=anchor,
        title=document.title or document.id,
        about=" · ".join(about),
        language=language,
        url=document.canonical_url or document.url,
        paragraphs=tuple(
            Paragraph(kind, parts)
            for kind, start, end in paragraphs_of(document)
            if (parts := parts_of(document.text, start, end, claims, anchors))
        ),
    )


def parts_of(text: str, start: int, end: int, claims: Iterable[Claim], anchors: Mapping[str, str]) -> tuple[Part, ...]:
    """A stretch of text in parts; where claims overlap, a part belongs to all of them."""
    marks = [
        (max(e.start, start), min(e.end, end), "figure" if e.slot == "count" else "claim")
        for claim in claims
        for e in claim.evidence
        if e.slot in ("claim", "count") and e.start < end and e.end > start
    ]
    begins: dict[int, list[str]] = {}
    for claim in claims:
        if claim.id in anchors and start <= claim.span.start < end:
            begins.setdefault(claim.span.start, []).append(anchors[claim.id])
    borders = sorted({start, end, *(a for a, _, _ in marks), *(b for _, b, _ in marks)})
    parts = []
    for a, b in zip(borders, borders[1:], strict=False):
        kinds = {kind for x, y, kind in marks if x <= a and b <= y}
        kind = "figure" if "figure" in kinds else "claim" if kinds else "plain"
        parts.append(Part(text[a:b], kind, tuple(begins.get(a, ()))))
    return tuple(parts)


def paragraphs_of(document: Document) -> list[tuple[str, int, int]]:
    """The kind, start and end of each paragraph, in order; page furniture is in none."""
    blocks = [(b.kind, b.start, b.end) for b in document.blocks if b.kind in _SHOWN]
    found: list[tuple[str, int, int]] = []
    for kind, start, end in blocks or [("body", 0, len(document.text))]:
        at = start
        for gap in _GAP.finditer(document.text, start, end):
            found.append((kind, at, gap.start()))
            at = gap.end()
        found.append((kind, at, end))
    return [(kind, a, b) for kind, a, b in found if document.text[a:b].strip()]
