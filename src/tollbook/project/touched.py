"""Which pairs of events must be compared again after some events changed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import Connection

from tollbook import store
from tollbook.incidents import EventProfile, Key, Pair, candidate_pairs, keys_of, most_key_holders


@dataclass(frozen=True, slots=True)
class News:
    """New events with their documents and keys, and the ids of events that are gone."""

    profiles: Mapping[str, EventProfile]
    documents: Mapping[str, int]
    keys: tuple[Key, ...]
    gone: frozenset[str]


class Again(NamedTuple):
    """Pairs to compare, and the events that stay but share a key that has begun or ceased to tell anything."""

    pairs: list[Pair]
    crossed: frozenset[str]


def news_of(told: Iterable[tuple[int, EventProfile]], gone: Iterable[str]) -> News:
    """The news that these events of documents make."""
    profiles, documents, keys = {}, {}, []
    for document, profile in told:
        profiles[profile.id], documents[profile.id] = profile, document
        keys += sorted(keys_of(profile))
    return News(profiles, documents, tuple(keys), frozenset(gone))


def pairs_again(connection: Connection, news: News) -> Again:
    """The pairs that new events are in, and all pairs of the events whose keys crossed the limit of holders."""
    dropped = list(store.rows_of_events(connection, news.gone))
    kinds = {key: kind for _, key, kind in (*dropped, *news.keys)}
    before = store.holders_of(connection, kinds)
    lost, won = Counter(key for _, key, _ in dropped), Counter(row.key for row in news.keys)
    after = {key: before.get(key, 0) - lost[key] + won[key] for key in kinds}
    crossing = [key for key in kinds if _tells(before.get(key, 0), kinds[key]) != _tells(after[key], kinds[key])]
    crossed = {event for event, _, _ in store.rows_of_keys(connection, _busy(crossing, before, after))} - news.gone
    rows = [*news.keys, *(Key(*row) for row in store.rows_of_events(connection, crossed))]
    touched = frozenset((*news.profiles, *crossed))
    telling = {row.key for row in rows if _tells(after.get(row.key, 2), row.kind)}
    held = {Key(*row) for row in store.rows_of_keys(connection, telling)} if before or crossed else set()
    known = {key for key in held if key.event not in news.gone} | {row for row in rows if row.key in telling}
    documents = dict(news.documents) | _documents(connection, {k.event for k in known} - news.documents.keys())
    return Again(candidate_pairs(known, documents, touched), frozenset(crossed))


def _tells(holders: int, kind: int) -> bool:
    return holders <= most_key_holders()[kind]


def _busy(crossing: Iterable[int], before: Mapping[int, int], after: Mapping[int, int]) -> Iterator[int]:
    """The crossing keys that any event held before."""
    return (key for key in crossing if before.get(key, 0) or after[key])


def _documents(connection: Connection, events: Iterable[str]) -> dict[str, int]:
    return {event.id: event.document for event in store.events_by_id(connection, events)}
