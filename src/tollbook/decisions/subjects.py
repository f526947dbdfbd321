"""What a decision is about, as short texts to find it by."""

import json
from collections import defaultdict
from collections.abc import Iterable

from tollbook.decisions.standing import standing
from tollbook.model import Decision

_CLAIMS_NAMED = ("link", "unlink")


def subjects_of(decision: Decision) -> frozenset[str]:
    """`incident ID`, `claim ID` and `document SHA-256` of all that a decision is about."""
    found = {f"incident {decision.about.incident}"} if decision.about.incident else set()
    if decision.about.sha256:
        found.add(f"document {decision.about.sha256}")
    before, after = _value(decision.before), _value(decision.after)
    if isinstance(before, dict):
        found |= {f"incident {name}" for name in before.get("incidents", ())}
        found |= {f"claim {name}" for name in before.get("claims", ())}
    for claim in (before, after):
        if isinstance(claim, dict) and str(claim.get("id", "")).startswith("c-"):
            found.add(f"claim {claim['id']}")
    if isinstance(after, list):
        found |= {f"document {anchor['sha256']}" for anchor in after if anchor.get("sha256")}
    return frozenset(found)


def by_document(decisions: Iterable[Decision]) -> dict[str, tuple[Decision, ...]]:
    """The standing decisions about claims of each document, by its SHA-256, oldest first."""
    found: dict[str, list[Decision]] = defaultdict(list)
    for decision in standing(decisions):
        if decision.about.sha256 is not None and decision.action not in _CLAIMS_NAMED:
            found[decision.about.sha256].append(decision)
    return {sha256: tuple(held) for sha256, held in found.items()}


def _value(text: str | None) -> object:
    if text is None:
        return None
    try:
        return json.loads(text)
    except ValueError:  # words of another program
        return None
