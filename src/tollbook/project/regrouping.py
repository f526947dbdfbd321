"""Groups again what changed, and no more than what it could have come to be grouped with.

Links that join may hang nearly all events of a project together by chance. But grouping a part of them by itself gives
what grouping all of them gives, unless a group of the part and one beside it would have joined at some stage of both
(`incidents.growth`). So the part begins with what changed, takes in the neighbours of which that is so, and is done.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection

from tollbook import store
from tollbook.incidents import Grown, Pair, groups_of, grown, joins, would_join

Near = dict[str, dict[str, float]]
"""Event → the events that it was compared with → score."""


def regrouped(
    connection: Connection, start: Collection[str], links: Mapping[Pair, float], changed: Collection[str],
    gone: Collection[str],
) -> tuple[tuple[str, ...], ...]:  # fmt: skip
    """The groups of these events, and of those whose groups they change; sorted.

    `links` are the new links, `changed` the events whose kept links no longer hold, `gone` those that are no more.
    """
    part = Part(connection, changed, gone)
    _note(part.near, links)
    more: Collection[str] = start
    while more:
        part.take_in(more)
        groups = groups_of(part.events, part.inner())
        more = part.would_join(groups)
    return groups if start else ()


@dataclass
class Part:
    """The events that are grouped again: whole groups of the last run, and what is new."""

    connection: Connection
    changed: Collection[str]
    gone: Collection[str]
    events: set[str] = field(default_factory=set)
    near: Near = field(default_factory=lambda: defaultdict(dict))
    _beside: dict[str, Grown] = field(default_factory=dict)

    def take_in(self, more: Iterable[str]) -> None:
        """Group these too, and whatever was grouped with them."""
        told = set(more)
        records = sorted({e.record for e in store.events_by_id(self.connection, sorted(told)) if e.record})
        told |= {e.id for e in store.events_of_records(self.connection, records)} - set(self.gone)
        told -= self.events
        self.events |= told
        _note(self.near, self._kept_links(told))
        for record in records:
            self._beside.pop(record, None)

    def inner(self) -> dict[Pair, float]:
        """All links among the events."""
        return {(a, b): s for a in self.events for b, s in self.near[a].items() if a < b and b in self.events}

    def would_join(self, groups: Iterable[tuple[str, ...]]) -> set[str]:
        """The events of the groups beside these that would have joined with one of them on the way."""
        outside = {g: {o for e in g for o, s in self.near[e].items() if s >= joins()} - self.events for g in groups}
        homes = self._homes({event for events in outside.values() for event in events})
        found: set[str] = set()
        for group, events in outside.items():
            if events:
                mine = grown(group, dict(self._links_of(group)))
                for record in sorted({homes[event] for event in events} - found):
                    theirs = self._beside[record]
                    if would_join(mine, theirs, dict(self._links_of(group))):
                        found.add(record)
        return {event for record in found for event in self._beside[record].group}

    def _links_of(self, group: Iterable[str]) -> Iterator[tuple[Pair, float]]:
        return (((min(a, b), max(a, b)), s) for a in group for b, s in self.near[a].items())

    def _homes(self, events: Collection[str]) -> dict[str, str]:
        """The groups that these events were in, each now at hand with how it grew."""
        homes = {e.id: e.record or "" for e in store.events_by_id(self.connection, sorted(events))}
        missing = sorted(set(homes.values()) - self._beside.keys())
        members: dict[str, list[str]] = defaultdict(list)
        for event in store.events_of_records(self.connection, missing):
            members[event.record or ""].append(event.id)
        links = self._kept_links({event for group in members.values() for event in group})
        of = {event: record for record, group in members.items() for event in group}
        inner: dict[str, dict[Pair, float]] = defaultdict(dict)
        for (a, b), score in links.items():
            if of.get(a) == of.get(b):
                inner[of[a]][a, b] = score
        self._beside |= {record: grown(group, inner[record]) for record, group in members.items()}
        return homes

    def _kept_links(self, events: Iterable[str]) -> dict[Pair, float]:
        """The links that these events are in, of those that still hold."""
        kept = store.links_of(self.connection, sorted(events))
        return {(a, b): s for (a, b), s in kept.items() if a not in self.changed and b not in self.changed}


def _note(near: Near, links: Mapping[Pair, float]) -> None:
    for (a, b), score in links.items():
        near[a][b] = near[b][a] = score
