"""Groups with how they grew: enough to tell whether two sets of events may be grouped apart from each other.

Average link is reducible (Murtagh 1983, "A survey of recent advances in hierarchical clustering algorithms"): a merge
brings nothing closer to either part than it was. So grouping two sets of events by themselves gives what grouping them
together gives, unless some stage of a group here and some stage of a group there would have joined while both stood.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tollbook.incidents.across import Pair, joins, not_compared
from tollbook.incidents.clustering import merges_of

_MARGIN = 1e-6
"""Scores so close may fall either way where sums are taken in another order; then the two are grouped together."""


class Grown(NamedTuple):
    """A group of events and its stages: which of its members each had (stage × member, 0 or 1), and the score at which
    it went into a larger one (minus infinity for the whole group)."""

    group: tuple[str, ...]
    members: NDArray[np.float64]
    until: NDArray[np.float64]


def grown(group: Sequence[str], scores: Mapping[Pair, float]) -> Grown:
    """How this group, which `groups_of` made, grew. `scores` are those of its pairs, others may be among them.

    Where its members would not all join by themselves, the groups that they make count as going on for ever.
    """
    ordered = tuple(sorted(group))
    number = {event: i for i, event in enumerate(ordered)}
    inner = {(number[x], number[y]): s for (x, y), s in scores.items() if x in number and y in number}
    standing = {i: frozenset((i,)) for i in range(len(ordered))}
    stages: list[tuple[frozenset[int], float]] = []
    for score, i, j in merges_of(len(ordered), inner, joins(), not_compared()):
        stages += [(standing[i], score), (standing[j], score)]
        standing[i] |= standing.pop(j)
    stages += [(whole, -np.inf) for whole in standing.values()]
    members = np.zeros((len(stages), len(ordered)))
    for row, (held, _) in enumerate(stages):
        members[row, list(held)] = 1.0
    return Grown(ordered, members, np.array([until for _, until in stages]))


def would_join(x: Grown, y: Grown, scores: Mapping[Pair, float]) -> bool:
    """Whether stages of two groups that were grown apart would have joined, had they been grown together.

    `scores` are those of the pairs between the two, others among them.
    """
    between = np.full((len(x.group), len(y.group)), not_compared())
    for i, one in enumerate(x.group):
        for j, other in enumerate(y.group):
            score = scores.get((one, other) if one < other else (other, one))
            if score is not None:
                between[i, j] = score
    sizes = np.outer(x.members.sum(axis=1), y.members.sum(axis=1))
    mean = (x.members @ between @ y.members.T) / sizes
    standing = np.maximum(np.maximum(x.until[:, None], y.until[None, :]), joins())
    return bool((mean >= standing - _MARGIN).any())
