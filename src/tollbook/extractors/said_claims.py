"""A model's answer becomes claims: its words are found in the text, and Tollbook's own grammars read their values."""

from collections.abc import Iterator

from tollbook.claims.attribution import origin_of, publisher
from tollbook.claims.identity import identified
from tollbook.extractors.answers import Answer, ModelClaim
from tollbook.grounding import count_people, find_actors
from tollbook.grounding.grounded import Grounded
from tollbook.grounding.people import describe_people
from tollbook.grounding.sources import canonical_source, type_source
from tollbook.model import Claim, ClaimActor, Count, Document, Evidence, Place, Source, Span, Time, Victims

_CERTAINTY = 0.5  # not calibrated: no model is known here


def claims_of(
    document: Document, answer: Answer, passages: tuple[Span, ...], grounded: Grounded, rule: str
) -> tuple[Claim, ...]:
    """The claims whose quotation stands in a passage word for word, in text order; slots whose words do not are left
    out.
    """
    found = {claim.id: claim for said in answer.claims for claim in _claims(document, said, passages, grounded, rule)}
    return tuple(sorted(found.values(), key=lambda c: (c.span.start, c.span.end, c.id)))


def _claims(
    document: Document, said: ModelClaim, passages: tuple[Span, ...], grounded: Grounded, rule: str
) -> Iterator[Claim]:
    spots = ((p, document.text.find(said.quote, p.start, p.end)) for p in passages) if said.quote.strip() else ()
    home, start = next(((p, at) for p, at in spots if at >= 0), (None, -1))
    if home is None:
        return
    finder = _Words(document.text, Span(start=start, end=start + len(said.quote)), home)
    figure, victims, party, speaker = map(finder.find, (said.figure, said.victims, said.perpetrator, said.source))
    place = _place(finder.find(said.place), grounded)
    time = _time(finder.find(said.time), grounded)
    sources = _sources(document, speaker)
    spans = {"claim": finder.quote, "count": figure, "victims": victims, "perpetrator": party, "source": speaker}
    spans |= {
        "place": Span(start=place.start, end=place.end) if place else None,
        "time": Span(start=time.start_offset, end=time.end_offset) if time else None,
    }
    claim = Claim(
        id="",
        kind=said.kind,
        harm=said.harm if said.kind == "harm" else None,
        count=_count(document.text, figure, victims),
        victims=_victims(document.text, victims, said),
        actors=_actors(document.text, party),
        methods=(said.method,) if said.method else (),
        place=place,
        time=time,
        sources=sources,
        origin=origin_of(sources),
        stance=said.stance,
        scope=said.scope,
        certainty=_CERTAINTY,
        evidence=tuple(
            Evidence(slot=slot, start=s.start, end=s.end, text=document.text[s.start : s.end])
            for slot, s in spans.items()
            if s
        ),
        rule=rule,
    )
    yield identified(claim, document)


class _Words:
    """Finds words in the quotation, else in its passage."""

    def __init__(self, text: str, quote: Span, passage: Span) -> None:
        self.text, self.quote, self.passage = text, quote, passage

    def find(self, words: str | None) -> Span | None:
        """Where the words stand; None for none, or for words that the passage does not say."""
        if not words or not words.strip():
            return None
        for within in (self.quote, self.passage):
            at = self.text.find(words, within.start, within.end)
            if at >= 0:
                return Span(start=at, end=at + len(words))
        return None


def _count(text: str, figure: Span | None, victims: Span | None) -> Count:
    for span in (figure, victims):
        mention = count_people(text[span.start : span.end], span.start) if span else None
        if mention is not None:
            return mention.count
    return Count()


def _victims(text: str, span: Span | None, said: ModelClaim) -> Victims:
    if span is None:
        return Victims(status=said.status)
    words = text[span.start : span.end]
    return Victims(text=words, status=said.status, occupations=describe_people(words).occupations)


def _actors(text: str, span: Span | None) -> tuple[ClaimActor, ...]:
    if span is None:
        return ()
    words = text[span.start : span.end]
    known = next(iter(find_actors(words)), None)
    if known is None:
        return (ClaimActor(text=words, name=words, type="unknown"),)
    return (ClaimActor(text=words, id=known.id, name=known.name, type=known.type),)


def _sources(document: Document, span: Span | None) -> tuple[Source, ...]:
    outlet = publisher(document)
    if span is None:
        return (outlet,)
    words = document.text[span.start : span.end]
    name, kind = canonical_source(words) or (words, type_source(words))
    return (Source(name=name, type=kind, text=words, start=span.start, end=span.end), outlet)


def _place(span: Span | None, grounded: Grounded) -> Place | None:
    return next((p for p in grounded.places if span and p.start < span.end and span.start < p.end), None)


def _time(span: Span | None, grounded: Grounded) -> Time | None:
    return next((t for t in grounded.times if span and t.start_offset < span.end and span.start < t.end_offset), None)
