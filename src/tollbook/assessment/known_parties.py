"""Which parties are known to act at a place and time, by the table `rules/known_parties.yaml`."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from tollbook.model import Place, Time
from tollbook.model.codes import Method
from tollbook.rules import load_yaml


@dataclass(frozen=True, slots=True)
class KnownParty:
    """A row of the table: `first` and `last` are ISO dates, "" where open; no `methods` means any."""

    party: str
    country: str
    first: str
    last: str
    source: str
    methods: frozenset[str] = field(default_factory=frozenset)


@cache
def known_parties() -> tuple[KnownParty, ...]:
    """The table's rows in their order."""
    return tuple(
        KnownParty(
            party=row["party"],
            country=row["country"],
            first=str(row["from"] or ""),
            last=str(row["to"] or ""),
            source=row["source"],
            methods=frozenset(row.get("methods", ())),
        )  # fmt: skip
        for row in load_yaml("known_parties.yaml")
    )


def parties_known(place: Place | None, time: Time | None, methods: Sequence[Method]) -> tuple[KnownParty, ...]:
    """The parties known to act in the place's country throughout the time by one of the methods, where these are told.

    Nothing is known of an act whose country or day is unknown, or whose means nobody tells.
    """
    if place is None or place.country is None or time is None or not time.start or not methods:
        return ()
    last = time.end or time.start
    return tuple(
        row
        for row in known_parties()
        if row.country == place.country
        and row.first <= time.start
        and (not row.last or last <= row.last)
        and (not row.methods or row.methods & set(methods))
    )
