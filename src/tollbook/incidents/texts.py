"""How alike texts are: the cosine of their words, each weighed by how few texts of the project hold it (TF-IDF)."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from math import log, sqrt

from tollbook.incidents.fingerprint import unpack_terms
from tollbook.incidents.furniture import furniture_of
from tollbook.incidents.profiles import EventProfile

_WORLD = 100
"""As many texts without the word are taken to stand around the project's, so that a few reports of one event, in which
its own name is no rare word, are still alike by that name."""


class TextSpace:
    """The texts of a project's events, compared by `similarity`."""

    def __init__(self, profiles: Sequence[EventProfile]) -> None:
        self._packed = {profile.id: profile.fingerprint.terms for profile in profiles}
        self._size = len(self._packed)
        self.holders: Counter[int] = Counter()
        """Term hash → how many events' texts hold it."""
        for packed in self._packed.values():
            self.holders.update(unpack_terms(packed).keys())
        self._shingles = {p.id: p.shingles for p in profiles}
        self._furniture = furniture_of([(p.published, p.shingles) for p in profiles])
        self.vector = lru_cache(maxsize=5_000)(self._vector)

    def similarity(self, first: str, second: str) -> float:
        """Cosine of two events' texts, 0 to 1, less the share of them that is furniture of the site of both."""
        x, y = self.vector(first), self.vector(second)
        if len(x) > len(y):
            x, y = y, x
        alike = sum(weight * y[term] for term, weight in x.items() if term in y)
        return alike * (1 - self.shared_furniture(first, second))

    def shared_furniture(self, first: str, second: str) -> float:
        """The share of the shorter text that is furniture which both hold."""
        x, y = self._shingles[first], self._shingles[second]
        smaller = min(len(x), len(y))
        return len(x & y & self._furniture) / smaller if smaller else 0.0

    def rarest(self, event: str, most: int, most_holders: int) -> list[int]:
        """The rarest terms of an event's text that at least one other text holds."""
        terms = unpack_terms(self._packed[event])
        shared = [term for term in terms if 1 < self.holders[term] <= most_holders]
        return sorted(shared, key=lambda term: (self.holders[term], term))[:most]

    def _vector(self, event: str) -> dict[int, float]:
        weights = {
            term: (1 + log(times)) * log((self._size + _WORLD) / self.holders[term])
            for term, times in unpack_terms(self._packed[event]).items()
        }
        norm = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {term: weight / norm for term, weight in weights.items()}
