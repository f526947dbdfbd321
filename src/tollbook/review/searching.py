"""Searches as someone may make them: nobody finds a record by words that are not for him."""

from collections import OrderedDict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any

from sqlalchemy import Connection

from tollbook.model import Document, Incident, Toll
from tollbook.store import (
    COUNTED,
    FACETS,
    NONE,
    SORTS,
    ClaimHit,
    Filters,
    Found,
    Hits,
    Month,
    Search,
    Total,
    all_tolls,
    facts_of_incident,
    folded,
    incidents_by_id,
    search_claims,
    search_documents,
)  # fmt: skip
from tollbook.visibility import Clearance, Lens, Masker

__all__ = [
    "COUNTED", "FACETS", "NONE", "PAGE_SIZE", "SORTS", "ClaimHit", "Filters", "Finder", "Found", "Hits", "Month",
    "TitleOf", "Total", "facts_seen", "titles",
]  # fmt: skip

_KEPT = 8
PAGE_SIZE = 50

Facts = dict[str, Any]
TitleOf = Callable[[Facts], str]


@dataclass(frozen=True, slots=True)
class _Hidden:
    """The masker it was made of, which keeps its identity from being given to another, and its words."""

    masker: Masker
    words: frozenset[str]


class Finder:
    """Searches one project for many people at once."""

    def __init__(self) -> None:
        self._search = Search()
        self._hidden: OrderedDict[int, _Hidden] = OrderedDict()
        self._lock = Lock()

    def make_ready(self, connection: Connection) -> None:
        """Have at hand what searches of this state of the project read."""
        self._search.columns(connection)

    def incidents(
        self, connection: Connection, lens: Lens, filters: Filters, sort: str = "newest",
        without: Collection[str] = (),
    ) -> Found:  # fmt: skip
        """The incidents that fit, among those that this person may know of; those of the ids `without` left out."""
        gate = lens.gate
        return self._search.incidents(
            connection, filters, today=gate.today, sort=sort, hidden=self._words(gate.masker),
            levels=_levels(gate.clearance), withheld=gate.clearance.withheld, without=without,
        )  # fmt: skip

    def tolls(self, connection: Connection, lens: Lens) -> tuple[Toll, ...]:
        """The figures over longer periods or wider areas that may be shown, by date."""
        shown = (lens.toll(toll) for toll in all_tolls(connection))
        return tuple(sorted((toll for toll in shown if toll is not None), key=_by_date))

    def whole(self, connection: Connection, found: Found) -> Iterator[Incident]:
        """The records of all incidents found, in order, as they are stored: they have yet to pass the gate."""
        names = tuple(found.columns.ids[number] for number in found.numbers)
        return incidents_by_id(connection, names)

    def claims(
        self, connection: Connection, lens: Lens, filters: Filters, page: int = 1, without: Collection[str] = ()
    ) -> Hits[ClaimHit]:  # fmt: skip
        """One page of the claims that fit. Words find none that is shown without its words.

        Incidents of the ids `without` are not named.
        """
        held = lens.gate.held
        hits = search_claims(
            connection, filters, page=page, size=PAGE_SIZE, hidden=self._words(lens.gate.masker),
            without=held.claims | held.veiled_claims if filters.words else held.claims,
        )  # fmt: skip
        return replace(hits, items=tuple(seen for hit in hits.items if (seen := _seen(hit, lens, without))))

    def documents(self, connection: Connection, lens: Lens, filters: Filters, page: int = 1) -> Hits[Document]:
        """One page of the documents that fit. Words of a document in which some are hidden find nothing."""
        held = lens.gate.held
        without = held.documents
        if filters.words:
            without |= held.veiled_documents | frozenset(held.spans)
        hits = search_documents(
            connection, filters, page=page, size=PAGE_SIZE, hidden=self._words(lens.gate.masker), without=without
        )
        shown = (lens.document(document) for document in hits.items)
        return replace(hits, items=tuple(document for document in shown if document is not None))

    def _words(self, masker: Masker) -> frozenset[str]:
        with self._lock:
            kept = self._hidden.get(id(masker))
            if kept is None:
                kept = self._hidden[id(masker)] = _Hidden(masker, frozenset(map(folded, masker.private_words)))
                while len(self._hidden) > _KEPT:
                    self._hidden.popitem(last=False)
            return kept.words


def titles(lens: Lens) -> TitleOf:
    """Gives an incident's title, from its facts in the index, as this person may see it; empty where it is not."""
    levels = _levels(lens.gate.clearance)

    def title_of(facts: dict[str, Any]) -> str:
        return lens.text(facts.get("title", ""), ()) if facts["level"] in levels else ""

    return title_of


def facts_seen(connection: Connection, lens: Lens, rows: Sequence[tuple[str, Facts]]) -> list[tuple[str, Facts]]:
    """Ids and facts from the index as this person may see them.

    Those of incidents that rest on reports or claims that stay back follow from the record that he is shown.
    """
    traced = [name for name, _ in rows if name in lens.gate.held.traced]
    shown = (lens.incident(one) for one in incidents_by_id(connection, traced))
    facts = {one.id: facts_of_incident(one) for one in shown if one is not None}
    return [(name, facts.get(name, told)) for name, told in rows]


def _seen(hit: ClaimHit, lens: Lens, without: Collection[str]) -> ClaimHit | None:
    claim = lens.claim(hit.claim, hit.document)
    if claim is None:
        return None
    title = lens.text(hit.title, (hit.document,)) if hit.title else None
    incident = None if hit.incident in lens.gate.held.incidents or hit.incident in without else hit.incident
    return replace(hit, claim=claim, title=title, incident=incident)


def _by_date(toll: Toll) -> tuple[str, str]:
    return (toll.time.start if toll.time and toll.time.start else "9999", toll.id)


def _levels(clearance: Clearance) -> frozenset[str]:
    return frozenset(["public", *(level for level in ("team", "restricted", "withheld") if getattr(clearance, level))])
