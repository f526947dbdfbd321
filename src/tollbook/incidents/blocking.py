"""Finds the pairs of events worth comparing, without comparing all with all.

Each event has keys; two events are compared where they share a key, or two of their rare words. Keys hang on the event
alone, and a key that too many events hold tells nothing, so that events added later touch few pairs.
"""

import hashlib
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from math import floor
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tollbook.incidents.compare import length_days
from tollbook.incidents.duck import query
from tollbook.incidents.profiles import EventProfile
from tollbook.incidents.texts import rarest_terms
from tollbook.model import Place
from tollbook.rules import load_yaml, rules_path

Ints = NDArray[np.int64]


class Key(NamedTuple):
    """One key of an event; `kind` is word, name, place or figure, as numbered in `KINDS`."""

    event: str
    key: int
    kind: int


KINDS = ("word", "name", "place", "figure")


@cache
def _rules() -> dict[str, Any]:
    return dict(load_yaml("linking/across.yaml")["blocking"])


def most_key_holders() -> tuple[int, ...]:
    """By kind, how many events may hold a key that still tells anything."""
    return tuple(int(_rules()["holders"][kind]) for kind in KINDS)


def keys_of(profile: EventProfile) -> frozenset[Key]:
    """The keys of an event: its rarest words, the people named, its days and places, its figures and publication."""
    scope = "i" if profile.scope == "incident" else "t"
    told = (
        ((0, f"{term}") for term in rarest_terms(profile.fingerprint.terms, int(_rules()["rare_words"]))),
        ((1, name) for name in profile.persons),
        ((2, where) for where in _place_keys(profile)),
        ((3, figure) for figure in _figure_keys(profile)),
    )
    return frozenset(Key(profile.id, _hash(f"{scope}/{kind}/{said}"), kind) for keys in told for kind, said in keys)


def candidate_pairs(keys: Iterable[Key], documents: Mapping[str, object]) -> list[tuple[str, str]]:
    """Pairs of events of different documents to compare, each pair and the whole sorted.

    `documents` maps an event to its document.
    """
    names = sorted(documents)
    number = {name: i for i, name in enumerate(names)}
    columns = array("q"), array("q"), array("q")
    for event, key, kind in keys:
        for column, value in zip(columns, (number[event], key, kind), strict=True):
            column.append(value)
    numbered, said, kinds = (np.array(column, dtype=np.int64) for column in columns)
    found = pairs_touching(numbered, said, kinds, np.arange(len(names)))
    return [(names[x], names[y]) for x, y in found if documents[names[x]] != documents[names[y]]]


def pairs_touching(event: Ints, key: Ints, kind: Ints, touched: Ints) -> list[tuple[int, int]]:
    """Pairs of numbered events that share enough keys, one document's among them, sorted.

    Only pairs that one of the events `touched` is in; the rows (event, key, kind) need be of no other keys than
    theirs, but of each with all its holders.
    """
    events = np.unique(event)
    tables: dict[str, Mapping[str, Sequence[Any] | Ints]] = {
        "keys": {"event": event, "key": key, "kind": kind},
        "events": {"event": events, "touched": np.isin(events, touched).tolist()},
        "kinds": _kinds(),
    }
    found = query(rules_path("linking/candidates.sql").read_text(encoding="utf-8"), tables)
    return [(x, y) for x, y in found]


def _kinds() -> dict[str, Sequence[Any] | Ints]:
    worth = [int(_rules()["worth"][kind]) for kind in KINDS]
    return {"kind": list(range(len(KINDS))), "worth": worth, "most": list(most_key_holders())}


def _place_keys(profile: EventProfile) -> Iterator[str]:
    """Day and cell of about 25 km, with the neighbours, so that two close places share a key."""
    time = profile.time
    if time is None or time.start is None:
        return
    days = length_days(time)
    if days is None or days > _rules()["longest_days"]:
        return
    first = date.fromisoformat(time.start[:10])
    cells = sorted({cell for place in profile.places for cell in _cells(place)})
    for day in range(-1, days):
        when = (first + timedelta(days=day)).isoformat()
        for row, column in cells:
            yield f"{when}/{row}/{column}"


def _figure_keys(profile: EventProfile) -> Iterator[str]:
    """A figure of two or more, with the day of publication and the next."""
    if not profile.published or not profile.primary:
        return
    day = date.fromisoformat(profile.published)
    for harm, figure in (("killed", profile.killed), ("injured", profile.injured)):
        if figure is not None and figure > 1:
            yield from (f"{day + timedelta(days=i)}/{harm}/{figure}" for i in (0, 1))


def _cells(place: Place) -> Iterator[tuple[int, int]]:
    if place.lat is None or place.lon is None or place.precision in ("country", "area"):
        return
    row, column = floor(place.lat * 4), floor(place.lon * 4)
    yield from ((row + i, column + j) for i in (0, 1) for j in (0, 1))


def _hash(words: str) -> int:
    """63 bits, so that it fits every database's integers."""
    return int.from_bytes(hashlib.blake2b(words.encode(), digest_size=8).digest()) >> 1
