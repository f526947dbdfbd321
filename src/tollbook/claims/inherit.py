"""What one claim leaves open and its neighbours of the same event tell: who did it, and whom it harmed."""

import re
from collections.abc import Callable, Sequence

from tollbook.claims.avowals import basis_of
from tollbook.claims.passage import Passage
from tollbook.model import Claim, ClaimActor, Evidence
from tollbook.model.codes import Responsibility, VictimStatus

Basis = Callable[[Claim, Claim], Responsibility | None]
_STATE = {"government", "military", "police"}
_FORCES = re.compile(
    r"(?:the |at least |about |some |more than |nearly )*(?:[\w,-]+ )?(?:of (?:its|their|his) )?(?:own )?"
    r"(?:wounded |other |army )?(?:soldiers?|troops|policem[ae]n|police officers?|police|servicem[ae]n|gendarmes?"
    r"|security (?:forces|personnel))",
    re.I,
)
_REACH = 2500  # characters: what stands further off speaks of other things
_CHANCE = 3  # smaller figures are the same by chance
_TELLS = {"assert", "admit"}
_OWN = ("claimed", "admitted")


def with_perpetrators(passage: Passage, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Harm with no known party takes the one that an avowal or a blame near it names for the same event.

    An avowal ("the group claimed responsibility") outweighs blame, blame outweighs an unnamed actor ("gunmen").
    """

    def basis(told: Claim, claim: Claim) -> Responsibility | None:
        return basis_of(passage, told, claim, claims) if told.stance == "admit" else "alleged"

    accusing = [c for c in claims if c.kind == "responsibility" and c.stance in _TELLS and _known(c) and _lays(c)]
    parties = {a.name for c in accusing for a in _known(c)}
    harms = [c for c in claims if c.kind in ("harm", "damage") and c.scope != "campaign"]
    named = [c for c in harms if _known(c)]
    alone = len(parties) == 1
    if not accusing and len({frozenset(a.name for a in _known(c)) for c in named}) == 1:
        accusing, alone = named, True  # one party, or the same ones together
    return tuple(_filled(c, accusing, claims, basis, alone=alone) if _open(c) else c for c in claims)


def _is_boast(claim: Claim) -> bool:
    """Whether a party tells of fighters whom it killed itself, which lays no civilian's harm at its door."""
    own = [a for a in claim.actors if a.role == "perpetrator" and a.responsibility in _OWN]
    return bool(own) and claim.victims.status == "combatant"


def _lays(claim: Claim) -> bool:
    """Whether it blames, or is an avowal of the party that it names, not of one that the words only mention."""
    return claim.stance != "admit" or any(a.responsibility in _OWN for a in _known(claim))


def _open(claim: Claim) -> bool:
    return claim.kind in ("harm", "damage") and claim.scope != "campaign" and not _known(claim)


def _known(claim: Claim) -> list[ClaimActor]:
    return [a for a in claim.actors if a.id is not None and a.role == "perpetrator"]


def _filled(claim: Claim, accusing: Sequence[Claim], claims: Sequence[Claim], basis: Basis, *, alone: bool) -> Claim:
    others = claim.victims.status == "civilian" or any(a.role == "perpetrator" for a in claim.actors)
    accusing = [a for a in accusing if basis(a, claim) is not None and not (others and _is_boast(a))]
    near = [a for a in accusing if abs(a.span.start - claim.span.start) < _REACH and (alone or _one_event(claim, a))]
    near = near or [c for c in claims if c.count.best and figure_of(c) == figure_of(claim) and _known(c)]
    if not near:
        return claim
    chosen = min(near, key=lambda a: (a.stance != "admit", abs(a.span.start - claim.span.start)))
    held = basis(chosen, claim) if chosen.stance == "admit" else None
    if chosen.kind != "responsibility":
        known = tuple(a for a in _known(chosen) if not is_own_side(claim, a))
    else:
        known = tuple(_known(chosen))
    if not known:
        return claim
    actors = tuple(
        a.model_copy(update={"responsibility": "denied" if _denies(claim, a) else held or _basis(a)}) for a in known
    )
    words = chosen.span
    told = Evidence(slot="perpetrator", start=words.start, end=words.end, text=words.text)
    return claim.model_copy(update={"actors": actors, "evidence": (*claim.evidence, told)})


def is_own_side(claim: Claim, actor: ClaimActor) -> bool:
    """Whether bare "soldiers" or "policemen" came to harm, who are a state's own: nobody says that it was its deed."""
    return actor.type in _STATE and bool(_FORCES.fullmatch(claim.victims.text or ""))


def _denies(claim: Claim, actor: ClaimActor) -> bool:
    return claim.stance in ("deny", "dispute") and any(s.name == actor.name for s in claim.sources[:1])


def _basis(actor: ClaimActor) -> str:
    return actor.responsibility if actor.responsibility in _OWN else "alleged"


def _one_event(claim: Claim, told: Claim) -> bool:
    """Not of two days or two provinces, as far as both say; the means agree where both are told."""
    if claim.time and told.time and claim.time.start and told.time.start and claim.time.start != told.time.start:
        return False
    if (
        claim.place
        and told.place
        and claim.place.admin1 != told.place.admin1
        and claim.place.country != told.place.country
    ):
        return False
    means = set(claim.methods) - {"unknown"}, set(told.methods) - {"unknown"}
    return not all(means) or bool(means[0] & means[1])


def with_status(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Harmed "people" take the status that the document gives to the same figure of the same harm elsewhere."""
    known: dict[tuple[object, ...], set[VictimStatus]] = {}
    for claim in claims:
        if claim.kind == "harm" and claim.count.best and claim.victims.status != "unknown":
            known.setdefault(figure_of(claim), set()).add(claim.victims.status)
    return tuple(_with_known(c, known.get(figure_of(c), set())) for c in claims)


def figure_of(claim: Claim) -> tuple[object, ...]:
    """What makes two claims the same figure: harm, best figure, whole or part."""
    return claim.harm, claim.count.best, claim.part_of is None


def _with_known(claim: Claim, known: set[VictimStatus]) -> Claim:
    if (
        claim.kind != "harm"
        or claim.victims.status != "unknown"
        or len(known) != 1
        or (claim.count.best or 0) < _CHANCE
    ):
        return claim
    return claim.model_copy(update={"victims": claim.victims.model_copy(update={"status": next(iter(known))})})
