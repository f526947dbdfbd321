"""The site's lists: all incidents, and those of a year, a country, a party, a method, a grade. A list has pages."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tollbook.export.site.rows import Row
from tollbook.telling import code_in_words
from tollbook.texts import ENGLISH, using
from tollbook.texts import gettext as _

PER_PAGE = 200
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
FACETS = ("year", "country", "party", "method", "grade")
"""The ways to narrow the list, by the name in the address."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet: its label, its address below the site's root, how many incidents it has.

    The address is made of `value`, which is the same in every language.
    """

    value: str
    label: str
    path: str
    number: int


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page of a list. `facet` and `value` are empty for the list of all; numbers count from 1."""

    path: str
    facet: str
    value: str
    label: str
    rows: tuple[Row, ...]
    of_list: tuple[Row, ...]
    number: int
    pages: tuple[str, ...]


def facet_labels() -> dict[str, str]:
    """What each facet is called."""
    labels = (_("Year"), _("Country"), _("Party said to be responsible"), _("By what"), _("Grade"))
    return dict(zip(FACETS, labels, strict=True))


def newest_first(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Incidents by date, the latest first; those without a date last."""
    return tuple(sorted(sorted(rows, key=lambda r: r.id), key=lambda r: r.date, reverse=True))


def choices_of(rows: Sequence[Row]) -> dict[str, tuple[Choice, ...]]:
    """The values of each facet that occur, in order; a facet without any is left out."""
    found = {}
    for facet in FACETS:
        groups = _groups(rows, facet)
        if groups:
            found[facet] = tuple(
                Choice(v.key, v.label, _path(facet, v.key), len(g)) for v, g in sorted(groups.items(), key=_order)
            )
    return found


def list_pages(rows: Sequence[Row]) -> Iterator[ListPage]:
    """Every page of every list of these incidents, which come newest first."""
    yield from _paged("", "", Value("", ""), rows)
    for facet in FACETS:
        for value, group in sorted(_groups(rows, facet).items(), key=_order):
            yield from _paged(_path(facet, value.key), facet, value, group)


@dataclass(frozen=True, slots=True)
class Value:
    """What an incident has of a facet: the key, which makes the address, and the label that people read."""

    key: str
    label: str


def values_of(row: Row, facet: str) -> tuple[Value, ...]:
    """The values that a row has of a facet."""
    nobody = (Value("nobody named", _("nobody named")),)
    found = {
        "year": (Value(row.year, row.year),),
        "country": (Value(row.country, row.country_label),),
        "party": tuple(Value(name, name) for name in row.parties) or nobody,
        "method": tuple(Value(_in_english(code), code_in_words(code)) for code in row.methods),
        "grade": (Value(row.grade or "none", row.grade_label),),
    }[facet]
    return tuple(value for value in found if value.key)


def _in_english(code: str) -> str:
    with using(ENGLISH):
        return code_in_words(code)


def _groups(rows: Sequence[Row], facet: str) -> dict[Value, list[Row]]:
    groups: dict[Value, list[Row]] = defaultdict(list)
    for row in rows:
        for value in values_of(row, facet):
            groups[value].append(row)
    return groups


def _order(item: tuple[Value, list[Row]]) -> str:
    return item[0].label.lower()


def _paged(path: str, facet: str, value: Value, rows: Sequence[Row]) -> Iterator[ListPage]:
    starts = range(0, max(1, len(rows)), PER_PAGE)
    pages = tuple(path if number == 0 else f"{path}page/{number + 1}/" for number in range(len(starts)))
    for number, start in enumerate(starts):
        shown = tuple(rows[start : start + PER_PAGE])
        yield ListPage(pages[number], facet, value.key, value.label, shown, tuple(rows), number + 1, pages)


def _path(facet: str, value: str) -> str:
    """An address that says the value where it can, and is never that of another value."""
    slug = _NOT_SLUG.sub("-", value.lower()).strip("-")
    plain = slug.replace("-", " ") == value.lower()
    mark = "" if plain else hashlib.sha256(value.encode()).hexdigest()[:6]
    return f"by/{facet}/{'-'.join(part for part in (slug, mark) if part)}/"
