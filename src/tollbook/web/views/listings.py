"""Lists of claims, documents and tolls."""

from dataclasses import dataclass
from typing import Any

from tollbook.model import Claim, Document, Toll
from tollbook.review.searching import COUNTED, PAGE_SIZE, ClaimHit, Hits
from tollbook.telling import (
    chain_of,
    code_in_words,
    date_of,
    figure_in_words,
    place_in_words,
    stance_verb,
    time_in_words,
)
from tollbook.telling.claims import said_in_words, what_of
from tollbook.telling.sources import first_of, speaks_as_several
from tollbook.texts import _
from tollbook.web.views.addresses import claim_address, document_address, incident_address, toll_address
from tollbook.web.views.overview import Chip, Pages, chips_of, pages_of
from tollbook.web.views.query import Asked

_EXCERPT = 220


@dataclass(frozen=True, slots=True)
class Line:
    """One thing found: a sentence that leads to it, its words, and what is known about it."""

    href: str
    title: str
    words: str
    about: str
    language: str | None = None
    beside: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list. `number` is a text such as "more than 10,000"."""

    number: str
    lines: tuple[Line, ...]
    pages: Pages
    chips: tuple[Chip, ...]
    left_out: tuple[str, ...]
    wrong: tuple[str, ...]


def claims_listing(hits: Hits[ClaimHit], asked: Asked, path: str) -> Listing:
    """Claims with their words and whose they are."""
    return _listing(hits, tuple(_claim(hit) for hit in hits.items), asked, path)


def documents_listing(hits: Hits[Document], asked: Asked, path: str) -> Listing:
    """Documents with how they begin."""
    return _listing(hits, tuple(_document(document) for document in hits.items), asked, path)


def _listing(hits: Hits[Any], lines: tuple[Line, ...], asked: Asked, path: str) -> Listing:
    many = hits.number > COUNTED
    return Listing(
        number=_("more than %(number)s") % {"number": f"{COUNTED:,}"} if many else f"{hits.number:,}",
        lines=lines,
        pages=pages_of(asked, path, hits.number, PAGE_SIZE),
        chips=chips_of(asked, path),
        left_out=hits.query.left_out,
        wrong=asked.wrong,
    )


def _claim(hit: ClaimHit) -> Line:
    claim = hit.claim
    facts = (time_in_words(claim.time) if claim.time else "", place_in_words(claim.place) if claim.place else "")
    about = (hit.publisher or hit.document, date_of(hit.published), *facts)
    return Line(
        href=claim_address(hit.document, claim.id),
        title=sentence_of(claim, hit.publisher),
        words=claim.span.text if claim.evidence else "",
        about=" · ".join(part for part in about if part),
        beside=incident_address(hit.incident) if hit.incident else None,
    )


def sentence_of(claim: Claim, publisher: str | None) -> str:
    """ "MSF says: 22 people killed (civilian)"."""
    who, what = chain_of(claim.sources, publisher), what_of(claim)
    verb = stance_verb(claim.stance, several=speaks_as_several(first_of(claim.sources, publisher)))
    return said_in_words(who[:1].upper() + who[1:], verb, what)


def _document(document: Document) -> Line:
    body = (
        document.text[len(document.title or "") :]
        if document.text.startswith(document.title or "\0")
        else document.text
    )
    words = " ".join(body.split())
    about = (document.publisher or _("publisher not known"), date_of(document.published), document.language or "")
    return Line(
        href=document_address(document.id),
        title=document.title or document.id,
        words=words[:_EXCERPT] + ("…" if len(words) > _EXCERPT else ""),
        about=" · ".join(part for part in about if part),
        language=document.language,
    )


def toll_line(toll: Toll) -> Line:
    """A toll with its figure."""
    figures = [
        f"{code_in_words(row.harm)} {figure_in_words(row)}"
        for row in toll.casualties
        if row.group is None and row.status is None
    ]
    return Line(
        href=toll_address(toll.id),
        title=toll.title or toll.id,
        words=", ".join(figures),
        about=" · ".join((time_in_words(toll.time), place_in_words(toll.place), toll.scope)),
    )
