"""One claim for one figure of one source: the headline's repetition and exact repeats are dropped."""

from tollbook.claims.passage import Passage
from tollbook.model import Claim

Key = tuple[object, ...]


def without_repeats(passage: Passage, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims less those that headline or lede tell before the body does, and later repeats by the same source."""
    headline = {b.end for b in passage.document.blocks if b.kind == "headline"}
    title_end = max(headline, default=0)
    kept = list[Claim]()
    for claim in claims:
        later = [c for c in claims if c.span.start >= max(title_end, claim.span.end)]
        if claim.span.start < title_end and any(_same_figure(claim, c) for c in later):
            continue
        if any(_key(c) == _key(claim) for c in kept) and claim.kind == "harm" and claim.count.best is not None:
            continue
        kept.append(claim)
    ids = {c.id for c in kept}
    return tuple(c for c in kept if c.part_of is None or c.part_of in ids)


def _same_figure(a: Claim, b: Claim) -> bool:
    return (a.kind, a.harm) == (b.kind, b.harm) and (a.kind != "harm" or a.count.best == b.count.best)


def _key(claim: Claim) -> Key:
    place = claim.place.name if claim.place else None
    when = claim.time.start if claim.time else None
    source = claim.sources[0].name if claim.sources else None
    return (
        claim.kind,
        claim.harm,
        claim.count.low,
        claim.count.best,
        claim.count.high,
        source,
        claim.scope,
        place,
        when,
        tuple(g.group for g in claim.victims.groups),
        claim.victims.names,
    )
