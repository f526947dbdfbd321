"""All incidents of a project by columns, in memory: what filters, counts and sums over fifty thousand in milliseconds.

The columns are read from the search index and hold what it holds; when it has changed they are read again,
and only what it says otherwise is worked out anew. Facts stay the texts that they are there, and become values when
they are shown: the collector of garbage would stop everyone to walk through millions of them.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
import orjson
from numpy.typing import NDArray
from sqlalchemy import Connection, select

from tollbook.store.filters import FACETS, NONE
from tollbook.store.schema import incident_index
from tollbook.store.sums import UNKNOWN, Bools, Given, Ints, given
from tollbook.store.words import FIGURES

T = TypeVar("T")
Floats = NDArray[np.float64]

NEW = -1
_MOST_CHANGED = 0.2
"""Where more than this share has changed, all are made anew: that costs no more."""
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
class Told:
    """The index as it was read, sorted by key."""

    keys: Ints
    ids: tuple[str, ...]
    facts: tuple[str, ...]

    def only(self, rows: Ints) -> "Told":
        """These rows of it."""
        chosen = rows.tolist()
        return Told(self.keys[rows], tuple(self.ids[n] for n in chosen), tuple(self.facts[n] for n in chosen))


@dataclass(frozen=True, slots=True)
class Columns:
    """One row an incident, by its number in the index. Dates are days since 1970, UNKNOWN figures and days are -1."""

    told: Told
    titles: tuple[str, ...]
    start: Ints
    end: Ints
    lat: Floats
    lon: Floats
    origins: Ints
    figures: dict[str, Ints]
    given: dict[str, Given]
    facets: dict[str, Facet]
    levels: NDArray[np.str_]
    embargoes: NDArray[np.str_]

    @property
    def keys(self) -> Ints:
        """Their numbers in the index."""
        return self.told.keys

    @property
    def ids(self) -> tuple[str, ...]:
        """Their ids."""
        return self.told.ids

    def facts(self, number: int) -> dict[str, Any]:
        """What is known of one of them."""
        found: dict[str, Any] = orjson.loads(self.told.facts[number])
        return found

    def __len__(self) -> int:
        """How many incidents there are."""
        return len(self.ids)

    def visible(self, today: str, *, withheld: bool) -> Bools:
        """Which a person may know of: what is withheld or under an embargo (ISO date) only with the right to it."""
        if withheld:
            return np.ones(len(self), dtype=bool)
        shown: Bools = (self.levels != "withheld") & (self.embargoes <= today)
        return shown


def read_columns(
    connection: Connection, before: Columns | None = None, changed: Collection[int] | None = None
) -> Columns:  # fmt: skip
    """Read them from the index. Of what stands as it did in `before`, nothing is worked out again.

    `changed` are the keys of all rows that may not stand as they did there, which alone are read; null: any may not.
    """
    query = select(incident_index.c.key, incident_index.c.id, incident_index.c.facts).order_by(incident_index.c.key)
    if before is not None and changed is not None:
        rows = connection.execute(query.where(incident_index.c.key.in_(changed))).fetchall() if changed else []
        return _put_in(before, sorted(changed), _told(rows))
    now = _told(connection.execute(query.execution_options(yield_per=5000)).fetchall())
    if before is None:
        return _made(now)
    kept = _kept(before.told, now)
    new = np.flatnonzero(kept == NEW)
    if len(new) > _MOST_CHANGED * len(now.ids):
        return _made(now)
    made = _made(now.only(new))
    fresh = iter(made.titles)
    titles = tuple(next(fresh) if k == NEW else before.titles[k] for k in kept.tolist())
    return _joined(before, kept, titles, made, now)


def _told(rows: Sequence[Any]) -> Told:
    names, facts = tuple(name for _, name, _ in rows), tuple(facts for _, _, facts in rows)
    return Told(np.array([key for key, _, _ in rows], dtype=np.int64), names, facts)


def _put_in(before: Columns, changed: Sequence[int], now: Told) -> Columns:
    """The columns with these rows in place of those of the keys `changed`, which are sorted."""
    if not changed:
        return before
    there = np.flatnonzero(np.isin(before.keys, changed))
    stays = np.delete(np.arange(len(before)), there)
    places = np.searchsorted(before.keys[stays], now.keys)
    new = _made(now)

    def put(old: tuple[T, ...], fresh: tuple[T, ...]) -> tuple[T, ...]:
        some = list(old)
        for n in reversed(there.tolist()):
            del some[n]
        for n, (place, value) in enumerate(zip(places.tolist(), fresh, strict=True)):
            some.insert(place + n, value)
        return tuple(some)

    told = before.told
    keys = np.insert(before.keys[stays], places, now.keys)
    after = Told(keys, put(told.ids, now.ids), put(told.facts, now.facts))
    return _joined(before, np.insert(stays, places, NEW), put(before.titles, new.titles), new, after)


def _kept(before: Told, now: Told) -> Ints:
    """For each row where it stood before, or NEW where it was not there or said something else."""
    if not len(before.keys):
        return np.full(len(now.keys), NEW)
    at = np.minimum(np.searchsorted(before.keys, now.keys), len(before.keys) - 1)
    there = (before.keys[at] == now.keys).tolist()
    return np.array(
        [
            k if same and before.facts[k] == facts and before.ids[k] == name else NEW
            for k, same, facts, name in zip(at.tolist(), there, now.facts, now.ids, strict=True)
        ],
        dtype=np.int64,
    )


def _made(told: Told) -> Columns:
    facts = tuple(map(orjson.loads, told.facts))
    figures = {name: _figures(facts, name) for name in FIGURES}
    return Columns(
        told=told,
        titles=tuple(f.get("title", "") for f in facts),
        start=_days(f.get("start") or f.get("end") for f in facts),
        end=_days(f.get("end") or f.get("start") for f in facts),
        lat=np.array([f.get("lat", np.nan) for f in facts], dtype=np.float64),
        lon=np.array([f.get("lon", np.nan) for f in facts], dtype=np.float64),
        origins=np.array([f["origins"] for f in facts], dtype=np.int64),
        figures=figures,
        given={name: given(one) for name, one in figures.items()},
        facets={name: _facet(facts, _FACTS[name]) for name in FACETS},
        levels=np.array([f["level"] for f in facts], dtype=np.str_),
        embargoes=np.array([f.get("embargo", "") for f in facts], dtype=np.str_),
    )


def _joined(before: Columns, kept: Ints, titles: tuple[str, ...], new: Columns, now: Told) -> Columns:
    """The rows that are kept and the new ones, in the order of the index."""
    # row n of the result is row order[n] of both, the rows before first
    order = kept.copy()
    order[kept == NEW] = len(before) + np.arange(len(new))

    def both(of: Callable[[Columns], NDArray[Any]]) -> NDArray[Any]:
        return np.concatenate([of(before), of(new)])[order]

    figures = {name: both(lambda c, name=name: c.figures[name]) for name in FIGURES}  # type: ignore[misc]
    return Columns(
        told=now,
        titles=titles,
        start=both(lambda c: c.start),
        end=both(lambda c: c.end),
        lat=both(lambda c: c.lat),
        lon=both(lambda c: c.lon),
        origins=both(lambda c: c.origins),
        figures=figures,
        given={name: given(one) for name, one in figures.items()},
        facets={name: _facets_joined(before.facets[name], new.facets[name], order, len(before)) for name in FACETS},
        levels=both(lambda c: c.levels),
        embargoes=both(lambda c: c.embargoes),
    )


def _facets_joined(before: Facet, new: Facet, order: Ints, number: int) -> Facet:
    """Both facets over the rows of the result; values that nothing has any more are gone."""
    where = np.full(max(number, int(order.max(initial=UNKNOWN)) + 1), UNKNOWN)
    where[order] = np.arange(len(order))
    owners = where[np.concatenate([before.owners, new.owners + number])]
    told = np.array((*before.labels, *new.labels), dtype=object)
    values = np.concatenate([before.values, new.values + len(before.labels)])[owners != UNKNOWN]
    owners = owners[owners != UNKNOWN]
    used = np.flatnonzero(np.bincount(values, minlength=len(told)))
    labels = tuple(sorted(set(told[used].tolist())))
    numbers = {label: number for number, label in enumerate(labels)}
    as_now = np.full(len(told), UNKNOWN)
    as_now[used] = [numbers[told[n]] for n in used.tolist()]
    sorted_by_owner = np.argsort(owners, kind="stable")
    return Facet(labels, owners[sorted_by_owner], as_now[values][sorted_by_owner])


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
