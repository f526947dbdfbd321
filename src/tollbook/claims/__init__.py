"""Claims: statements and grounded values become propositions of harm, damage, weapon use and responsibility."""

from tollbook.claims.find import find_claims
from tollbook.claims.worth import tells_of_people

__all__ = ["find_claims", "tells_of_people"]
