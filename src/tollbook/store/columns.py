"""All incidents of a project by columns, in memory: what filters, counts and sums over fifty thousand in milliseconds.

The columns are read from the search index and hold what it holds; they are read again when the index has changed.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import orjson
from numpy.typing import NDArray
from sqlalchemy import Connection, select

from tollbook.store.filters import FACETS, NONE
from tollbook.store.schema import incident_index
from tollbook.store.words import FIGURES

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

UNKNOWN = -1
_FACTS = {
    "country": "country", "admin1": "admin1", "actor": "actors", "grade": "grade", "method": "methods",
    "harm": "harms",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of a facet: pairs of the incident's number (`owners`) and the number of its value in `labels`."""

    labels: tuple[str, ...]
    owners: Ints
    values: Ints

    def those_with(self, wanted: Sequence[str], number: int) -> Bools:
        """Which of `number` incidents have one of the wanted values."""
        numbers = [self.labels.index(label) for label in wanted if label in self.labels]
        found = np.zeros(number, dtype=bool)
        found[self.owners[np.isin(self.values, numbers)]] = True
        return found

    def counts(self, among: Bools) -> list[tuple[str, int]]:
        """How many of these incidents have each value, the most frequent first."""
        numbers = np.bincount(self.values[among[self.owners]], minlength=len(self.labels))
        found = [(label, int(n)) for label, n in zip(self.labels, numbers, strict=True) if n]
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))


@dataclass(frozen=True, slots=True)
class Columns:
    """One row an incident, by its number in the index. Dates are days since 1970, UNKNOWN figures and days are -1."""

    keys: Ints
    ids: tuple[str, ...]
    facts: tuple[dict[str, Any], ...]
    start: Ints
    end: Ints
    lat: Floats
    lon: Floats
    origins: Ints
    figures: dict[str, Ints]
    facets: dict[str, Facet]
    levels: NDArray[np.str_]
    embargoes: NDArray[np.str_]

    def __len__(self) -> int:
        """How many incidents there are."""
        return len(self.ids)

    def visible(self, today: str, *, withheld: bool) -> Bools:
        """Which a person may know of: what is withheld or under an embargo (ISO date) only with the right to it."""
        if withheld:
            return np.ones(len(self), dtype=bool)
        shown: Bools = (self.levels != "withheld") & (self.embargoes <= today)
        return shown


def read_columns(connection: Connection) -> Columns:
    """Read them from the index."""
    rows = connection.execute(
        select(incident_index.c.key, incident_index.c.id, incident_index.c.facts).order_by(incident_index.c.key)
    ).all()
    facts = tuple(orjson.loads(row.facts) for row in rows)
    return Columns(
        keys=np.array([row.key for row in rows], dtype=np.int64),
        ids=tuple(row.id for row in rows),
        facts=facts,
        start=_days(f.get("start") or f.get("end") for f in facts),
        end=_days(f.get("end") or f.get("start") for f in facts),
        lat=np.array([f.get("lat", np.nan) for f in facts], dtype=np.float64),
        lon=np.array([f.get("lon", np.nan) for f in facts], dtype=np.float64),
        origins=np.array([f["origins"] for f in facts], dtype=np.int64),
        figures={name: _figures(facts, name) for name in FIGURES},
        facets={name: _facet(facts, _FACTS[name]) for name in FACETS},
        levels=np.array([f["level"] for f in facts], dtype=np.str_),
        embargoes=np.array([f.get("embargo", "") for f in facts], dtype=np.str_),
    )


def _days(dates: Iterable[str | None]) -> Ints:
    found = [date[:10] if date else "NaT" for date in dates]
    days = np.array(found, dtype="datetime64[D]").astype(np.int64)
    days[days == np.iinfo(np.int64).min] = UNKNOWN
    return days


def _figures(facts: Sequence[dict[str, Any]], name: str) -> Ints:
    """Low, best and high of each incident, -1 where not said."""
    nothing = (None, None, None)
    bounds = [f.get("figures", {}).get(name, nothing) for f in facts]
    rows = [[UNKNOWN if n is None else n for n in row] for row in bounds]
    return np.array(rows, dtype=np.int64).reshape(len(facts), 3)


def _facet(facts: Sequence[dict[str, Any]], name: str) -> Facet:
    of = _values_of(name)
    pairs = [(number, value) for number, fact in enumerate(facts) for value in of(fact)]
    labels = tuple(sorted({value for _, value in pairs}))
    numbers = {label: number for number, label in enumerate(labels)}
    owners = np.array([owner for owner, _ in pairs], dtype=np.int64)
    return Facet(labels, owners, np.array([numbers[value] for _, value in pairs], dtype=np.int64))


def _values_of(name: str) -> Callable[[dict[str, Any]], list[str]]:
    def found(fact: dict[str, Any]) -> list[str]:
        value = fact.get(name) or NONE
        return value if isinstance(value, list) else [value]

    return found
