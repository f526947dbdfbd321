"""Links the events of many documents into incidents and tolls."""

from collections.abc import Sequence

from tollbook.incidents.blocking import candidate_pairs
from tollbook.incidents.clustering import average_link
from tollbook.incidents.profiles import EventProfile
from tollbook.incidents.scoring import compare
from tollbook.incidents.texts import TextSpace
from tollbook.rules import load_yaml


def link(profiles: Sequence[EventProfile]) -> tuple[tuple[str, ...], ...]:
    """Groups of event ids that tell of one incident or one toll; every event is in exactly one.

    The same groups in the same order come of the same profiles in any order.
    """
    ordered = sorted(profiles, key=lambda profile: profile.id)
    rules = load_yaml("linking/across.yaml")
    space = TextSpace(ordered)
    scores = {
        pair: compare(ordered[pair[0]], ordered[pair[1]], space).score for pair in candidate_pairs(ordered, space)
    }
    groups = average_link(len(ordered), scores, float(rules["join"]), float(rules["not_compared"]))
    return tuple(tuple(ordered[i].id for i in group) for group in groups)
