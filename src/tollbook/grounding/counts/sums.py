"""Adds figures that are joined in one phrase ("at least 12 fighters and five civilians")."""

from tollbook.grounding.counts.policies import Policy
from tollbook.model import Count
from tollbook.model.codes import Qualifier


def add(counts: tuple[Count, ...], text: str, policy: Policy) -> Count:
    """The sum, with its bounds. A part without a figure opens the sum upward; without any figure there is none."""
    if len(counts) == 1:
        return counts[0].model_copy(update={"text": text or counts[0].text})
    said = [c for c in counts if _lowest(c) is not None]
    if not said:
        return Count(text=text, policy=policy.name)
    if all(c.best == 0 and c.high == 0 for c in said):
        return policy.count("exact", 0, None, text)
    unsaid = len(said) < len(counts)
    low = _total([c.low for c in said])
    high = None if unsaid else _total([c.high for c in said])
    best = _total([c.best for c in said])
    if unsaid and best is None:
        best = low
    return Count(low=low, best=best, high=high, qualifier=_qualifier(counts, unsaid), text=text, policy=policy.name)


def _lowest(count: Count) -> int | None:
    return next((n for n in (count.low, count.best, count.high) if n is not None), None)


def _total(figures: list[int | None]) -> int | None:
    return None if None in figures else sum(n for n in figures if n is not None)


def _qualifier(counts: tuple[Count, ...], unsaid: bool) -> Qualifier:
    kinds = {c.qualifier for c in counts if c.qualifier != "none"}
    if unsaid:
        return "vague" if "vague" in kinds else "at_least"
    for kind in ("vague", "at_least", "more_than", "range", "about", "at_most", "fewer_than"):
        if kind in kinds:
            return kind
    return "exact"
