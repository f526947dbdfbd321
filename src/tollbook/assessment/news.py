"""The figure that a report's headline gives, and what an account says besides it."""

from collections.abc import Sequence

from tollbook.assessment.arithmetic import value
from tollbook.assessment.attackers import are_attackers
from tollbook.assessment.tally import is_of_a_group
from tollbook.incidents import Report, offset
from tollbook.model import Claim


def headline_claim(wholes: Sequence[Claim], claims: Sequence[Claim], report: Report) -> Claim | None:
    """The claim of an account that tells the headline's figure, in the body's words where they tell it.

    A figure of children or the like, or one that is a part of a larger figure, does not stand for it.
    """
    told = [c for c in wholes if report.headlines(c) and not is_of_a_group(c) and not _is_part(c, claims)]
    return max(
        told,
        key=lambda c: (value(c.count), offset(c) >= report.headline_end, c.victims.status != "unknown", -offset(c)),
        default=None,
    )


def only_news(news: Claim, wholes: Sequence[Claim], claims: Sequence[Claim]) -> tuple[list[Claim], list[Claim]]:
    """The headline's figure with the attackers, and the claims that tell it, of one status, with their parts.

    Other figures of the same account are of parts, of other days or of other events.
    """
    alike = [c for c in wholes if value(c.count) == value(news.count) and _may_be_one(c, news)]
    attackers = [c for c in wholes if are_attackers(c)]
    ids = {c.id for c in (*alike, *attackers)}
    kept = [c for c in claims if c.id in ids or c.part_of in ids or c.victims.names]
    return [news, *(c for c in attackers if c.id != news.id)], kept


def _may_be_one(first: Claim, second: Claim) -> bool:
    statuses = {first.victims.status, second.victims.status}
    return len(statuses) == 1 or not statuses.isdisjoint(("unknown", "mixed"))


def _is_part(claim: Claim, claims: Sequence[Claim]) -> bool:
    parts = {c.part_of for c in claims if c.part_of and value(c.count) == value(claim.count)}
    return any(c.id in parts and value(c.count) > value(claim.count) for c in claims)
