"""Tells the attackers among the dead."""

from functools import cache

from tollbook.language import Scanner
from tollbook.model import Claim
from tollbook.rules import lexicon


@cache
def _scanner() -> Scanner:
    return Scanner("attackers", lexicon("linking/en/attackers.yaml"))


def are_attackers(claim: Claim) -> bool:
    """Whether a claim of deaths is about those who attacked ("the bomber", "all three gunmen")."""
    return claim.harm == "killed" and bool(claim.victims.text) and _scanner().has(claim.victims.text or "")
