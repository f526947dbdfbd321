"""What grouping and linking need of a document, small enough to be kept without its text."""

import re
from datetime import UTC, datetime
from functools import cache

from tollbook.grounding.counts import find_counts
from tollbook.incidents.fingerprint import Fingerprint, fingerprint
from tollbook.incidents.named import people_named
from tollbook.language import Scanner
from tollbook.model import Claim, Document, Record, Span
from tollbook.rules import lexicon


class Report(Record):
    """A document without its words.

    `published` is a date, `published_at` the moment in UTC to order reports by, "" where unknown.
    `length` is the text's in code points; `headline_end` and `lede_end` are offsets into it (0 where there is none);
    `headline` are the figures of dead, of two or more, that the headline gives: the largest and the sum of several;
    `tells_of_death`: whether headline or title tell of a death;
    `separate` are the offsets of words that begin another event ("elsewhere"), `several` of those that say that a
    figure is of several events ("in separate shootings"), `increment` of those that add to a
    figure ("two more died"), `of_wounds` of those that tell of deaths from wounds, `previous` of those that tell an
    earlier figure ("the toll had risen from three");
    `named` are keys of the people named, officials left out.
    """

    document: str
    sha256: str
    publisher: str | None = None
    title: str | None = None
    published: str | None = None
    published_at: str = ""
    agencies: tuple[str, ...] = ()
    length: int = 0
    headline_end: int = 0
    lede_end: int = 0
    headline: tuple[int, ...] = ()
    tells_of_death: bool = False
    captions: tuple[Span, ...] = ()
    separate: tuple[int, ...] = ()
    several: tuple[int, ...] = ()
    increment: tuple[int, ...] = ()
    previous: tuple[int, ...] = ()
    of_wounds: tuple[int, ...] = ()
    named: tuple[str, ...] = ()
    fingerprint: Fingerprint = Fingerprint()

    def headlines(self, claim: Claim) -> bool:
        """Whether a claim's figure of dead is the headline's, which is what the report is mainly about."""
        return claim.kind == "harm" and claim.harm == "killed" and claim.count.best in self.headline

    def in_head(self, offset: int) -> bool:
        """Whether an offset stands in the headline or the lede."""
        return offset < max(self.headline_end, self.lede_end)

    def in_caption(self, offset: int) -> bool:
        """Whether an offset stands in a caption."""
        return any(span.start <= offset < span.end for span in self.captions)


def report_of(document: Document, *, alone: bool = False) -> Report:
    """The report of a document; `alone` leaves out what only a comparison with others needs."""
    cues = _cues().find(document.text)
    return Report(
        document=document.id,
        sha256=document.sha256,
        publisher=document.publisher,
        title=document.title,
        published_at=_moment(document.published),
        published=document.published[:10] if document.published else None,
        agencies=document.agencies,
        length=len(document.text),
        headline_end=_end(document, "headline"),
        lede_end=_end(document, "lede"),
        headline=_headline_figures(document),
        tells_of_death=_deaths().has(f"{document.title or ''} {document.text[: _end(document, 'headline')]}"),
        captions=tuple(Span(start=b.start, end=b.end) for b in document.blocks if b.kind == "caption"),
        separate=tuple(cue.start for cue in cues if cue.code == "separate"),
        several=tuple(cue.start for cue in cues if cue.code == "several" or cue.text.lower().endswith(" shootings")),
        increment=tuple(cue.start for cue in cues if cue.code in ("increment", "from_wounded")),
        previous=tuple(cue.start for cue in cues if cue.code == "previous"),
        of_wounds=tuple(cue.start for cue in cues if cue.code in ("of_wounds", "from_wounded")),
        named=() if alone else people_named(document.text),
        fingerprint=Fingerprint() if alone else fingerprint(_own_words(document)),
    )


@cache
def _cues() -> Scanner:
    return Scanner("cues", lexicon("linking/en/cues.yaml"))


@cache
def _deaths() -> Scanner:
    return Scanner("deaths", lexicon("linking/en/deaths.yaml"))


def _moment(published: str | None) -> str:
    """ISO 8601 in UTC where a time zone is given, else as it stands."""
    if not published or "T" not in published:
        return published or ""
    try:
        moment = datetime.fromisoformat(published)
    except ValueError:
        return published
    return moment.astimezone(UTC).isoformat() if moment.tzinfo else published


def _end(document: Document, kind: str) -> int:
    return next((block.end for block in document.blocks if block.kind == kind), 0)


_OTHER = r"(?:injur|wound|hospitali[sz]|arrest|detain|displac|abduct|kidnap{1,2})"
_WORSE = re.compile(r"\b(?:kill(?:s|ing)?|claims?) (?:[a-z]+ ){0,2}$", re.I)
_DOES_OTHER = re.compile(rf"\b(?:{_OTHER}(?:e?s|ing)|hurts?) (?:[a-z]+ ){{0,2}}$", re.I)
_UNDERGOES_OTHER = re.compile(rf"\b(?:{_OTHER}e?d|hurt|missing)\b", re.I)
_PART = re.compile(r"\b(?:including|inculding|among (?:them|whom)|of (?:them|whom))\b", re.I)


def _headline_figures(document: Document) -> tuple[int, ...]:
    """Figures of dead in the headline. A figure beside a word of another harm is of that harm."""
    words = document.text[: _end(document, "headline")]
    told = find_counts(words)
    dead = []
    for i, mention in enumerate(told):
        before = words[told[i - 1].end if i else 0 : mention.start]
        after = words[mention.end : told[i + 1].start if i + 1 < len(told) else len(words)]
        if _PART.search(before):
            break
        other = _DOES_OTHER.search(before) or (_UNDERGOES_OTHER.search(after) and not _WORSE.search(before))
        if not other and mention.count.qualifier != "vague":
            dead.append(mention.count.best or 0)
    return tuple(dict.fromkeys(n for n in (max(dead, default=0), sum(dead)) if n > 1))


def _own_words(document: Document) -> str:
    """The text without page furniture; all of it where no blocks are known."""
    if not document.blocks:
        return document.text
    return "\n".join(document.text[block.start : block.end] for block in document.blocks)
