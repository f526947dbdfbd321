"""What a claim has from another sentence, kept only where that sentence may tell of the same act.

To lay a strike at the door of a party that the text names for another one is the worst that can be got wrong here.
"""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from tollbook.claims.passage import Passage
from tollbook.grounding.places.names import fold
from tollbook.grounding.places.relative import distance
from tollbook.model import Claim, Place

_TOWN = {"exact", "street", "neighbourhood", "town"}
_APART_KM = 25.0
_BESIDE = 250  # characters
_LEDE = 3  # sentences: headline and lede, whose party is the whole report's
_OWN = ("claimed", "admitted")


def with_own_parties(passage: Passage, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Harm and damage without the parties that come from a sentence which tells of another act alone.

    They have the party of headline and lede instead, where that may be theirs. Parts go with their whole.
    """
    several = len(set().union(*map(_parties, claims))) > 1
    lede = max((s.end for s in passage.running[:_LEDE]), default=0)
    accusing = [c for c in claims if c.kind in ("harm", "damage") and c.part_of is None and _parties(c)]
    changed = dict[str, Claim | None]()
    for claim in accusing:
        givers = _givers(passage, claim, accusing, lede)
        if givers and all(_another_act(claim, giver, several) for giver in givers):
            heads = (c for c in accusing if c.span.start < lede and not _another_act(claim, c, several))
            changed[claim.id] = next(heads, None)
    return tuple(_with_parties_of(c, changed[key]) if (key := c.part_of or c.id) in changed else c for c in claims)


def _givers(passage: Passage, claim: Claim, accusing: Sequence[Claim], lede: int) -> list[Claim]:
    """What is told in the sentences from which a claim has its party; none where they are its own or the lede's."""
    if claim.scope == "campaign" or any(a.responsibility in _OWN for a in claim.actors):
        return []
    here = _sentence(passage, claim.span.start)
    told = [e.start for e in claim.evidence if e.slot == "perpetrator"]
    if any(at < lede or _sentence(passage, at) == here for at in told):
        return []
    sentences = {_sentence(passage, at) for at in told}
    return [c for c in accusing if _sentence(passage, c.span.start) in sentences and _parties(c) & _parties(claim)]


def _sentence(passage: Passage, offset: int) -> int:
    return bisect_right(passage.stretches, offset, key=lambda stretch: stretch.start)


def _with_parties_of(claim: Claim, giver: Claim | None) -> Claim:
    """The claim with the parties of another as alleged, or with none."""
    known = [a for a in giver.actors if a.role == "perpetrator" and a.id is not None] if giver else []
    told = [e for e in giver.evidence if e.slot == "perpetrator"] if giver else []
    actors = tuple(a.model_copy(update={"responsibility": "alleged"}) for a in known)
    kept = tuple(e for e in claim.evidence if e.slot != "perpetrator")
    others = tuple(a for a in claim.actors if a.role != "perpetrator")
    return claim.model_copy(update={"actors": (*others, *actors), "evidence": (*kept, *told)})


def _parties(claim: Claim) -> set[str]:
    return {a.name for a in claim.actors if a.role == "perpetrator" and a.id is not None}


def _another_act(claim: Claim, other: Claim, several: bool) -> bool:
    """Whether another day is told, or another town where the document accuses several parties."""
    return _other_day(claim, other) or (several and _other_town(claim, other))


def _beside(claim: Claim, offset: int) -> bool:
    return abs(offset - claim.span.start) <= _BESIDE


def _other_town(claim: Claim, other: Claim) -> bool:
    mine, theirs = claim.place, other.place
    if mine is None or theirs is None or not _beside(claim, mine.start) or not _beside(other, theirs.start):
        return False
    if mine.admin1 == theirs.admin1 and (_may_be_province(mine) or _may_be_province(theirs)):
        return False
    return mine.precision in _TOWN and theirs.precision in _TOWN and _far(mine, theirs)


def _may_be_province(place: Place) -> bool:
    """Whether a province bears its capital's name ("Idlib")."""
    return place.admin1 is not None and fold(place.name or "") == fold(place.admin1)


def _far(first: Place, second: Place) -> bool:
    if first.lat is None or first.lon is None or second.lat is None or second.lon is None:
        return False
    return distance(first.lat, first.lon, second.lat, second.lon) > _APART_KM


def _other_day(claim: Claim, other: Claim) -> bool:
    mine, theirs = claim.time, other.time
    if mine is None or theirs is None or not (mine.start and mine.end and theirs.start and theirs.end):
        return False
    if not _beside(claim, mine.start_offset):
        return False
    starts, ends = sorted([(mine.start, mine.end), (theirs.start, theirs.end)])
    return (date.fromisoformat(ends[0][:10]) - date.fromisoformat(starts[1][:10])).days > 1
