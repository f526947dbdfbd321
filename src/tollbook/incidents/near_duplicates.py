"""Finds reports whose texts are near-identical: reprints, whole, truncated or lightly edited.

Two reports are reprints where at least `containment` of the smaller one's sampled five-word shingles stand in the
other (Broder 1997). Reports are only compared where they share a shingle that few others have.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import combinations

from tollbook.incidents.fingerprint import unpack
from tollbook.incidents.report import Report
from tollbook.rules import load_yaml


@cache
def _rules() -> dict[str, float]:
    return dict(load_yaml("linking/near_duplicates.yaml"))


def families_of(reports: Sequence[Report]) -> tuple[tuple[Report, ...], ...]:
    """The families of near-identical reports, two members or more, whatever the reports' order."""
    ordered = sorted(reports, key=lambda report: report.document)
    shingles = [unpack(report.fingerprint.shingles) for report in ordered]
    leader = list(range(len(ordered)))
    for i, j in sorted(_candidates(shingles)):
        if is_reprint(shingles[i], shingles[j], ordered[i].published, ordered[j].published):
            x, y = sorted((_leader(leader, i), _leader(leader, j)))
            leader[y] = x
    families: dict[int, list[Report]] = defaultdict(list)
    for i, report in enumerate(ordered):
        families[_leader(leader, i)].append(report)
    return tuple(tuple(family) for family in families.values() if len(family) > 1)


def containment(first: frozenset[int], second: frozenset[int]) -> float:
    """The share of the smaller sample that stands in the other; 0 where it is too small to tell."""
    smaller = min(len(first), len(second))
    return len(first & second) / smaller if smaller >= _rules()["least_shingles"] else 0.0


def is_reprint(first: frozenset[int], second: frozenset[int], day: str | None, other_day: str | None) -> bool:
    """Whether two texts, given by their sampled shingles and days of publication, are near-identical.

    Texts published long apart share the furniture of their site, not a story.
    """
    if day and other_day and abs((date.fromisoformat(day) - date.fromisoformat(other_day)).days) > _rules()["days"]:
        return False
    return containment(first, second) >= _rules()["containment"]


def _candidates(shingles: list[frozenset[int]]) -> set[tuple[int, int]]:
    """Pairs that share at least two shingles that no more than `most_holders` texts have."""
    holders: dict[int, list[int]] = defaultdict(list)
    for i, sample in enumerate(shingles):
        for shingle in sample:
            holders[shingle].append(i)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for texts in holders.values():
        if 1 < len(texts) <= _rules()["most_holders"]:
            for pair in combinations(texts, 2):
                shared[pair] += 1
    return {pair for pair, times in shared.items() if times > 1}


def _leader(leader: list[int], i: int) -> int:
    while leader[i] != i:
        leader[i] = leader[leader[i]]
        i = leader[i]
    return i
