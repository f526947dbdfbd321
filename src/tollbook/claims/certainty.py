"""How sure a claim is to be read rightly, as a sum of features that each give a reason: `rules/certainty.yaml`."""

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from tollbook.claims.passage import Passage
from tollbook.model import Claim
from tollbook.rules import load_yaml

_SET_WORDS = {"deny", "no_comment", "cannot_verify", "retract"}
_SUPPOSED = {"hypothetical", "partially_admit", "dispute"}
_NOUN_FRAMES = ("harm.people", "harm.event")
_CHANCE = 3  # smaller figures are the same by chance


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing that makes a claim more or less sure; `weight` is in log-odds, `reason` says why."""

    name: str
    weight: float
    reason: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A claim with what its features ask of the document."""

    claim: Claim
    sentence: tuple[int, int]
    told_again: bool


def with_certainty(passage: Passage, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims, each with the probability that it is read rightly."""
    return tuple(
        c.model_copy(update={"certainty": probability(features)})
        for c, features in zip(claims, explained(passage, claims), strict=True)
    )


def explained(passage: Passage, claims: Sequence[Claim]) -> tuple[tuple[Feature, ...], ...]:
    """For each claim the features that it has, the base first."""
    told = Counter((c.harm, c.count.best) for c in claims)
    starts = [s.start for s in passage.stretches]
    base, features = _table()
    found = []
    for claim in claims:
        at = bisect_right(starts, claim.span.start) - 1
        stretch = passage.stretches[max(at, 0)]
        again = (claim.count.best or 0) >= _CHANCE and told[claim.harm, claim.count.best] > 1
        seen = Seen(claim, (stretch.start, stretch.end), again)
        found.append((base, *(f for f in features if _TESTS[f.name](seen))))
    return tuple(found)


def probability(features: Sequence[Feature]) -> float:
    """The logistic of the weights' sum, to two digits."""
    return round(1 / (1 + math.exp(-sum(f.weight for f in features))), 2)


@cache
def _table() -> tuple[Feature, tuple[Feature, ...]]:
    data = load_yaml("certainty.yaml")
    base = Feature("base", float(data["base"]["weight"]), data["base"]["reason"])
    return base, tuple(Feature(f["name"], float(f["weight"]), f["reason"]) for f in data["features"])


def _one_person(seen: Seen) -> bool:
    return seen.claim.count.best == 1 and not seen.claim.victims.names


def _own_time(seen: Seen) -> bool:
    time, (start, end) = seen.claim.time, seen.sentence
    return time is not None and start <= time.start_offset < end


def _bodies_or_nouns(seen: Seen) -> bool:
    return seen.claim.rule.startswith(_NOUN_FRAMES)


def _outlet_alone(seen: Seen) -> bool:
    return not seen.claim.sources or seen.claim.sources[0].start is None


def _blame_or_attack(seen: Seen) -> bool:
    return seen.claim.rule.startswith(("responsibility.", "attack."))


_TESTS: Mapping[str, Callable[[Seen], bool]] = {
    "one_person": _one_person,
    "named_person": lambda s: bool(s.claim.victims.names),
    "lower_bound": lambda s: s.claim.count.qualifier == "at_least",
    "told_again": lambda s: s.told_again,
    "own_time": _own_time,
    "status_said": lambda s: s.claim.victims.status != "unknown",
    "part": lambda s: s.claim.part_of is not None,
    "cumulative": lambda s: s.claim.scope == "cumulative",
    "bodies_or_nouns": _bodies_or_nouns,
    "no_figure": lambda s: s.claim.kind == "harm" and s.claim.count.qualifier == "none",
    "outlet_alone": _outlet_alone,
    "answer_in_set_words": lambda s: s.claim.stance in _SET_WORDS,
    "blame_or_attack": _blame_or_attack,
    "supposed": lambda s: s.claim.stance in _SUPPOSED,
}
"""The features by the names that `rules/certainty.yaml` gives weights to."""
