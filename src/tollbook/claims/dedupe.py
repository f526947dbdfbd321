"""One claim for one figure of one source: the headline's repetition and exact repeats are dropped."""

from tollbook.claims.passage import Passage
from tollbook.model import Claim

HEADLINESE = ":headline"
"""Ends the rule of a claim told in the grammar of headlines."""
_TITLE = 200  # characters: a longer first paragraph is no headline
_REPEATED = 300  # characters within which a headline stands again
_FEW = 4  # smaller figures recur by chance in reports of several events
_NEAR = 300  # characters: a place this near its claim is the claim's own


def without_repeats(passage: Passage, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims less the headline's, where the body tells the same harm, and less repeats of a figure.

    Of two claims of one figure the one with a source named in the text stays; the outlet's own is a repeat of it.
    """
    headline_end = _headline_end(passage)
    kept = dict[str, Claim]()  # dropped claim → the one that it repeats
    for claim in claims:
        if claim.kind != "harm" or claim.part_of:
            continue
        for other in claims:
            if other.id != claim.id and other.id not in kept and _repeats(claim, other, headline_end):
                kept[claim.id] = other
                break
    parts = {c.id: moved for c in claims if c.part_of in kept if (moved := _moved(c, claims, kept)) is not None}
    return tuple(parts.get(c.id, c) for c in claims if c.id not in kept and (c.part_of not in kept or c.id in parts))


def _moved(part: Claim, claims: tuple[Claim, ...], kept: dict[str, Claim]) -> Claim | None:
    """A part of a repeat as a part of the claim that stays; None where that one tells it too, or another figure."""
    whole = next(c for c in claims if c.id == part.part_of)
    stays = kept[whole.id]
    while stays.id in kept:
        stays = kept[stays.id]
    told = any(c.part_of == stays.id and c.count.best == part.count.best for c in claims)
    if told or stays.count.best is None or stays.count.best != whole.count.best:
        return None
    return part.model_copy(update={"part_of": stays.id})


def _headline_end(passage: Passage) -> int:
    """Where the headline ends, or its repetition near the top of the text ("Posted on Friday by … Six killed in …")."""
    end = _first_headline_end(passage)
    headline = passage.text(0, end).strip()
    again = passage.document.text.find(headline, end, end + len(headline) + _REPEATED) if headline else -1
    return again + len(headline) if again >= 0 else end


def _first_headline_end(passage: Passage) -> int:
    blocks = passage.document.blocks
    headlines = [b.end for b in blocks if b.kind == "headline"]
    if headlines or len(blocks) < 2:
        return max(headlines, default=0)
    first = passage.text(blocks[0].start, blocks[0].end)
    return blocks[0].end if len(first) < _TITLE and first[-1:] not in '.!?"”' else 0


def _repeats(claim: Claim, other: Claim, headline_end: int) -> bool:
    if other.kind != "harm" or other.harm != claim.harm or other.part_of:
        return False
    if claim.span.start < headline_end:
        same = other.count.best == claim.count.best
        first = other.span.start < claim.span.start
        return same if first else other.span.start >= headline_end and (same or not _in_figures(claim))
    if claim.rule.endswith(HEADLINESE) and not _attributed(claim) and claim.count.best is not None:
        return other.count.best == claim.count.best and not other.rule.endswith(HEADLINESE)
    if claim.count.best is None or _figure(claim) != _figure(other) or not _one_event(claim, other):
        return False
    if claim.count.best < _FEW and _people(claim) != _people(other):
        return False
    if _attributed(claim) != _attributed(other):
        return _attributed(other)
    if claim.count.best < _FEW:
        return False
    same = [s.name.lower() for s in claim.sources[:1]] == [s.name.lower() for s in other.sources[:1]]
    return same and other.span.start < claim.span.start


def _in_figures(claim: Claim) -> bool:
    """Whether it gives a number of many, which the body does not tell again by chance."""
    return claim.count.qualifier not in ("vague", "none") and (claim.count.best or 0) >= 2


def _figure(claim: Claim) -> tuple[object, ...]:
    count = claim.count
    return (count.low, count.best, count.high, claim.stance, claim.victims.names)


def _people(claim: Claim) -> str:
    """The last word of the victims' description, which names what they are."""
    words = (claim.victims.text or "").lower().split()
    return words[-1] if words else ""


def _attributed(claim: Claim) -> bool:
    return bool(claim.sources) and claim.sources[0].start is not None


def _one_event(a: Claim, b: Claim) -> bool:
    """Not told of two places or two days, each in its own words."""
    places = [c.place.name for c in (a, b) if c.place and abs(c.place.start - c.span.start) < _NEAR]
    days = [c.time.start for c in (a, b) if c.time and abs(c.time.start_offset - c.span.start) < _NEAR]
    return len(set(days)) < 2 and len(set(places)) < 2
