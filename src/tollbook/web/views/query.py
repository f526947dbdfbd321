"""A page's address and the filters it stands for: what is shown can be sent to a colleague as a link."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from tollbook.review.searching import FACETS, SORTS, Filters

_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_LONGEST = 300
_MOST_VALUES = 40
_LAST_PAGE = 100_000
_DAYS = {2: 28, 4: 30, 6: 30, 9: 30, 11: 30}


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for. `wrong` names the fields whose value could not be used."""

    filters: Filters
    sort: str = "newest"
    page: int = 1
    wrong: tuple[str, ...] = ()

    def address(self, path: str, **changes: object) -> str:
        """The path with these filters, some of them changed; a change of filters leads to the first page."""
        page = changes.pop("page", 1)
        sort = changes.pop("sort", self.sort)
        filters = replace(self.filters, **changes) if changes else self.filters  # type: ignore[arg-type]
        pairs = pairs_of(filters)
        pairs += [("sort", str(sort))] if sort != "newest" else []
        pairs += [("page", str(page))] if page != 1 else []
        return f"{path}?{urlencode(pairs)}" if pairs else path

    def with_value(self, path: str, facet: str, value: str) -> str:
        """The path with one value of a facet chosen, or no longer chosen."""
        chosen = self.filters.chosen(facet)
        changed = tuple(v for v in chosen if v != value) if value in chosen else (*chosen, value)
        return self.address(path, **{facet: changed})


def asked(fields: Iterable[tuple[str, str]]) -> Asked:
    """What the fields of an address ask for; unknown fields are passed over, unusable values are named in `wrong`."""
    values: dict[str, list[str]] = {}
    for name, value in fields:
        if value.strip():
            values.setdefault(name, []).append(value.strip()[:_LONGEST])
    wrong: list[str] = []
    since, until = (_date(values, name, wrong) for name in ("since", "until"))
    filters = Filters(
        words=values.get("q", [""])[0],
        since=since,
        until=until,
        least=_number(values, "least", wrong),
        area=_area(values, wrong),
        **{name: tuple(dict.fromkeys(values.get(name, ())))[:_MOST_VALUES] for name in FACETS},
    )
    sort = values.get("sort", ["newest"])[0]
    page = min(max(_number(values, "page", wrong) or 1, 1), _LAST_PAGE)
    return Asked(filters, sort if sort in SORTS else "newest", page, tuple(wrong))


def pairs_of(filters: Filters) -> list[tuple[str, str]]:
    """The filters as fields of an address, always in the same order."""
    single: Mapping[str, str | int | None] = {
        "q": filters.words, "since": filters.since, "until": filters.until, "least": filters.least,
    }  # fmt: skip
    pairs = [(name, str(value)) for name, value in single.items() if value not in (None, "")]
    pairs += [(name, value) for name in FACETS for value in filters.chosen(name)]
    if filters.area is not None:
        pairs.append(("area", ",".join(f"{degree:g}" for degree in filters.area)))
    return pairs


def _date(values: Mapping[str, list[str]], name: str, wrong: list[str]) -> str | None:
    """A year and a month will do: "since 2015" is its first day, "until 2015" its last."""
    if name not in values:
        return None
    typed = values[name][0]
    if _DATE.fullmatch(typed):
        ends = {"since": ("-01-01", "-01"), "until": ("-12-31", "-31")}[name]
        whole = typed + (ends[0] if len(typed) == 4 else ends[1] if len(typed) == 7 else "")
        if len(typed) == 7 and name == "until":
            whole = f"{typed}-{_DAYS.get(int(typed[5:]), 31)}"
        try:
            return date.fromisoformat(whole).isoformat()
        except ValueError:
            pass
    wrong.append(name)
    return None


def _number(values: Mapping[str, list[str]], name: str, wrong: list[str]) -> int | None:
    if name not in values:
        return None
    typed = values[name][0]
    if typed.isascii() and typed.isdigit() and len(typed) < 10:
        return int(typed)
    wrong.append(name)
    return None


def _area(values: Mapping[str, list[str]], wrong: list[str]) -> tuple[float, float, float, float] | None:
    """West, south, east, north in degrees."""
    if "area" not in values:
        return None
    try:
        west, south, east, north = (float(part) for part in values["area"][0].split(","))
    except ValueError:
        wrong.append("area")
        return None
    if abs(west) > 180 or abs(east) > 180 or not -90 <= south <= north <= 90:
        wrong.append("area")
        return None
    return west, south, east, north
