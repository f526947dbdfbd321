"""The figures of an incident, each bound leading to the words that it was read from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tollbook.model import Assessed, Casualties, TollSeen
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


def figures_of(record: Assessed, links: Mapping[str, str], labels: Mapping[str, str]) -> tuple[FigureShown, ...]:
    """Every figure of the record; `links` lead to the words of claims, `labels` name origins."""
    return tuple(_figure(row, record.tolls_seen, links, labels) for row in record.casualties)


def _figure(
    row: Casualties, seen: Sequence[TollSeen], links: Mapping[str, str], labels: Mapping[str, str]
) -> FigureShown:
    same = [t for t in seen if (t.harm, t.group, t.status) == (row.harm, row.group, row.status) and t.claim in links]
    if row.group is None and row.status == "civilian" and not same:  # a dead person is presumed a civilian
        same = [t for t in seen if (t.harm, t.group, t.status) == (row.harm, None, None) and t.claim in links]
    return FigureShown(
        harm=code_in_words(row.harm),
        whom=whom_of(row),
        everyone=row.group is None and row.status is None,
        bounds=tuple(_bound(getattr(row, name), name, same, links, labels) for name in BOUNDS),
    )


def _bound(
    number: int | None, name: str, seen: Sequence[TollSeen], links: Mapping[str, str], labels: Mapping[str, str]
) -> Bound:
    if number is None:
        return Bound("", None, "", 0)
    exact = [t for t in seen if getattr(t, name) == number]
    loose = [t for t in seen if number in (t.low, t.best, t.high)]
    in_force = sorted(exact or loose, key=lambda t: (t.superseded_by is not None, -_day(t)))
    distinct = list(dict.fromkeys(t.claim for t in in_force))
    if not distinct:
        return Bound(f"{number:,}", None, "", 0)
    first = in_force[0]
    return Bound(f"{number:,}", links[distinct[0]], labels.get(first.origin, first.origin), len(distinct) - 1)


def _day(seen: TollSeen) -> int:
    digits = "".join(c for c in (seen.reported or "")[:10] if c.isdigit())
    return int(digits or 0)
