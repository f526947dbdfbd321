"""Links what is new to what is known: only events that changed are compared, and only incidents that they touch are
made anew. The result is that of linking everything at once.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property

from sqlalchemy import Connection

from tollbook import store
from tollbook.assessment import record_of_group
from tollbook.decisions import Levels, levels_of, with_consent
from tollbook.incidents import (
    Bonds,
    Event,
    EventProfile,
    Pair,
    bonds_of,
    profile_of,
    ruled_pairs,
    weigh,
)
from tollbook.model import Decision, Incident, Rulings, Toll
from tollbook.project.decided import Held, held_by_document, rulings_now
from tollbook.project.doubt import doubtful_among
from tollbook.project.events import Stale, events_of_documents, stale_documents
from tollbook.project.reconciling import reconciled_anew
from tollbook.project.regrouping import regrouped
from tollbook.project.touched import Again, News, news_of, pairs_again
from tollbook.store import Database, DoubtfulLink

MOST_CLAIMS = 300_000
"""So many claims of new documents are held in memory (about 1 GB); those of more are read twice."""
_RULINGS = "rulings"


@dataclass(frozen=True, slots=True)
class Linked:
    """What a run of linking found, to be kept in one transaction."""

    stale: Stale
    news: News
    again: Again
    links: Mapping[Pair, float]
    levels: Mapping[Pair, tuple[int, ...]]
    touched: frozenset[str]
    groups: Mapping[str, tuple[str, ...]]
    records: tuple[Incident | Toll, ...]
    doubtful: tuple[DoubtfulLink, ...]
    rulings: Rulings


def relink(database: Database, decisions: tuple[Decision, ...], version: str) -> bool:
    """Bring incidents and tolls up to date; returns whether anything changed."""
    with database.read() as connection:
        linked = Relinking(connection, decisions, version).go()
    if linked is None:
        return False
    with database.write() as connection:
        keep(connection, linked)
    return True


def keep(connection: Connection, linked: Linked) -> None:
    """Keep what was found, as one run."""
    store.begin_run(connection, datetime.now(UTC).isoformat(timespec="seconds"))
    store.forget_events(connection, linked.news.gone)
    store.forget_links(connection, linked.again.crossed)
    store.keep_events(connection, linked.news.kept())
    store.keep_holders(connection, linked.again.keys, linked.again.holders)
    store.keep_links(connection, linked.links, linked.levels)
    store.assign_records(connection, {event: record for record, group in linked.groups.items() for event in group})
    store.replace_records(connection, linked.touched, linked.records)
    store.keep_doubtful(connection, linked.doubtful)
    store.keep_linked(connection, linked.stale.states, linked.stale.gone)
    store.set_meta(connection, _RULINGS, linked.rulings.model_dump_json())


@dataclass
class Relinking:
    """One run of linking over a project as it stands."""

    connection: Connection
    decisions: tuple[Decision, ...]
    version: str
    _events: dict[str, Event] = field(default_factory=dict)
    _met: dict[Pair, tuple[int, ...]] = field(default_factory=dict)
    _room: int = MOST_CLAIMS

    @cached_property
    def rulings(self) -> Rulings:
        """What the standing decisions mean."""
        return rulings_now(self.connection, self.decisions)

    @cached_property
    def held(self) -> Held:
        """The standing decisions about claims by document."""
        return held_by_document(self.decisions)

    @cached_property
    def levels(self) -> Levels:
        """Who may see incidents, as people decided."""
        return levels_of(self.decisions)

    @cached_property
    def bonds(self) -> Bonds:
        """The rulings by claim."""
        return bonds_of(self.rulings)

    def go(self) -> Linked | None:
        """What changed; null where nothing did."""
        stale = stale_documents(self.connection, self.decisions, self.bonds, self._state())
        graded = self._graded_anew()
        if not stale.documents and not graded:
            return None
        old = {event.id: event for event in store.events_of_documents(self.connection, stale.documents)}
        news = news_of(self._new_profiles(stale), old, store.next_event_number(self.connection))
        again = pairs_again(self.connection, news)
        changed = news.gone | again.crossed
        links = self._scores(again.pairs, news) | self._ruled(news, again.crossed)
        start = self._start(news, again.crossed, graded)
        gone = news.gone - news.profiles.keys()
        groups = regrouped(self.connection, start, links, changed, gone)
        return self._linked(stale, news, again, links, groups, graded)

    def _state(self) -> str:
        """What every incident depends on: the program, and how far sources are believed."""
        return " ".join([self.version, *(f"{s}={c}" for s, c in sorted(self.rulings.credibility.items()))])

    def _linked(
        self, stale: Stale, news: News, again: Again, links: Mapping[Pair, float],
        groups_now: Sequence[tuple[str, ...]], graded: Collection[str],
    ) -> Linked:  # fmt: skip
        events = {event for group in groups_now for event in group}
        kept = {e.id: e for e in store.events_by_id(self.connection, events - news.profiles.keys())}
        left = {e.record for e in store.events_by_id(self.connection, news.gone) if e.record}
        before: dict[str, set[str]] = defaultdict(set)
        for event in kept.values():
            before[event.record or ""].add(event.id)
        as_they_were = {
            frozenset(group)
            for name, group in before.items()
            if name and name not in left and name not in graded and again.crossed.isdisjoint(group)
        }
        changed = [group for group in groups_now if frozenset(group) not in as_they_were]
        home = {name: event.document for name, event in kept.items()} | dict(news.documents)
        self._read({name: home[name] for group in changed for name in group})
        records, groups = {}, {}
        for group in changed:
            record = self._shown(record_of_group([self._events[name] for name in group], self.rulings))
            groups[record.id], records[record.id] = group, record
        homes = {kept[name].record for group in changed for name in group if name in kept}
        touched = frozenset(left | {name for name in homes if name})
        made, touched = reconciled_anew(self.connection, touched, list(records.values()))
        found = doubtful_among(self.connection, groups, links, self._met, news, again.crossed)
        return Linked(stale, news, again, links, self._met, touched, groups, made, tuple(found), self.rulings)

    def _shown(self, record: Incident | Toll) -> Incident | Toll:
        """The record with the visibility and consent that people gave it."""
        if isinstance(record, Toll):
            return record
        return with_consent(self.levels.applied(record), self.decisions)

    def _new_profiles(self, stale: Stale) -> Iterator[tuple[int, EventProfile]]:
        """The profiles of what is new; the events themselves are kept at hand, as far as memory should hold them."""
        for document, event in events_of_documents(self.connection, sorted(stale.states), self.bonds, self.held):
            if self._room > 0:
                self._room -= len(event.claims)
                self._events[event.id] = event
            yield document, profile_of(event)

    def _read(self, documents: Mapping[str, int]) -> None:
        """Have these events (id → document) at hand."""
        missing = {key for event, key in documents.items() if event not in self._events}
        for _, event in events_of_documents(self.connection, sorted(missing), self.bonds, self.held):
            self._events[event.id] = event

    def _scores(self, pairs: list[Pair], news: News) -> dict[Pair, float]:
        missing = {name for pair in pairs for name in pair} - news.profiles.keys()
        known = dict(news.profiles) | profiles_by_id(self.connection, missing)
        weighed = weigh(pairs, known)
        self._met = {pair: found.levels for pair, found in weighed.items()}
        return {pair: found.score for pair, found in weighed.items()}

    def _ruled(self, news: News, crossed: frozenset[str]) -> dict[Pair, float]:
        """The pairs that a reviewer ruled about, of those that are compared again."""
        ruled = (*self.bonds.together, *self.bonds.apart)
        keys = set(store.documents_of_claims(self.connection, ruled).values())
        kept = [e.id for e in store.events_of_documents(self.connection, keys) if e.id not in news.gone]
        known = profiles_by_id(self.connection, kept)
        scores = ruled_pairs((known | dict(news.profiles)).values(), self.bonds)
        again = news.profiles.keys() | crossed
        return {pair: score for pair, score in scores.items() if again & set(pair)}

    def _start(self, news: News, crossed: frozenset[str], graded: Iterable[str]) -> frozenset[str]:
        """The events to group again: what is new, what lost a link, and all of the incidents that either was in."""
        lost = store.links_of(self.connection, sorted(news.gone | crossed))
        beside = {name for pair in lost for name in pair} | set(crossed)
        records = {e.record for e in store.events_by_id(self.connection, news.gone | crossed) if e.record}
        members = {e.id for e in store.events_of_records(self.connection, sorted(records | set(graded)))}
        return frozenset(((beside | members) - news.gone) | news.profiles.keys())

    def _graded_anew(self) -> set[str]:
        """The incidents whose grade by a person is not what it was when they were made."""
        before = store.get_meta(self.connection, _RULINGS)
        then = Rulings.model_validate_json(before) if before else Rulings()
        given = {name for name in then.grades.keys() | self.rulings.grades.keys()
                 if then.grades.get(name) != self.rulings.grades.get(name)}  # fmt: skip
        if then.credibility != self.rulings.credibility:  # it may count in any of them
            return {record.id for kind in (store.all_incidents, store.all_tolls) for record in kind(self.connection)}
        named = given | (then.discounted ^ self.rulings.discounted)
        return {found.id for name in named if (found := store.find_incident(self.connection, name))}


def profiles_by_id(connection: Connection, names: Iterable[str]) -> dict[str, EventProfile]:
    """The kept profiles of events."""
    found = map(EventProfile.model_validate_json, store.profiles_of_events(connection, sorted(names)))
    return {profile.id: profile for profile in found}
