"""What a denial, admission or silence answers, and the setting that it takes from there."""

from collections.abc import Sequence
from typing import Any

from tollbook.claims.finest import FINENESS
from tollbook.claims.passage import Passage
from tollbook.grounding.people import describe_people
from tollbook.model import Claim, Evidence

_REACH = 2500  # characters: what stands further off is another story
_ACCUSING = ("assert", "hypothetical")


def with_answers(passage: Passage, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Each position that names nothing it answers is linked to what was told last before it, else first after it.

    What lays the harm at the answering party's own door comes before what does not, then harm to the people whom the
    answer speaks of ("denied that there were fighters"). What is told of another object than the answer's own comes
    last, and an admission does not answer it. A position that gives no time, or a wider place, has those of what it
    answers.
    """
    blamed = tuple(_blaming(claim, claims) if _is_blame(claim) else claim for claim in claims)
    return tuple(_answering(passage, claim, blamed) if _is_open(claim) else claim for claim in blamed)


def _is_blame(claim: Claim) -> bool:
    return claim.kind == "responsibility" and claim.stance in _ACCUSING and claim.scope == "incident"


def _blaming(blame: Claim, claims: Sequence[Claim]) -> Claim:
    """Blame that names no town is for the harm told nearest."""
    told = [c for c in claims if c.kind in ("harm", "damage") and c.scope == "incident" and c.stance in _ACCUSING]
    near = [c for c in told if abs(_gap(blame, c)) < _REACH]
    return _set_as(blame, min(near, key=lambda c: (abs(_gap(blame, c)), c.id))) if near else blame


def _is_open(claim: Claim) -> bool:
    return claim.kind == "responsibility" and claim.stance not in _ACCUSING and not claim.answers


def _answering(passage: Passage, position: Claim, claims: Sequence[Claim]) -> Claim:
    spoken_of = {t.code for t in passage.terms(position.span.start, position.span.end, "objects")}
    told = [c for c in claims if _may_be_meant(c) and abs(_gap(position, c)) < _REACH]
    if position.stance == "admit":
        told = [c for c in told if not _of_others(c, spoken_of)]
    if not told:
        return position
    parties = {actor.name for actor in position.actors}
    status = describe_people(position.span.text.rpartition(" that ")[2]).status

    def distance(claim: Claim) -> tuple[bool, bool, bool, bool, int, str]:
        others = status not in ("unknown", claim.victims.status)
        apart = _of_others(claim, spoken_of)
        gap = _gap(position, claim)
        return apart, not _lies_with(claim, parties), others, gap < 0, abs(gap), claim.id

    meant = min(told, key=distance)
    return _set_as(position.model_copy(update={"answers": (meant.id,)}), meant)


def _of_others(claim: Claim, objects: set[str]) -> bool:
    """Whether a claim is told of other objects than these, where both name any."""
    told = {o.code for o in claim.objects}
    return bool(told and objects) and not told & objects


def _may_be_meant(claim: Claim) -> bool:
    """Whether it reports harm, damage or blame that somebody may answer."""
    return claim.stance in _ACCUSING and claim.kind != "use_of_weapon" and claim.part_of is None


def _gap(position: Claim, claim: Claim) -> int:
    """Characters from a claim to the position after it; negative where the claim comes later."""
    return position.span.start - claim.span.start


def _lies_with(claim: Claim, parties: set[str]) -> bool:
    return any(actor.name in parties and actor.role == "perpetrator" for actor in claim.actors)


def _set_as(position: Claim, meant: Claim) -> Claim:
    changed: dict[str, Any] = {}
    if position.time is None and meant.time:
        changed["time"] = meant.time
    if meant.place and (position.place is None or FINENESS[meant.place.precision] < FINENESS[position.place.precision]):
        changed["place"] = meant.place
    if not changed:
        return position
    kept = tuple(e for e in position.evidence if e.slot not in changed)
    told = tuple(e for e in meant.evidence if e.slot in changed)
    return position.model_copy(update={**changed, "evidence": _once((*kept, *told))})


def _once(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    return tuple({(e.slot, e.start, e.end): e for e in evidence}.values())
