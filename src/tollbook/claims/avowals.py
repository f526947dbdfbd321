"""Whether a party that tells of a deed of its own speaks of the harm that the text tells of, or of something else."""

import re
from collections.abc import Sequence

from tollbook.claims.passage import Passage
from tollbook.grounding.people import describe_people
from tollbook.model import Claim
from tollbook.model.codes import Responsibility

_REACH = 2500  # characters
_EVENT = re.compile(
    r"\b(?:responsibility|(?:the|this|that|its|their|both|all) (?:[\w’'-]+ ){0,2}(?:attacks?|strikes?|air ?strikes?"
    r"|raids?|bombings?|blasts?|shelling|explosions?|ambush|assault|killings?|shootings?|massacre|incident|deaths?"
    r"|operation|bombs?|mines?|rockets?|missiles?|shells?|drones?|device))\b"
    r"|\bbehind (?:it|the|this)\b|\bcarried out\b",
    re.I,
)
_ELSEWHERE = re.compile(r"\b(?:elsewhere|nearby|another|different|other (?:part|side|district|village|area))\b", re.I)
_MILITARY = re.compile(
    r"\b(?:posts?|positions?|bases?|depots?|hideouts?|strongholds?|command (?:post|centre|center)s?|outposts?"
    r"|trench(?:es)?|infrastructure|military (?:sites?|targets?|objects?|camps?)|militia camps?|terrorists?)\b",
    re.I,
)


def basis_of(passage: Passage, avowal: Claim, claim: Claim, claims: Sequence[Claim]) -> Responsibility | None:
    """What an avowal makes of the party's part in a harm: its own basis, "alleged", or None where it is not about it.

    A party that denies one deed and tells of another has not claimed the first: it stands accused of it.
    """
    own = next((a.responsibility for a in avowal.actors if a.responsibility in ("claimed", "admitted")), None)
    if own is None or avowal.span.start <= claim.span.start < avowal.span.end:
        return own
    denied = _denied(avowal, claims)
    shared = _shares_object(passage, avowal, claim)
    if shared is not None:
        return own if shared else "alleged" if denied else None
    words = avowal.span.text
    if _EVENT.search(words):
        return own
    if denied or _ELSEWHERE.search(words):
        return "alleged"
    return own if own == "admitted" or _tied(passage, avowal, claim) else "alleged"


def _denied(avowal: Claim, claims: Sequence[Claim]) -> bool:
    """Whether the same party denies something near its avowal, in the same breath or before."""
    parties = {a.name for a in avowal.actors}
    return any(
        c.stance == "deny"
        and parties & {a.name for a in c.actors if a.responsibility == "denied"}
        and abs(c.span.start - avowal.span.start) < _REACH
        for c in claims
    )


def _shares_object(passage: Passage, avowal: Claim, claim: Claim) -> bool | None:
    """Whether the avowal names an object that the harm is told of too; None where either names none."""
    told = {o.code for o in claim.objects}
    own = {t.code for t in passage.terms(avowal.span.start, avowal.span.end, "objects")}
    return bool(told & own) if told and own else None


def _tied(passage: Passage, avowal: Claim, claim: Claim) -> bool:
    """Whether an avowal of a deed against fighters is of this event: by a place or means that its own words name."""
    words = avowal.span.text
    if describe_people(words.partition(" that ")[2] or words).status != "combatant" and not _MILITARY.search(words):
        return True
    low, high = avowal.span.start, avowal.span.end
    named = {p.name for p in passage.places(low, high)}
    return bool(
        (claim.place and claim.place.name in named)
        or {t.code for t in passage.terms(low, high, "methods")} & set(claim.methods)
    )
