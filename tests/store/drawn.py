"""Invented incidents of which anything may be unknown, and when columns of the index are the same."""

import random

import numpy as np

from tollbook.model import Incident, Place, Range, Time, Visibility


def incident(name: str, **fields) -> Incident:
    """An invented incident."""
    return Incident(id=name, title=f"Strike {name}", **fields)


def on(start: str, end: str | None = None) -> Time:
    """A day or period."""
    return Time(text=start, start_offset=0, end_offset=0, start=start, end=end or start)


def drawn(name: str, chance: random.Random) -> Incident:
    """An invented incident of which anything may be unknown."""
    place = Place(text="Arda", start=0, end=4, name="Arda", country=chance.choice(["XA", "XB"]), lat=1.5, lon=2.5)
    return incident(
        name,
        place=chance.choice([place, None]),
        time=chance.choice([on("2015-10-03"), on("2016-01"), None]),
        grade=chance.choice(["weak", "fair", None]),
        killed=chance.choice([Range(low=1, best=2, high=3), Range(low=4), None]),
        methods=tuple(chance.sample(["shelling", "shooting", "ied"], chance.randrange(3))),
        origins=chance.randrange(4),
        visibility=Visibility(level=chance.choice(["public", "team", "withheld"])),
    )


def same(one, other) -> bool:
    """Whether two sets of columns hold the same, whatever the order of a facet's pairs."""
    arrays = [
        (getattr(one, name), getattr(other, name))
        for name in ("keys", "start", "end", "lat", "lon", "origins", "levels", "embargoes")
    ]
    arrays += [(one.figures[name], other.figures[name]) for name in one.figures]
    arrays += [
        (getattr(one.given[name], of), getattr(other.given[name], of))
        for name in one.given
        for of in ("rows", "closed", "is_open")
    ]
    facets = [
        (a.labels, sorted(zip(a.owners.tolist(), a.values.tolist(), strict=True)))
        == (b.labels, sorted(zip(b.owners.tolist(), b.values.tolist(), strict=True)))
        for a, b in ((one.facets[name], other.facets[name]) for name in one.facets)
    ]
    named = (one.ids, one.titles) == (other.ids, other.titles)
    equal = [np.array_equal(a, b, equal_nan=a.dtype.kind == "f") for a, b in arrays]
    return all(equal) and all(facets) and one.told.facts == other.told.facts and named
