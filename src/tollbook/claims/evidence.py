"""The words that a claim's slots were read from."""

from collections.abc import Sequence

from tollbook.claims.passage import Passage
from tollbook.model import ActorMention, Evidence, Place, Source, Time


def evidence_of(
    passage: Passage,
    span: tuple[int, int],
    place: Place | None,
    time: Time | None,
    sources: Sequence[Source],
    *,
    victims: tuple[int, int] | None = None,
    actors: Sequence[ActorMention] = (),
) -> tuple[Evidence, ...]:
    """Evidence with the claim's own stretch first; what stands in the document's metadata has none."""
    spots = [("claim", *span)]
    if victims:
        spots.append(("victims", *victims))
    if place:
        spots.append(("place", place.start, place.end))
    if time:
        spots.append(("time", time.start_offset, time.end_offset))
    spots += [("perpetrator", a.start, a.end) for a in actors]
    spots += [("source", s.start, s.end) for s in sources if s.start is not None and s.end is not None]
    return tuple(Evidence(slot=slot, start=s, end=e, text=passage.text(s, e)) for slot, s, e in spots)
