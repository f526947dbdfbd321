"""Claims: statements and grounded values become propositions of harm, damage, weapon use and responsibility."""

from tollbook.claims.find import find_claims
from tollbook.claims.worth import telling

__all__ = ["find_claims", "telling"]
