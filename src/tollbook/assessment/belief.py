"""What counts as corroboration: nothing that comes from, or by way of, a source that is not credible.

A source is credible unless the grading policy names its kind as not, or its credibility is below the policy's least.
Credibility is what the user set for the source, else the rules' default.
"""

from collections.abc import Iterable, Iterator, Mapping

from tollbook.assessment.accounts import Told
from tollbook.assessment.grading import grade_policy
from tollbook.model.codes import SourceType
from tollbook.rules.sources import credibility, source_id


def is_credible(item: Told, policy: str, given: Mapping[str, float]) -> bool:
    """Whether a claim counts. `given` is what users set: source id → credibility, 0 to 1.

    Every link of its chain must be credible: who says it, whom they cite, and the outlet that carries it; of several
    agencies that a report credits, one suffices.
    """
    return not refused_by_kind(item, policy) and next(doubtful_links(item, policy, given), None) is None


def refused_by_kind(item: Told, policy: str) -> bool:
    """Whether who says it is of a kind that the policy lets corroborate nothing."""
    sources = item.claim.sources
    return bool(sources) and sources[0].type in grade_policy(policy)["not_credible"]


def doubtful_links(item: Told, policy: str, given: Mapping[str, float]) -> Iterator[str]:
    """The names in a claim's chain whose credibility is below the policy's least."""
    least = grade_policy(policy)["least_credibility"]
    for name, kind in _links(item):
        if _figure(name, kind, given) < least:
            yield name
    agencies = item.report.agencies
    if agencies and all(_figure(name, "wire_agency", given) < least for name in agencies):
        yield " / ".join(agencies)


def credible_origins(told: Iterable[Told], policy: str, given: Mapping[str, float]) -> frozenset[str]:
    """The ids of the origins of which at least one claim counts."""
    return frozenset(item.origin.id for item in told if is_credible(item, policy, given))


def doubts(told: Iterable[Told], policy: str, given: Mapping[str, float]) -> tuple[str, ...]:
    """One clause for each source whose claims do not count because of its credibility, sorted."""
    names = {name for item in told for name in doubtful_links(item, policy, given)}
    return tuple(f"not counted: {name}, whose credibility is set too low" for name in sorted(names))


def _links(item: Told) -> Iterator[tuple[str, SourceType]]:
    yield from ((source.name, source.type) for source in item.claim.sources)
    if item.report.publisher:
        yield item.report.publisher, "media"


def _figure(name: str, kind: SourceType, given: Mapping[str, float]) -> float:
    own = given.get(source_id(name)) if given else None
    return credibility(name, kind) if own is None else own
