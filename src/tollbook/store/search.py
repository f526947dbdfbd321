"""Finds incidents by their columns, and claims and documents by their words."""

from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, TypeVar

import numpy as np
import orjson
from sqlalchemy import Connection, text

from tollbook.store.columns import Columns, read_columns
from tollbook.store.filters import FACETS, Filters
from tollbook.store.index_changes import changed_since, index_state
from tollbook.store.matching import Query, query_of
from tollbook.store.sums import UNKNOWN, Bools, Ints, Month, Total, months
from tollbook.store.words import FIGURES

T = TypeVar("T")
_KEPT = 64
"""How many answers are kept."""


@dataclass(frozen=True, slots=True)
class Found:
    """The incidents that fit: their numbers in `columns`, sorted; facets counted over what fits all the other filters.

    `query` tells which words were left out of the search.
    """

    columns: Columns
    numbers: Ints
    facets: dict[str, list[tuple[str, int]]]
    query: Query
    _made: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    def page(self, number: int, size: int) -> list[tuple[str, dict[str, Any]]]:
        """Ids and facts of one page, counted from 1."""
        some = self.numbers[(number - 1) * size : number * size]
        return [(self.columns.ids[n], self.columns.facts(n)) for n in some.tolist()]

    def totals(self) -> tuple[Total, ...]:
        """Each figure that any of them gives, summed. Tolls are no incidents and are not in it."""
        return self.once("totals", self._totals)

    def months(self) -> tuple[Month, ...]:
        """The months in order, without those in which nothing happened; incidents without a date are left out."""
        return self.once("months", self._months)

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What was made under this name before, else made now and kept as long as the answer is.

        It must follow from what was asked for alone, filters and order, and not from who asks or in which language.
        """
        if name not in self._made:
            self._made[name] = make()
        made: T = self._made[name]
        return made

    def _totals(self) -> tuple[Total, ...]:
        among = self._among()
        sums = (self.columns.given[name].total(name, among) for name in FIGURES)
        return tuple(total for total in sums if total.incidents)

    def _months(self) -> tuple[Month, ...]:
        return months(self.columns.start, self.columns.given["killed"], self._among())

    def _among(self) -> Bools:
        among = np.zeros(len(self.columns), dtype=bool)
        among[self.numbers] = True
        return among


class Search:
    """Searches one project; keeps its columns and the latest answers until the index changes. Safe for many threads.

    An answer is kept under all that it depends on, what its reader may see and search by included: nobody is given one
    that was made for another's eyes.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: OrderedDict[tuple[Hashable, ...], Found] = OrderedDict()
        self._columns: tuple[tuple[int, Columns], ...] = ()

    def columns(self, connection: Connection) -> Columns:
        """The columns as of this transaction, made of the latest with what has changed since.

        Those before the latest are kept too, for readers who began before the latest change.
        """
        state = index_state(connection)
        with self._lock:
            for kept, columns in self._columns:
                if kept == state:
                    return columns
            latest, before = self._columns[0] if self._columns else (None, None)
            changed = None if latest is None else changed_since(connection, latest)
            made = read_columns(connection, before, changed)
            if latest is None or state > latest:
                self._columns = ((state, made), *self._columns[:1])
                self._kept.clear()
            return made

    def incidents(
        self, connection: Connection, filters: Filters, *, today: str, sort: str = "newest",
        hidden: Collection[str] = (), levels: Collection[str] = ("public",), withheld: bool = False,
        without: Collection[str] = (),
    ) -> Found:  # fmt: skip
        """The incidents that fit, sorted by one of `filters.SORTS`; unknown dates and figures come last.

        Someone who may read the words of some `levels` only finds the others by their codes and figures, not by words.
        Those of the ids `without` are left out.
        """
        columns, query = self.columns(connection), query_of(filters.words, hidden)
        seen = (today, withheld, frozenset(levels), frozenset(without))
        key = (id(columns), filters, sort, query, *seen)
        with self._lock:
            kept = self._kept.get(key)
            if kept is not None and kept.columns is columns:
                self._kept.move_to_end(key)
                return kept
        among = columns.visible(today, withheld=withheld)
        if without:
            among &= np.array([name not in without for name in columns.ids], dtype=bool)
        if query.match is not None or query.hopeless:
            among &= _matching(connection, columns, query) & np.isin(columns.levels, list(levels))
        found = _found(columns, filters, among, sort, query)
        with self._lock:
            self._kept[key] = found
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return found


def _found(columns: Columns, filters: Filters, among: Bools, sort: str, query: Query) -> Found:
    among &= _in_time(columns, filters) & _in_area(columns, filters) & _large(columns, filters)
    by_facet = {
        name: columns.facets[name].those_with(filters.chosen(name), len(columns))
        for name in FACETS
        if filters.chosen(name)
    }
    fitting = among.copy()
    for those in by_facet.values():
        fitting &= those
    counts = {}
    for name in FACETS:
        others = [those for other, those in by_facet.items() if other != name]
        counts[name] = columns.facets[name].counts(np.logical_and.reduce([among, *others]))
    return Found(columns, _sorted(columns, np.flatnonzero(fitting), sort), counts, query)


def _matching(connection: Connection, columns: Columns, query: Query) -> Bools:
    if query.match is None:
        return np.full(len(columns), not query.hopeless)
    # one JSON text is fetched in a moment, fifty thousand rows are not
    command = text("SELECT json_group_array(rowid) FROM incident_words WHERE incident_words MATCH :match")
    found = orjson.loads(connection.execute(command, {"match": query.match}).scalar_one())
    return np.isin(columns.keys, np.array(found, dtype=np.int64), kind="table")


def _in_time(columns: Columns, filters: Filters) -> Bools:
    """Those that overlap the period; without a date none does."""
    found = np.ones(len(columns), dtype=bool)
    if filters.since:
        found &= (columns.end != UNKNOWN) & (columns.end >= _day(filters.since))
    if filters.until:
        found &= (columns.start != UNKNOWN) & (columns.start <= _day(filters.until))
    return found


def _day(date: str) -> int:
    return int(np.datetime64(date[:10], "D").astype(np.int64))


def _in_area(columns: Columns, filters: Filters) -> Bools:
    if filters.area is None:
        return np.ones(len(columns), dtype=bool)
    west, south, east, north = filters.area
    across = (columns.lon >= west) & (columns.lon <= east)
    if west > east:  # over the date line
        across = (columns.lon >= west) | (columns.lon <= east)
    return across & (columns.lat >= south) & (columns.lat <= north)


def _large(columns: Columns, filters: Filters) -> Bools:
    if filters.least is None:
        return np.ones(len(columns), dtype=bool)
    found: Bools = columns.figures["killed"].max(axis=1, initial=UNKNOWN) >= filters.least
    return found


def _sorted(columns: Columns, numbers: Ints, sort: str) -> Ints:
    start = columns.start[numbers]
    if sort == "title":
        titled = sorted(numbers.tolist(), key=lambda n: (columns.titles[n], columns.ids[n]))
        return np.array(titled, dtype=np.int64)
    by = {
        "newest": (-start,),
        "oldest": (np.where(start == UNKNOWN, np.iinfo(np.int64).max, start),),
        "killed": (-start, -columns.figures["killed"][numbers].max(axis=1, initial=UNKNOWN)),
        "origins": (-start, -columns.origins[numbers]),
    }[sort]
    found: Ints = numbers[np.lexsort((columns.keys[numbers], *by))]
    return found
