"""Joins events into groups by average link, so that a chain of middling links does not join what is far apart.

The result depends on the scores alone: of equal links the one between the groups with the smaller members goes first.
"""

from collections.abc import Mapping, Sequence
from heapq import heapify, heappop, heappush

Pair = tuple[int, int]


def average_link(size: int, scores: Mapping[Pair, float], join: float, missing: float) -> list[list[int]]:
    """Groups of 0…size-1. Groups join while the mean score over all pairs between them reaches `join`.

    `scores` are for pairs (i, j) with i < j; a pair that is not there counts `missing`.
    """
    sums: list[dict[int, tuple[float, int]]] = [{} for _ in range(size)]
    for (i, j), score in scores.items():
        sums[i][j] = sums[j][i] = (score, 1)
    members = [[i] for i in range(size)]
    alive = [True] * size
    heap = [(-score, i, j, 1, 1) for (i, j), score in scores.items() if score >= join]
    heapify(heap)
    while heap:
        _, i, j, size_i, size_j = heappop(heap)
        if not (alive[i] and alive[j]) or (len(members[i]), len(members[j])) != (size_i, size_j):
            continue
        _merge(i, j, sums, members)
        alive[j] = False
        for other, (total, known) in sums[i].items():
            pairs = len(members[i]) * len(members[other])
            mean = (total + missing * (pairs - known)) / pairs
            if mean >= join:
                x, y = (i, other) if i < other else (other, i)
                heappush(heap, (-mean, x, y, len(members[x]), len(members[y])))
    return [sorted(members[i]) for i in range(size) if alive[i]]


def _merge(i: int, j: int, sums: Sequence[dict[int, tuple[float, int]]], members: list[list[int]]) -> None:
    """Puts the members of `j` into `i` (i < j), and adds up the links of both."""
    for other, (total, known) in sums[j].items():
        del sums[other][j]
        if other == i:
            continue
        before, count = sums[i].get(other, (0.0, 0))
        sums[i][other] = sums[other][i] = (before + total, count + known)
    members[i] += members[j]
    members[j] = []
    sums[j].clear()
