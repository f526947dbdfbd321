"""The site's lists: all incidents, and those of a year, a country, a party, a method, a grade. A list has pages."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tollbook.export.site.rows import Row

PER_PAGE = 200
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
FACETS = {
    "year": "Year",
    "country": "Country",
    "party": "Party said to be responsible",
    "method": "By what",
    "grade": "Grade",
}
"""The ways to narrow the list, by the name in the address, with their labels."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet: its label, its address below the site's root, how many incidents it has."""

    label: str
    path: str
    number: int


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page of a list. `facet` is empty for the list of all; numbers count from 1."""

    path: str
    facet: str
    label: str
    rows: tuple[Row, ...]
    of_list: tuple[Row, ...]
    number: int
    pages: tuple[str, ...]


def newest_first(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Incidents by date, the latest first; those without a date last."""
    return tuple(sorted(sorted(rows, key=lambda r: r.id), key=lambda r: r.date, reverse=True))


def choices_of(rows: Sequence[Row]) -> dict[str, tuple[Choice, ...]]:
    """The values of each facet that occur, in order; a facet without any is left out."""
    found = {}
    for facet in FACETS:
        groups = _groups(rows, facet)
        if groups:
            found[facet] = tuple(Choice(v, _path(facet, v), len(g)) for v, g in sorted(groups.items(), key=_order))
    return found


def list_pages(rows: Sequence[Row]) -> Iterator[ListPage]:
    """Every page of every list of these incidents, which come newest first."""
    yield from _paged("", "", "", rows)
    for facet in FACETS:
        for value, group in sorted(_groups(rows, facet).items(), key=_order):
            yield from _paged(_path(facet, value), facet, value, group)


def values_of(row: Row, facet: str) -> tuple[str, ...]:
    """The values that a row has of a facet."""
    found = {
        "year": (row.year,),
        "country": (row.country,),
        "party": row.parties or ("nobody named",),
        "method": row.methods,
        "grade": (row.grade or "none",),
    }[facet]
    return tuple(value for value in found if value)


def _groups(rows: Sequence[Row], facet: str) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        for value in values_of(row, facet):
            groups[value].append(row)
    return groups


def _order(item: tuple[str, list[Row]]) -> str:
    return item[0].lower()


def _paged(path: str, facet: str, label: str, rows: Sequence[Row]) -> Iterator[ListPage]:
    starts = range(0, max(1, len(rows)), PER_PAGE)
    pages = tuple(path if number == 0 else f"{path}page/{number + 1}/" for number in range(len(starts)))
    for number, start in enumerate(starts):
        shown = tuple(rows[start : start + PER_PAGE])
        yield ListPage(pages[number], facet, label, shown, tuple(rows), number + 1, pages)


def _path(facet: str, value: str) -> str:
    """An address that says the value where it can, and is never that of another value."""
    slug = _NOT_SLUG.sub("-", value.lower()).strip("-")
    plain = slug.replace("-", " ") == value.lower()
    mark = "" if plain else hashlib.sha256(value.encode()).hexdigest()[:6]
    return f"by/{facet}/{'-'.join(part for part in (slug, mark) if part)}/"
