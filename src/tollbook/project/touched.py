"""Which pairs of events must be compared again after some events changed."""

from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from tollbook import store
from tollbook.incidents import EventProfile, Key, Pair, candidate_pairs, keys_of, most_key_holders

Ints = NDArray[np.int64]


@dataclass(slots=True)
class KeyRows:
    """Keys of events in columns: a large project has millions of them."""

    events: list[str] = field(default_factory=list)
    number: "array[int]" = field(default_factory=lambda: array("q"))
    key: "array[int]" = field(default_factory=lambda: array("q"))
    kind: "array[int]" = field(default_factory=lambda: array("q"))

    def add(self, event: str, keys: Iterable[Key]) -> None:
        """Note an event's keys, sorted."""
        for _, key, kind in sorted(keys):
            self.number.append(len(self.events))
            self.key.append(key)
            self.kind.append(kind)
        self.events.append(event)

    def __iter__(self) -> Iterator[Key]:
        """The rows."""
        return self.of(None)

    def of(self, chosen: Collection[int] | None) -> Iterator[Key]:
        """The rows of these keys, or all."""
        for number, key, kind in zip(self.number, self.key, self.kind, strict=True):
            if chosen is None or key in chosen:
                yield Key(self.events[number], key, kind)


@dataclass(frozen=True, slots=True)
class News:
    """New events with their documents and keys, and the ids of events that are gone."""

    profiles: Mapping[str, EventProfile]
    documents: Mapping[str, int]
    keys: KeyRows
    gone: frozenset[str]


class Again(NamedTuple):
    """Pairs to compare, and the events that stay but share a key that has begun or ceased to tell anything."""

    pairs: list[Pair]
    crossed: frozenset[str]


def news_of(told: Iterable[tuple[int, EventProfile]], gone: Iterable[str]) -> News:
    """The news that these events of documents make."""
    profiles, documents, keys = {}, {}, KeyRows()
    for document, profile in told:
        profiles[profile.id], documents[profile.id] = profile, document
        keys.add(profile.id, keys_of(profile))
    return News(profiles, documents, keys, frozenset(gone))


def pairs_again(connection: Connection, news: News) -> Again:
    """The pairs that new events are in, and all pairs of the events whose keys crossed the limit of holders."""
    dropped = [Key(*row) for row in store.rows_of_events(connection, news.gone)]
    keys, before, after, most = _holders(connection, news.keys, dropped)
    crossing = keys[((before <= most) != (after <= most)) & (before > 0)].tolist()
    crossed = {event for event, _, _ in store.rows_of_keys(connection, crossing)} - news.gone
    touched = frozenset((*news.profiles, *crossed))
    tells = (after >= 2) & (after <= most)  # what one event alone holds makes no pair
    unchanged = {key for _, key, _ in store.rows_of_events(connection, crossed)} - set(keys.tolist() if crossed else ())
    kept = {*keys[tells & (before > 0)].tolist(), *unchanged}
    held = [key for row in store.rows_of_keys(connection, kept) if (key := Key(*row)).event not in news.gone]
    documents = dict(news.documents) | _documents(connection, {k.event for k in held} - news.documents.keys())
    return Again(
        candidate_pairs([*held, *news.keys.of(set(keys[tells].tolist()))], documents, touched), frozenset(crossed)
    )


def _holders(connection: Connection, rows: KeyRows, dropped: Iterable[Key]) -> tuple[Ints, Ints, Ints, Ints]:
    """Each key of new rows or dropped ones, sorted: its holders before and after, and the most that tell anything."""
    new, lost = np.array(rows.key, dtype=np.int64), np.array([row.key for row in dropped], dtype=np.int64)
    kinds = np.concatenate([np.array(rows.kind, dtype=np.int64), np.array([r.kind for r in dropped], dtype=np.int64)])
    keys, at = np.unique(np.concatenate([new, lost]), return_index=True)
    found = store.holders_of(connection, keys.tolist())
    before = np.array([found.get(key, 0) for key in keys.tolist()] if found else np.zeros(len(keys)), dtype=np.int64)
    after = before + _times(new, keys) - _times(lost, keys)
    return keys, before, after, np.array(most_key_holders(), dtype=np.int64)[kinds[at]]


def _times(values: Ints, keys: Ints) -> Ints:
    """How often each of the sorted `keys` stands among the values."""
    return np.bincount(np.searchsorted(keys, values), minlength=len(keys)).astype(np.int64)


def _documents(connection: Connection, events: Iterable[str]) -> dict[str, int]:
    return {event.id: event.document for event in store.events_by_id(connection, events)}
