"""The overview: totals, facets, months and one page of incidents."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from tollbook.model import Range
from tollbook.review.searching import COUNTED, FACETS, NONE, SORTS, Facts, Found, Month, TitleOf, Total
from tollbook.telling import code_in_words, figure_in_words
from tollbook.texts import _, country_name, ngettext
from tollbook.web.views.query import Asked, pairs_of

PAGE_SIZE = 50
_SHOWN_VALUES = 12
OVERVIEW = "/"
AsSeen = Callable[[Sequence[tuple[str, Facts]]], Sequence[tuple[str, Facts]]]


@dataclass(frozen=True, slots=True)
class TotalShown:
    """A sum in words: "42–58", the best figure, and over how many incidents."""

    label: str
    figure: str
    best: str
    basis: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet; `number` is null where it is chosen and nothing has it."""

    value: str
    label: str
    number: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class FacetShown:
    """A facet: its most frequent values and those chosen first; `more` are the others."""

    name: str
    label: str
    choices: tuple[Choice, ...]
    more: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One incident in the table."""

    id: str
    title: str
    date: str
    place: str
    killed: str
    injured: str
    grade: str | None
    origins: int
    documents: int
    parties: str


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in force, in words, and the address without it."""

    words: str
    without: str


@dataclass(frozen=True, slots=True)
class Pages:
    """Where one is in a long list, and the addresses of the pages beside."""

    number: int
    last: int
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class MonthShown:
    """One month, and the address of what happened in it."""

    name: str
    address: str
    incidents: str
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class Overview:
    """The whole page. `undated` incidents are in no month; `pairs` are the filters as fields of a form."""

    number: int
    totals: tuple[TotalShown, ...]
    facets: tuple[FacetShown, ...]
    chips: tuple[Chip, ...]
    rows: tuple[Row, ...]
    months: tuple[MonthShown, ...]
    undated: int
    pages: Pages
    sorts: tuple[tuple[str, str, bool], ...]
    pairs: tuple[tuple[str, str], ...]
    left_out: tuple[str, ...]
    wrong: tuple[str, ...]
    query: str


def overview_of(found: Found, asked: Asked, title_of: TitleOf, as_seen: AsSeen) -> Overview:
    """The page of what was found. `title_of` gives an incident's title, `as_seen` ids and facts, as this person may
    see them.
    """
    number = len(found.numbers)
    months = found.months()
    pages = pages_of(asked, OVERVIEW, number, PAGE_SIZE)
    return Overview(
        number=number,
        totals=tuple(_total(total) for total in found.totals()),
        facets=tuple(_facet(name, found, asked) for name in FACETS),
        chips=chips_of(asked, OVERVIEW),
        rows=tuple(_row(name, facts, title_of) for name, facts in as_seen(found.page(pages.number, PAGE_SIZE))),
        months=found.once("months shown", lambda: tuple(_month(month, asked) for month in months)),
        undated=number - sum(month.incidents for month in months),
        pages=pages,
        sorts=tuple((sort, _sort_label(sort), sort == asked.sort) for sort in SORTS),
        pairs=tuple(pairs_of(asked.filters)),
        left_out=found.query.left_out,
        wrong=asked.wrong,
        query=asked.address("").removeprefix("?"),
    )


def pages_of(asked: Asked, path: str, number: int, size: int) -> Pages:
    """The pages of a list of so many; a page beyond the last is the last."""
    last = max(1, -(-min(number, COUNTED * 10) // size))
    here = min(asked.page, last)
    before = asked.address(path, page=here - 1) if here > 1 else None
    return Pages(here, last, before, asked.address(path, page=here + 1) if here < last else None)


def _month(month: Month, asked: Asked) -> MonthShown:
    address = asked.address(OVERVIEW, since=month.name, until=month.name)
    return MonthShown(month.name, address, f"{month.incidents:,}", f"{month.low:,}", f"{month.high:,}")


def _total(total: Total) -> TotalShown:
    is_open = total.open_upward > 0
    figure = Range(low=total.low, best=total.high if is_open else total.best, high=None if is_open else total.high)
    basis = ngettext("in %(num)s incident", "in %(num)s incidents", total.incidents) % {"num": f"{total.incidents:,}"}
    if is_open:
        basis += ", " + _("%(num)s of them open upward") % {"num": f"{total.open_upward:,}"}
    return TotalShown(label_of("figure", total.name), figure_in_words(figure), f"{total.best:,}", basis)


def _facet(name: str, found: Found, asked: Asked) -> FacetShown:
    chosen = asked.filters.chosen(name)
    counts = dict(found.facets[name])
    ordered = [*(v for v in chosen), *(v for v, _n in found.facets[name] if v not in chosen)]
    choices = tuple(Choice(v, value_label(name, v), counts.get(v, 0), v in chosen) for v in ordered)
    shown = max(_SHOWN_VALUES, len(chosen))
    return FacetShown(name, label_of("facet", name), choices[:shown], choices[shown : shown * 20])


def chips_of(asked: Asked, path: str) -> tuple[Chip, ...]:
    """Every filter in force."""
    filters = asked.filters
    chips = []
    if filters.words:
        chips.append(Chip(f"“{filters.words}”", asked.address(path, words="")))
    if filters.since:
        chips.append(Chip(_("since %(day)s") % {"day": filters.since}, asked.address(path, since=None)))
    if filters.until:
        chips.append(Chip(_("until %(day)s") % {"day": filters.until}, asked.address(path, until=None)))
    if filters.least is not None:
        words = _("%(num)d killed or more") % {"num": filters.least}
        chips.append(Chip(words, asked.address(path, least=None)))
    if filters.area is not None:
        chips.append(Chip(_("in the area of the map"), asked.address(path, area=None)))
    for name in FACETS:
        for value in filters.chosen(name):
            words = f"{label_of('facet', name)}: {value_label(name, value)}"
            chips.append(Chip(words, asked.with_value(path, name, value)))
    return tuple(chips)


def _row(name: str, facts: Facts, title_of: TitleOf) -> Row:
    return Row(
        id=name,
        title=title_of(facts) or name,
        date=day_of(facts),
        place=place_of(facts),
        killed=figure_of(facts, "killed"),
        injured=figure_of(facts, "injured"),
        grade=facts.get("grade"),
        origins=facts["origins"],
        documents=facts["documents"],
        parties=", ".join(facts.get("actors", ())) or _("nobody named"),
    )


def day_of(facts: dict[str, Any]) -> str:
    """The day or period of an incident."""
    start, end = facts.get("start"), facts.get("end")
    if not (start or end):
        return _("no date")
    return start if start and end in (None, start) else f"{start or '…'} – {end or '…'}"


def place_of(facts: dict[str, Any]) -> str:
    """The place with its country."""
    place, country = facts.get("place"), facts.get("country")
    named = [place or _("place not said")] + ([country_name(country)] if country else [])
    return ", ".join(dict.fromkeys(named))


def figure_of(facts: dict[str, Any], name: str) -> str:
    """A figure in words, an empty text where nobody gives one."""
    bounds = facts.get("figures", {}).get(name)
    return figure_in_words(Range(low=bounds[0], best=bounds[1], high=bounds[2])) if bounds else ""


def value_label(facet: str, value: str) -> str:
    """A value of a facet in words."""
    if value == NONE:
        return {
            "country": _("country not known"), "admin1": _("province not known"), "actor": _("nobody named"),
            "grade": _("not graded"), "method": _("method not said"), "harm": _("no figure"),
        }[facet]  # fmt: skip
    if facet == "country":
        return country_name(value)
    return code_in_words(value) if facet in ("method", "harm", "grade") else value


def label_of(kind: str, name: str) -> str:
    """What a facet or figure is called."""
    labels = {
        "facet": {
            "country": _("Country"), "admin1": _("Province"), "actor": _("Party named"), "grade": _("Grade"),
            "method": _("Method"), "harm": _("Harm"),
        },
        "figure": {
            "killed": _("Killed"), "injured": _("Injured"), "civilians_killed": _("Civilians killed"),
            "children_killed": _("Children killed"), "women_killed": _("Women killed"), "missing": _("Missing"),
            "displaced": _("Displaced"),
        },
    }  # fmt: skip
    return labels[kind][name]


def _sort_label(sort: str) -> str:
    return {
        "newest": _("Newest first"), "oldest": _("Oldest first"), "killed": _("Most killed first"),
        "origins": _("Most origins first"), "title": _("By title"),
    }[sort]  # fmt: skip
