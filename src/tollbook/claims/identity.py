"""A claim's id, so that the same words of the same bytes give the same claim."""

import hashlib

from tollbook.model import Claim, Count, Document


def claim_id(document: Document, kind: str, harm: str | None, start: int, end: int, count: Count) -> str:
    """`c-` and 16 hex digits over the document's SHA-256, kind, harm, span and figure."""
    figure = (count.low, count.best, count.high)
    key = f"{document.sha256}|{kind}|{harm}|{start}|{end}|{figure}"
    return "c-" + hashlib.sha256(key.encode()).hexdigest()[:16]


def identified(claim: Claim, document: Document) -> Claim:
    """The claim with its id."""
    span = claim.span
    return claim.model_copy(
        update={"id": claim_id(document, claim.kind, claim.harm, span.start, span.end, claim.count)}
    )
