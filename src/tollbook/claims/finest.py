"""The finest place that a document gives for an event, told apart from where its first figure stands."""

from collections.abc import Sequence

from tollbook.claims.inherit import figure_of
from tollbook.claims.passage import Passage
from tollbook.claims.setting import located, placed
from tollbook.language import scanner
from tollbook.model import Claim, Evidence, Place
from tollbook.model.codes import PlacePrecision

FINENESS: dict[PlacePrecision, int] = {
    "exact": 0, "street": 1, "neighbourhood": 2, "town": 3, "district": 4, "province": 5, "area": 6, "country": 7,
}  # fmt: skip
"""How small an area a precision names; smaller is finer."""
_CHANCE = 3  # smaller figures are the same by chance


def with_places(passage: Passage, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """A figure told again takes the finest place it is told with; a lone fine place of attack is everybody's."""
    told: dict[tuple[object, ...], list[Place]] = {}
    for claim in claims:
        if claim.kind == "harm" and (claim.count.best or 0) >= _CHANCE and claim.place and claim.scope != "campaign":
            told.setdefault(figure_of(claim), []).append(claim.place)
    lone = _lone_place(passage)
    return tuple(_refined(c, [*told.get(figure_of(c), ()), *(() if _own(passage, c) else lone)]) for c in claims)


def _own(passage: Passage, claim: Claim) -> bool:
    """Whether the claim's own sentence says a wide place, in a phrase of place ("in eastern Syria")."""
    place, at = claim.place, claim.span.start
    stretch = next((s for s in passage.running if s.start <= at < s.end), None)
    if place is None or stretch is None or FINENESS[place.precision] <= FINENESS["town"]:
        return False
    return stretch.start <= place.start < stretch.end and placed(passage, place)


def _lone_place(passage: Passage) -> tuple[Place, ...]:
    """The fine place in sentences of attack or harm, where all such places stand in one sentence or bear one name."""
    found = list[tuple[int, Place]]()
    for n, stretch in enumerate(passage.running):
        violent = passage.terms(stretch.start, stretch.end, "methods") or scanner("harm").has(
            passage.text(stretch.start, stretch.end)
        )
        if violent:
            found += [(n, p) for p in located(passage, stretch) if FINENESS[p.precision] <= FINENESS["town"]]
    small = [f for f in found if FINENESS[f[1].precision] < FINENESS["town"]] or found
    if not small or (len({n for n, _ in small}) > 1 and len({p.name for _, p in small}) > 1):
        return ()
    return (small[0][1],)


def _refined(claim: Claim, places: Sequence[Place]) -> Claim:
    own = claim.place
    if own is None or claim.scope == "campaign" or not places:
        return claim
    finest = min(places, key=lambda p: (FINENESS[p.precision], p.start))
    if FINENESS[finest.precision] >= FINENESS[own.precision] or finest.country != own.country:
        return claim
    if own.admin1 and finest.admin1 and own.admin1 != finest.admin1:
        return claim
    told = Evidence(slot="place", start=finest.start, end=finest.end, text=finest.text)
    rest = tuple(e for e in claim.evidence if e.slot != "place")
    return claim.model_copy(update={"place": finest, "evidence": (*rest, told)})
