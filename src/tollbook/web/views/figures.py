"""The figures of an incident, each bound leading to the words that it was read from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tollbook.model import Assessed, Casualties, Claim
from tollbook.telling import code_in_words, whom_of

BOUNDS = ("low", "best", "high")


@dataclass(frozen=True, slots=True)
class Bound:
    """A number; `link` leads to the words it was read from, `others` to further claims that give the same."""

    number: str
    link: str | None
    said_by: str
    others: int


@dataclass(frozen=True, slots=True)
class FigureShown:
    """One line: what happened to whom, in three numbers."""

    harm: str
    whom: str
    everyone: bool
    bounds: tuple[Bound, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """One claim that gives numbers for a line; `by` is its origin."""

    claim: str
    numbers: tuple[int | None, int | None, int | None]
    by: str
    in_force: bool
    day: str


def figures_of(
    record: Assessed, claims: Iterable[Claim], links: Mapping[str, str], labels: Mapping[str, str]
) -> tuple[FigureShown, ...]:
    """Every figure of the record; `links` lead to the words of claims, `labels` name origins."""
    told = tuple(claims)
    return tuple(_figure(row, record, told, links, labels) for row in record.casualties)


def _figure(
    row: Casualties, record: Assessed, claims: Sequence[Claim], links: Mapping[str, str], labels: Mapping[str, str]
) -> FigureShown:
    said = [*_as_assessed(row, record), *_as_claimed(row, claims)]
    return FigureShown(
        harm=code_in_words(row.harm),
        whom=whom_of(row),
        everyone=row.group is None and row.status is None,
        bounds=tuple(_bound(getattr(row, name), place, said, links, labels) for place, name in enumerate(BOUNDS)),
    )


def _as_assessed(row: Casualties, record: Assessed) -> Iterator[_Said]:
    """The figures that the ranges were made of: of the same people, else of everyone, among whom they are."""
    for of in ((row.harm, row.group, row.status), (row.harm, None, None)):
        for t in record.tolls_seen:
            if (t.harm, t.group, t.status) == of:
                yield _Said(t.claim, (t.low, t.best, t.high), t.origin, t.superseded_by is None, t.reported or "")


def _as_claimed(row: Casualties, claims: Sequence[Claim]) -> Iterator[_Said]:
    """The figures as claims tell them: of people of this status or group, or of one group within a larger figure."""
    for claim in claims:
        if claim.harm != row.harm:
            continue
        by = claim.sources[0].name if claim.sources else ""
        if row.status in (None, claim.victims.status) and (row.status or row.group is None):
            yield _Said(claim.id, (claim.count.low, claim.count.best, claim.count.high), by, True, "")
        for group in claim.victims.groups:
            if group.group == row.group:
                yield _Said(claim.id, (group.low, group.best, group.high), by, True, "")


def _bound(
    number: int | None, place: int, said: Sequence[_Said], links: Mapping[str, str], labels: Mapping[str, str]
) -> Bound:
    if number is None:
        return Bound("", None, "", 0)
    giving = [s for s in said if s.claim in links and number in s.numbers]
    same_place = [s for s in giving if s.numbers[place] == number]
    ordered = sorted(same_place or giving, key=lambda s: s.day, reverse=True)
    ordered.sort(key=lambda s: not s.in_force)
    distinct = list(dict.fromkeys(s.claim for s in ordered))
    if not distinct:
        return Bound(f"{number:,}", None, "", 0)
    return Bound(f"{number:,}", links[distinct[0]], labels.get(ordered[0].by, ordered[0].by), len(distinct) - 1)
