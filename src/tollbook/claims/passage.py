"""A document as the claims stage sees it: parsed sentences with their values at hand."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from tollbook.claims.grounds import grounds_of
from tollbook.grounding.capitals import find_capitals
from tollbook.grounding.grounded import Grounded, within
from tollbook.grounding.localities import find_localities
from tollbook.language import Sentence, Stretch
from tollbook.model import ActorMention, Document, Place, Source, Statement, Term, Time

Found = TypeVar("Found")
_NEAR = 250  # characters
_TOWN_KM = 15.0


@dataclass(frozen=True)
class Passage:
    """Everything known of a document before claims are made. All layers are in text order."""

    document: Document
    stretches: tuple[Stretch, ...]
    """All sentences of the text, parsed or not."""
    sentences: tuple[Sentence, ...]
    """Those that were parsed."""
    statements: tuple[Statement, ...]
    grounded: Grounded

    @cached_property
    def by_id(self) -> dict[str, Statement]:
        """Statements by their id."""
        return {s.id: s for s in self.statements}

    @cached_property
    def grounds(self) -> dict[str, tuple[Source, ...]]:
        """The unnamed reporters on whom each speaker relies."""
        return grounds_of(self.document, self.statements)

    @cached_property
    def _places(self) -> tuple[Place, ...]:
        known = self.grounded.places
        text = self.grounded.text
        named = (*known, *find_localities(text, known, self.grounded.actors), *find_capitals(text, known))
        often = Counter(p.country for p in known if p.country).most_common(1)
        around = [p for p in known if p.admin1 and often and p.country == often[0][0] and not p.text.isupper()]
        return tuple(sorted((_lying_near(p, around) for p in named), key=lambda p: p.start))

    @cached_property
    def _done(self) -> dict[tuple[object, ...], Any]:
        return {}

    def once(self, work: Callable[..., Found], *args: int) -> Found:
        """What `work` finds in this passage, worked out when first asked for."""
        key = (work, *args)
        if key not in self._done:
            self._done[key] = work(self, *args)
        found: Found = self._done[key]
        return found

    def text(self, start: int, end: int) -> str:
        """The document's words."""
        return self.document.text[start:end]

    def times(self, start: int, end: int) -> tuple[Time, ...]:
        """Resolved dates and periods within a span."""
        return tuple(t for t in self.grounded.times if start <= t.start_offset and t.end_offset <= end and t.start)

    def places(self, start: int, end: int) -> tuple[Place, ...]:
        """Places within a span."""
        return within(self._places, start, end)

    def actors(self, start: int, end: int) -> tuple[ActorMention, ...]:
        """Actors within a span; people's nationality is no actor."""
        return tuple(a for a in within(self.grounded.actors, start, end) if a.form != "nationality")

    def terms(self, start: int, end: int, lexicon: str) -> tuple[Term, ...]:
        """Lexicon terms of one kind within a span."""
        return tuple(t for t in within(self.grounded.terms, start, end) if t.lexicon == lexicon)

    @cached_property
    def running(self) -> tuple[Stretch, ...]:
        """Sentences of the running text; captions and crossheads tell of other things."""
        return tuple(s for s in self.stretches if s.block not in ("caption", "crosshead", "credit"))

    @cached_property
    def _parsed(self) -> dict[int, Sentence]:
        return {s.start: s for s in self.sentences}

    def parsed(self, stretch: Stretch) -> Sentence | None:
        """The parse of a sentence, where it has one."""
        return self._parsed.get(stretch.start)

    def before(self, sentence: Sentence, most: int) -> tuple[Stretch, ...]:
        """Up to `most` sentences before this one, nearest first."""
        at = bisect_left(self.running, sentence.start, key=lambda s: s.start)
        return tuple(reversed(self.running[max(0, at - most) : at]))


def _lying_near(place: Place, places: Sequence[Place]) -> Place:
    """A place that no gazetteer has, or a quarter that it has in another town, with the province of the nearest place.

    `places` are those in the country of most. Quarters bear the same names in many towns: "the Salt district of
    Aleppo" is not Damascus's.
    """
    if place.country is not None and place.precision != "neighbourhood":
        return place
    around = [p for p in places if p is not place]
    area = min(around, key=lambda p: abs(p.start - place.start), default=None)
    if area is None:
        return place
    if place.country is None:
        return place.model_copy(update={"country": area.country, "admin1": area.admin1})
    if place.admin1 not in {p.admin1 for p in around} and abs(area.start - place.start) < _NEAR:
        moved = {k: getattr(area, k) for k in ("country", "admin1", "admin2", "lat", "lon")}
        return place.model_copy(update={**moved, "geonames_id": None, "radius_km": _TOWN_KM})
    return place
