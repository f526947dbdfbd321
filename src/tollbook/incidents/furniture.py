"""Words that a site prints on every page, found by what they do: they return in texts published long apart."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cache

from tollbook.rules import load_yaml


@cache
def _rules() -> dict[str, int]:
    return dict(load_yaml("linking/near_duplicates.yaml")["furniture"])


def furniture_of(texts: Sequence[tuple[str | None, frozenset[int]]]) -> frozenset[int]:
    """The sampled shingles that stand in several texts published long apart; texts are (ISO day, shingles)."""
    holders = Counter(shingle for day, shingles in texts if day for shingle in shingles)
    spans: dict[int, tuple[str, str]] = {}
    for day, shingles in texts:
        for shingle in shingles if day else ():
            if day and holders[shingle] >= _rules()["texts"]:
                first, last = spans.get(shingle, (day, day))
                spans[shingle] = min(first, day), max(last, day)
    return frozenset(shingle for shingle, (first, last) in spans.items() if _days(first, last) > _rules()["days"])


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days
