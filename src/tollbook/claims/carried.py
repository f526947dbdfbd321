"""What a claim has from another sentence, kept only where that sentence may tell of the same act.

To lay a strike at the door of a party that the text names for another one is the worst that can be got wrong here.
"""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from functools import partial

from tollbook.claims.inherit import is_own_side
from tollbook.claims.passage import Passage
from tollbook.grounding.places.names import fold
from tollbook.grounding.places.relative import distance_km
from tollbook.model import Claim, Place

_TOWN = {"exact", "street", "neighbourhood", "town"}
_APART_KM = 25.0
_BESIDE = 250  # characters
_LEDE = 3  # sentences: headline and lede, whose party is the whole report's
_SHORT = 5  # letters of words such as "armed" and "group"
_OWN = ("claimed", "admitted")


def with_own_parties(passage: Passage, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Harm and damage without the parties that come from a sentence which tells of another act alone.

    They have the party of headline and lede instead, where that may be theirs. Parts go with their whole.
    """
    several = len(set().union(*map(_known, claims))) > 1
    lede = max((s.end for s in passage.running[:_LEDE]), default=0)
    accusing = [c for c in claims if c.kind in ("harm", "damage") and c.part_of is None and _parties(c)]
    changed = dict[str, Claim | None]()
    for claim in accusing:
        givers = _givers(passage, claim, accusing, lede if _known(claim) else 0)
        apart = partial(_another_act, several=several) if _known(claim) else _other_province
        if givers and all(apart(claim, giver) for giver in givers):
            heads = (c for c in accusing if c.span.start < lede and not _another_act(claim, c, several))
            changed[claim.id] = next((c for c in heads if _known(c)), None)
        elif _is_no_deed_of_theirs(passage, claim):
            changed[claim.id] = None
    return tuple(_with_parties_of(c, changed[key]) if (key := c.part_of or c.id) in changed else c for c in claims)


def _is_no_deed_of_theirs(passage: Passage, claim: Claim) -> bool:
    """Whether gunmen told of before would be the ones who make arrests, or a party would have killed its soldiers."""
    here = _sentence(passage, claim.span.start)
    if any(_sentence(passage, e.start) == here for e in claim.evidence if e.slot == "perpetrator"):
        return False
    parties = [a for a in claim.actors if a.role == "perpetrator"]
    return (claim.harm == "detained" and not _known(claim)) or all(is_own_side(claim, a) for a in parties)


def _givers(passage: Passage, claim: Claim, accusing: Sequence[Claim], lede: int) -> list[Claim]:
    """What is told in the sentences from which a claim has its party; none where they are its own or the lede's."""
    if claim.scope == "campaign" or any(a.responsibility in _OWN for a in claim.actors):
        return []
    here = _sentence(passage, claim.span.start)
    told = [e.start for e in claim.evidence if e.slot == "perpetrator"]
    if any(at < lede or _sentence(passage, at) == here for at in told):
        return []
    if not _known(claim) and _speaks_of(passage, here, claim):
        return []
    sentences = {_sentence(passage, at) for at in told}
    return [c for c in accusing if _sentence(passage, c.span.start) in sentences and _parties(c) & _parties(claim)]


def _speaks_of(passage: Passage, sentence: int, claim: Claim) -> bool:
    """Whether a sentence speaks of the claim's nameless party itself ("terrorist rocket attacks")."""
    stretch = passage.stretches[sentence - 1]
    said = passage.text(stretch.start, stretch.end).lower()
    return any(
        word.rstrip("s") in said for a in claim.actors for word in (a.text or "").lower().split() if len(word) > _SHORT
    )


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
    return {a.name for a in claim.actors if a.role == "perpetrator"}


def _known(claim: Claim) -> set[str]:
    """The parties that have a name; "gunmen" of one town are nobody in the next."""
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
    return mine.precision in _TOWN and theirs.precision in _TOWN and (distance_km(mine, theirs) or 0) > _APART_KM


def _other_province(claim: Claim, other: Claim) -> bool:
    """Whether a claim's own words place it in another province or country than the other's."""
    mine, theirs = claim.place, other.place
    if mine is None or theirs is None or not _beside(claim, mine.start):
        return False
    return (mine.country, mine.admin1) != (theirs.country, theirs.admin1) and None not in (mine.admin1, theirs.admin1)


def _may_be_province(place: Place) -> bool:
    """Whether a province bears its capital's name ("Idlib")."""
    return place.admin1 is not None and fold(place.name or "") == fold(place.admin1)


def _other_day(claim: Claim, other: Claim) -> bool:
    mine, theirs = claim.time, other.time
    if mine is None or theirs is None or not (mine.start and mine.end and theirs.start and theirs.end):
        return False
    if not _beside(claim, mine.start_offset):
        return False
    starts, ends = sorted([(mine.start, mine.end), (theirs.start, theirs.end)])
    return (date.fromisoformat(ends[0][:10]) - date.fromisoformat(starts[1][:10])).days > 1
