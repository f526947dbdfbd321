"""Joins events into groups by average link, so that a chain of middling links does not join what is far apart.

The result depends on the scores alone: of equal links the one between the groups with the smaller members goes first.
"""

from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush
from typing import NamedTuple

Pair = tuple[int, int]


class Merge(NamedTuple):
    """Group `j` went into group `i` (named by their smallest members, i < j) at this mean score between them."""

    score: float
    i: int
    j: int


def average_link(size: int, scores: Mapping[Pair, float], join: float, missing: float) -> list[list[int]]:
    """Groups of 0…size-1. Groups join while the mean score over all pairs between them reaches `join`.

    `scores` are for pairs (i, j) with i < j; a pair that is not there counts `missing`.
    """
    return groups_after(size, merges_of(size, scores, join, missing))


def groups_after(size: int, merges: Iterable[Merge]) -> list[list[int]]:
    """The groups of 0…size-1 that these merges leave, each and the whole sorted."""
    members: list[list[int]] = [[i] for i in range(size)]
    for _, i, j in merges:
        members[i] += members[j]
        members[j] = []
    return [sorted(group) for group in members if group]


def merges_of(size: int, scores: Mapping[Pair, float], join: float, missing: float) -> list[Merge]:
    """What `average_link` merges, in its order."""
    sums: list[dict[int, tuple[float, int]]] = [{} for _ in range(size)]
    for (i, j), score in scores.items():
        sums[i][j] = sums[j][i] = (score, 1)
    number = [1] * size  # of members; 0 once it went into another
    heap = [(-score, i, j, 1, 1) for (i, j), score in scores.items() if score >= join]
    heapify(heap)
    done = []
    while heap:
        negative, i, j, size_i, size_j = heappop(heap)
        if (number[i], number[j]) != (size_i, size_j):
            continue
        done.append(Merge(-negative, i, j))
        _merge(i, j, sums, number)
        for other, (total, known) in sums[i].items():
            pairs = number[i] * number[other]
            mean = (total + missing * (pairs - known)) / pairs
            if mean >= join:
                x, y = (i, other) if i < other else (other, i)
                heappush(heap, (-mean, x, y, number[x], number[y]))
    return done


def _merge(i: int, j: int, sums: Sequence[dict[int, tuple[float, int]]], number: list[int]) -> None:
    """Puts `j` into `i` (i < j), and adds up the links of both."""
    for other, (total, known) in sums[j].items():
        del sums[other][j]
        if other == i:
            continue
        before, count = sums[i].get(other, (0.0, 0))
        sums[i][other] = sums[other][i] = (before + total, count + known)
    number[i] += number[j]
    number[j] = 0
    sums[j].clear()
