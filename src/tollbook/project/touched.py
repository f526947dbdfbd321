"""Which pairs of events must be compared again after some events changed."""

from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from tollbook import store
from tollbook.incidents import EventProfile, Pair, keys_of, most_key_holders, pairs_touching
from tollbook.store import Holders, KeptEvent, KeyRows

Ints = NDArray[np.int64]
_ROOM = 2
"""A key's holders are listed up to so many times the most that tell anything, so that one which comes and goes costs no
search for all of them."""


@dataclass(frozen=True, slots=True)
class News:
    """New events with their documents and numbered keys, and the ids of events that are gone."""

    profiles: Mapping[str, EventProfile]
    documents: Mapping[str, int]
    numbers: Mapping[str, int]
    keys: KeyRows
    gone: frozenset[str]

    def kept(self) -> Iterator[tuple[KeptEvent, str, bytes]]:
        """Each event as it is kept: with its profile and its keys."""
        ends = np.searchsorted(self.keys.event, list(self.numbers.values()), side="right").tolist()
        for (name, number), start, end in zip(self.numbers.items(), [0, *ends], ends, strict=False):
            event = KeptEvent(name, self.documents[name], number=number)
            keys = store.packed_keys(self.keys.key[start:end], self.keys.kind[start:end])
            yield event, self.profiles[name].model_dump_json(), keys


@dataclass(frozen=True, slots=True)
class Shift:
    """The keys of events that are new or gone, sorted: how many hold each before and after, and the most that tell
    anything; and who of those that stay holds them."""

    keys: Ints
    kinds: Ints
    before: Ints
    after: Ints
    most: Ints
    listed: NDArray[np.bool_]
    stay: KeyRows

    def crossing(self) -> Ints:
        """The keys that have begun or ceased to tell anything."""
        crosses: NDArray[np.bool_] = (self.before <= self.most) != (self.after <= self.most)
        return self.keys[crosses & (self.before > 0)]

    def telling(self) -> Ints:
        """The keys that tell something now: what one event alone holds makes no pair."""
        return self.keys[(self.after >= 2) & (self.after <= self.most)]

    def holders(self, new: KeyRows) -> Holders:
        """Who holds the keys from now on, the rows sorted by key."""
        listed = self.listed & (self.after <= _ROOM * self.most)
        event, key = np.concatenate([self.stay.event, new.event]), np.concatenate([self.stay.key, new.key])
        chosen = np.isin(key, self.keys[listed])
        event, key = event[chosen], key[chosen]
        order = np.lexsort((event, key))
        return Holders(self.after, listed, event[order], key[order])


class Again(NamedTuple):
    """Pairs to compare, the events that stay but share a key that has begun or ceased to tell anything, and who holds
    which key now."""

    pairs: list[Pair]
    crossed: frozenset[str]
    keys: Ints
    holders: Holders


def news_of(told: Iterable[tuple[int, EventProfile]], gone: Iterable[str], first: int) -> News:
    """The news that these events of documents make, numbered from `first`."""
    profiles, documents, numbers = {}, {}, {}
    columns = array("q"), array("q"), array("q")
    for number, (document, profile) in enumerate(told, first):
        profiles[profile.id], documents[profile.id], numbers[profile.id] = profile, document, number
        for _, key, kind in sorted(keys_of(profile)):
            for column, value in zip(columns, (number, key, kind), strict=True):
                column.append(value)
    keys = KeyRows(*(np.array(column, dtype=np.int64) for column in columns))
    return News(profiles, documents, numbers, keys, frozenset(gone))


def pairs_again(connection: Connection, news: News) -> Again:
    """The pairs that new events are in, and all pairs of the events whose keys crossed the limit of holders."""
    gone = store.keys_of_events(connection, news.gone)
    shift = _shift(connection, news.keys, gone)
    crossed = np.unique(shift.stay.event[np.isin(shift.stay.key, shift.crossing())])
    rows = _of(_joined(shift.stay, news.keys), shift.telling())
    names = {number: (name, news.documents[name]) for name, number in news.numbers.items()}
    names |= _named(connection, crossed)
    if len(crossed):
        rows = _joined(rows, _unchanged(connection, shift, [names[number][0] for number in crossed.tolist()], gone))
    touched = np.concatenate([np.array(list(news.numbers.values()), dtype=np.int64), crossed])
    found = pairs_touching(*rows, touched)
    names |= _named(connection, {number for pair in found for number in pair} - names.keys())
    pairs = sorted(
        (min(x, y), max(x, y)) for (x, of), (y, other) in ((names[i], names[j]) for i, j in found) if of != other
    )
    ids = frozenset(names[number][0] for number in crossed.tolist())
    return Again(pairs, ids, shift.keys, shift.holders(news.keys))


def _shift(connection: Connection, new: KeyRows, gone: KeyRows) -> Shift:
    keys, at = np.unique(np.concatenate([new.key, gone.key]), return_index=True)
    kinds = np.concatenate([new.kind, gone.kind])[at]
    most = np.array(most_key_holders(), dtype=np.int64)[kinds]
    held = store.holders_of(connection, keys)
    before = held.number
    after = before + _times(new.key, keys) - _times(gone.key, keys)
    missing = ~held.listed & (np.minimum(before, after) <= most)
    event, key = held.event, held.key
    if missing.any():
        found = store.rows_of_keys(connection, keys[missing])
        event, key = np.concatenate([event, found.event]), np.concatenate([key, found.key])
    stays = ~np.isin(event, gone.event)
    stay = KeyRows(event[stays], key[stays], kinds[np.searchsorted(keys, key[stays])])
    return Shift(keys, kinds, before, after, most, held.listed | missing, stay)


def _unchanged(connection: Connection, shift: Shift, crossed: Iterable[str], gone: KeyRows) -> KeyRows:
    """Who holds the other keys of the events that crossed."""
    mine = store.keys_of_events(connection, crossed)
    keys, at = np.unique(mine.key, return_index=True)
    other = ~np.isin(keys, shift.keys)
    held = store.holders_of(connection, keys[other])
    kinds = mine.kind[at][other][np.searchsorted(keys[other], held.key)]
    stays = ~np.isin(held.event, gone.event)
    return KeyRows(held.event[stays], held.key[stays], kinds[stays])


def _named(connection: Connection, numbers: Iterable[int]) -> dict[int, tuple[str, int]]:
    """The ids and documents of kept events by their numbers."""
    return {e.number: (e.id, e.document) for e in store.events_numbered(connection, map(int, numbers))}


def _joined(x: KeyRows, y: KeyRows) -> KeyRows:
    return KeyRows(*(np.concatenate(columns) for columns in zip(x, y, strict=True)))


def _of(rows: KeyRows, keys: Ints) -> KeyRows:
    chosen = np.isin(rows.key, keys)
    return KeyRows(*(column[chosen] for column in rows))


def _times(values: Ints, keys: Ints) -> Ints:
    """How often each of the sorted `keys` stands among the values."""
    return np.bincount(np.searchsorted(keys, values), minlength=len(keys)).astype(np.int64)
