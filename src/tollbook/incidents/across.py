"""Links the events of many documents into incidents and tolls."""

from collections.abc import Iterable, Mapping, Sequence

from tollbook.incidents.blocking import candidate_pairs, keys_of
from tollbook.incidents.bonds import Bonds, bonds_of
from tollbook.incidents.clustering import average_link
from tollbook.incidents.engines import Engine, Weighed, duckdb_engine
from tollbook.incidents.evidence import evidence_of
from tollbook.incidents.model import shipped_model
from tollbook.incidents.profiles import EventProfile
from tollbook.incidents.texts import Texts
from tollbook.model import Rulings
from tollbook.rules import load_yaml

NO_RULINGS = Rulings()
Pair = tuple[str, str]
_RULED_TOGETHER, _RULED_APART = 1e6, -1e12
"""Scores beyond any sum of weights, so that average link joins and parts as ruled; of contradictions `apart` holds."""


def link(
    profiles: Sequence[EventProfile], rulings: Rulings = NO_RULINGS, engine: Engine = duckdb_engine
) -> tuple[tuple[str, ...], ...]:
    """Groups of event ids that tell of one incident or one toll; every event is in exactly one.

    The same groups in the same order come of the same profiles in any order. `rulings` outweigh every score.
    """
    known = {profile.id: profile for profile in profiles}
    keys = (key for profile in profiles for key in keys_of(profile))
    pairs = candidate_pairs(keys, {profile.id: profile.document for profile in profiles})
    weighed = weigh(pairs, known, engine)
    scores = {pair: weight.score for pair, weight in weighed.items()}
    return groups_of(known, scores | ruled_pairs(profiles, bonds_of(rulings)))


def weigh(
    pairs: Sequence[Pair], profiles: Mapping[str, EventProfile], engine: Engine = duckdb_engine
) -> dict[Pair, Weighed]:
    """Pairs of event ids with their scores by the shipped model."""
    if not pairs:
        return {}
    texts = Texts(profiles.values())
    evidence = [evidence_of(profiles[x], profiles[y], texts) for x, y in pairs]
    return dict(zip(pairs, engine(shipped_model(), evidence), strict=True))


def groups_of(events: Iterable[str], scores: Mapping[Pair, float]) -> tuple[tuple[str, ...], ...]:
    """Groups of event ids by average link, each and the whole sorted. Pairs without a score share nothing."""
    ordered = sorted(events)
    number = {event: i for i, event in enumerate(ordered)}
    numbered = {(number[x], number[y]): score for (x, y), score in scores.items()}
    groups = average_link(len(ordered), numbered, joins(), not_compared())
    return tuple(tuple(ordered[i] for i in group) for group in groups)


def joins() -> float:
    """The mean score from which two groups are one."""
    return float(load_yaml("linking/across.yaml")["join"])


def not_compared() -> float:
    """What a pair that shares nothing counts."""
    return float(load_yaml("linking/across.yaml")["not_compared"])


def doubtful_range() -> tuple[float, float]:
    """Between which mean scores two groups go to review."""
    given = load_yaml("linking/across.yaml")["doubtful"]
    return float(given["from"]), float(given["to"])


def why(levels: Sequence[int]) -> tuple[str, ...]:
    """What a score is made of, the heaviest first: comparison, condition and weight of each level that counts."""
    model = shipped_model()
    met = [(c.name, model.level(i, levels[i])) for i, c in enumerate(model.comparisons)]
    told = sorted(met, key=lambda item: (-abs(item[1].weight), item[0]))
    return tuple(f"{name}: {level.condition} ({level.weight:+.1f})" for name, level in told if level.weight)


def ruled_pairs(profiles: Iterable[EventProfile], bonds: Bonds) -> dict[Pair, float]:
    """The pairs of events that a reviewer ruled together or apart, with scores that no evidence reaches."""
    holders = {claim: profile.id for profile in profiles for claim in profile.claims}
    scores: dict[Pair, float] = {}
    for partners, score in ((bonds.together, _RULED_TOGETHER), (bonds.apart, _RULED_APART)):
        for claim, others in partners.items():
            for other in others:
                x, y = holders.get(claim), holders.get(other)
                if x is not None and y is not None and x != y:
                    scores[min(x, y), max(x, y)] = score
    return scores
