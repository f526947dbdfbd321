"""The outlets and organisations of a project: what they published, whom they reprint, how far they are believed."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TypeVar

from sqlalchemy import Connection

from tollbook import store
from tollbook.model import Decision, KnownSource, Reprint
from tollbook.model.codes import SourceType
from tollbook.rules.actors import Actor, actors
from tollbook.rules.sources import Outlet, agencies, credibility, is_known_source, outlets, source_id

K = TypeVar("K")


@dataclass(slots=True)
class _Seen:
    """What a project shows of one source."""

    names: Counter[str] = field(default_factory=Counter)
    types: Counter[SourceType] = field(default_factory=Counter)
    languages: set[str] = field(default_factory=set)
    published: int = 0
    credited: int = 0
    cited: set[str] = field(default_factory=set)
    reprinted: Counter[str] = field(default_factory=Counter)


def known_sources(connection: Connection, *, everything: bool = False) -> Iterator[KnownSource]:
    """The sources that publish, are credited or cited in the project, sorted by name; with `everything` all known ones.

    Of those cited, only outlets, agencies, parties and organisations that the rules know: never a person.
    """
    seen: dict[str, _Seen] = defaultdict(_Seen)
    publisher_of = dict(_publishing(connection, seen))
    _citing(connection, seen)
    for relation in store.all_relations(connection):
        one, other = publisher_of.get(relation.document), publisher_of.get(relation.other)
        if one and other and one != other:
            seen[one].reprinted[other] += 1
    decided = latest_credibility(store.all_decisions(connection))
    names = set(seen) | (_known() if everything else set())
    records = (_record(name, seen.get(name, _Seen()), decided.get(name)) for name in names)
    yield from sorted(records, key=lambda s: (s.name.casefold(), s.id))


def latest_credibility(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """The last decision on each source's credibility, by source id."""
    return {d.about.source: d for d in decisions if d.action == "credibility" and d.about.source}


def _publishing(connection: Connection, seen: dict[str, _Seen]) -> Iterator[tuple[str, str]]:
    """Note who published and who is credited; each document's id with its publisher's."""
    for document in store.all_documents(connection):
        credited = {source_id(name): name for name in document.agencies}
        for name, written in credited.items():
            seen[name].names[written] += 1
            seen[name].credited += 1
        if not document.publisher:
            continue
        publisher = source_id(document.publisher)
        seen[publisher].names[document.publisher] += 1
        seen[publisher].published += 1
        if document.language:
            seen[publisher].languages.add(document.language)
        for name in set(credited) - {publisher}:
            seen[publisher].reprinted[name] += 1
        yield document.id, publisher


def _citing(connection: Connection, seen: dict[str, _Seen]) -> None:
    for document, claim in store.all_claims(connection):
        for source in claim.sources:
            if is_known_source(source.name):
                name = source_id(source.name)
                seen[name].names[source.name] += 1
                seen[name].types[source.type] += 1
                seen[name].cited.add(document)


@cache
def _outlets() -> dict[str, Outlet]:
    return {o.id: o for o in (*outlets(), *agencies())}


@cache
def _parties() -> dict[str, Actor]:
    return {a.id: a for a in actors()}


def _known() -> set[str]:
    """The outlets and agencies of the rules, and the organisations whose credibility they give."""
    return {*_outlets(), *(name for name, party in _parties().items() if party.credibility is not None)}


def _record(name: str, seen: _Seen, decision: Decision | None) -> KnownSource:
    own, party = _outlets().get(name), _parties().get(name)
    written = own.name if own else party.name if party else next(iter(_commonest(seen.names)), name)
    kinds = _commonest(seen.types)
    kind: SourceType = own.type if own else kinds[0] if kinds else "media"
    country = own.country if own else next(iter(party.countries), None) if party else None
    default = credibility(written, kind)
    given = json.loads(decision.after or "null") if decision else None
    return KnownSource(
        id=name, name=written, type=kind, country=country, languages=tuple(sorted(seen.languages)),
        published=seen.published, credited=seen.credited, cited=len(seen.cited),
        credibility=default if given is None else float(given), default=default,
        set_by=decision.by if decision else None, set_at=decision.at if decision else None,
        reason=decision.reason if decision else None, usually_reprints=own.reprints if own else (),
        reprinted=tuple(Reprint(source=other, documents=n) for other, n in sorted(seen.reprinted.items())),
    )  # fmt: skip


def _commonest(counter: Counter[K]) -> list[K]:
    """The keys, the most frequent first, the same on a tie whatever came first."""
    return sorted(counter, key=lambda key: (-counter[key], str(key)))
