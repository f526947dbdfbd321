"""Finding the claim that a decision was about, after the document has been read anew."""

from collections.abc import Iterable

from tollbook.model import Anchor, Claim


def anchor_of(claim: Claim, sha256: str) -> Anchor:
    """Where a claim stands and of what kind it is."""
    span = claim.span
    return Anchor(sha256=sha256, start=span.start, end=span.end, kind=claim.kind, harm=claim.harm)


def fit(anchor: Anchor, seen: Claim | None, claim: Claim) -> tuple[int, ...] | None:
    """How well a claim is the one that was decided about; null where it cannot be.

    It is of the same kind and harm, and its words overlap. `seen` is the claim as it was then: of several that overlap,
    the same id comes before the same words with the same figure, and these before the longest overlap.
    """
    if anchor.start is None or anchor.end is None or (claim.kind, claim.harm) != (anchor.kind, anchor.harm):
        return None
    span = claim.span
    overlap = min(span.end, anchor.end) - max(span.start, anchor.start)
    if overlap <= 0:
        return None
    same_words = (span.start, span.end) == (anchor.start, anchor.end)
    if seen is None:
        return (0, 0, same_words, 0, overlap)
    return (claim.id == seen.id, _figure(claim) == _figure(seen), same_words, _scope(claim) == _scope(seen), overlap)


def best_fit(anchor: Anchor, seen: Claim | None, claims: Iterable[Claim]) -> Claim | None:
    """The claim that fits best, the first in order of the text on a tie; null where none does."""
    fits = [(score, -claim.span.start, claim.id, claim) for claim in claims
            if (score := fit(anchor, seen, claim)) is not None]  # fmt: skip
    return max(fits, key=lambda item: item[:3])[3] if fits else None


def _figure(claim: Claim) -> tuple[int | None, ...]:
    return claim.count.low, claim.count.best, claim.count.high


def _scope(claim: Claim) -> tuple[str, str | None, tuple[str, ...]]:
    return claim.scope, claim.stance, tuple(group.group for group in claim.victims.groups)
