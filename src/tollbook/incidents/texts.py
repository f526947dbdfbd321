"""How alike texts are: the cosine of their words, each weighed by how rare it is in English.

The weights are those of the language, not of the project, so that a report added later changes no earlier comparison.
"""

import struct
from collections.abc import Iterable
from functools import cache, lru_cache
from math import log, sqrt

from tollbook.incidents.fingerprint import unpack_terms
from tollbook.incidents.near_duplicates import containment, is_reprint
from tollbook.incidents.profiles import EventProfile
from tollbook.rules import load_yaml, rules_path

UNKNOWN = 9.9
"""The weight of a word that the list lacks, and of every pair of capitalised words (see `build_term_weights.py`)."""
LEAST = 0.05


@cache
def term_weights() -> dict[int, float]:
    """Term hash → the negative natural logarithm of the share of reports that hold it."""
    packed = rules_path("linking/en/terms.bin").read_bytes()
    return {term: max(LEAST, tenths / 10) for term, tenths in struct.iter_unpack("<IB", packed)}


class Texts:
    """The texts of events, compared by `similarity`."""

    def __init__(self, profiles: Iterable[EventProfile]) -> None:
        self._packed = {profile.id: profile.fingerprint.terms for profile in profiles}
        self._vector = lru_cache(maxsize=20_000)(lambda event: _vector(self._packed[event]))

    def similarity(self, x: EventProfile, y: EventProfile, apart: int | None) -> float:
        """Cosine of two events' texts, 0 to 1. What texts published long apart share word for word is furniture."""
        first, second = self._vector(x.id), self._vector(y.id)
        if len(first) > len(second):
            first, second = second, first
        alike = sum(weight * second[term] for term, weight in first.items() if term in second)
        return alike * (1 - shared_furniture(x, y, apart))


def rarest_terms(packed: str, most: int) -> list[int]:
    """The terms of a text that tell most, the rarest first; of equally rare ones those with the smallest hash."""
    weights = term_weights()
    return sorted(unpack_terms(packed), key=lambda term: (-weights.get(term, UNKNOWN), term))[:most]


def shared_furniture(x: EventProfile, y: EventProfile, apart: int | None) -> float:
    """The share of the shorter text that both hold word for word, where they were published `apart` days, too many
    for a reprint: what a site prints on every page."""
    return containment(x.shingles, y.shingles) if (apart or 0) > _reprint_days() else 0.0


def reprinted(x: EventProfile, y: EventProfile) -> bool:
    """Whether the one text is a reprint of the other, and both are mainly about their events."""
    return x.primary and y.primary and is_reprint(x.shingles, y.shingles, x.published, y.published)


@cache
def _reprint_days() -> int:
    return int(load_yaml("linking/near_duplicates.yaml")["days"])


def _vector(packed: str) -> dict[int, float]:
    weights = term_weights()
    vector = {term: (1 + log(times)) * weights.get(term, UNKNOWN) for term, times in unpack_terms(packed).items()}
    norm = sqrt(sum(weight * weight for weight in vector.values())) or 1.0
    return {term: weight / norm for term, weight in vector.items()}
