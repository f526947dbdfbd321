"""Links the events of many documents into incidents and tolls."""

from collections.abc import Sequence

from tollbook.incidents.blocking import candidate_pairs
from tollbook.incidents.bonds import Bonds, bonds_of
from tollbook.incidents.clustering import average_link
from tollbook.incidents.profiles import EventProfile
from tollbook.incidents.scoring import compare
from tollbook.incidents.texts import TextSpace
from tollbook.model import Rulings
from tollbook.rules import load_yaml

_RULED_TOGETHER, _RULED_APART = 1e6, -1e12
"""Scores beyond any sum of weights, so that average link joins and parts as ruled; of contradictions `apart` holds."""


NO_RULINGS = Rulings()


def link(profiles: Sequence[EventProfile], rulings: Rulings = NO_RULINGS) -> tuple[tuple[str, ...], ...]:
    """Groups of event ids that tell of one incident or one toll; every event is in exactly one.

    The same groups in the same order come of the same profiles in any order. `rulings` outweigh every score.
    """
    ordered = sorted(profiles, key=lambda profile: profile.id)
    rules = load_yaml("linking/across.yaml")
    space = TextSpace(ordered)
    scores = {
        pair: compare(ordered[pair[0]], ordered[pair[1]], space).score for pair in candidate_pairs(ordered, space)
    }
    scores |= _ruled(ordered, bonds_of(rulings))
    groups = average_link(len(ordered), scores, float(rules["join"]), float(rules["not_compared"]))
    return tuple(tuple(ordered[i].id for i in group) for group in groups)


def _ruled(ordered: Sequence[EventProfile], bonds: Bonds) -> dict[tuple[int, int], float]:
    """The pairs of positions that a reviewer ruled together or apart."""
    holders = {claim: i for i, profile in enumerate(ordered) for claim in profile.claims}
    scores: dict[tuple[int, int], float] = {}
    for partners, score in ((bonds.together, _RULED_TOGETHER), (bonds.apart, _RULED_APART)):
        for claim, others in partners.items():
            for other in others:
                i, j = sorted((holders.get(claim, -1), holders.get(other, -1)))
                if 0 <= i < j:
                    scores[i, j] = score
    return scores
