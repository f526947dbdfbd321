"""The compiled gazetteer's file: columns of numbers that are mapped into memory and never parsed.

The file is one line of JSON (the columns' types, lengths and the divisions' names), then the columns in that order,
each on an 8-byte boundary. A name's key is 48 bits of BLAKE2b over its normal form: 16 choose a bucket, 32 stand in
the bucket, sorted. A posting is a place's number shifted left by two bits, the low bits say how it got that name.
"""

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import orjson

from tollbook.grounding.places.names import fold, normal
from tollbook.grounding.places.toponym import KINDS, Kind

MAGIC = "tollbook-gazetteer-1"
BUCKETS = 1 << 16
MAIN, ALTERNATE, FOLDED = 0, 1, 2
COLUMNS = {
    "buckets": "I", "keys": "I", "starts": "I", "postings": "I", "lat": "f", "lon": "f", "radius": "f",
    "population": "I", "geonames": "I", "kind": "B", "country": "B", "admin1": "H", "admin2": "H", "name": "I",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """A place to compile. `aliases` are its other names, `mains` those that are as good as its name ("Gaza" for the
    Gaza Strip); with `folds` all are also found by sound.
    """

    name: str
    kind: Kind
    lat: float
    lon: float
    country: str = ""
    admin1: str = ""
    admin2: str = ""
    radius_km: float = 1.0
    population: int = 0
    geonames_id: int = 0
    aliases: tuple[str, ...] = ()
    mains: tuple[str, ...] = ()
    folds: bool = False


def hashed(key: str) -> tuple[int, int]:
    """Bucket and place in the bucket of a key."""
    value = int.from_bytes(blake2b(key.encode(), digest_size=6).digest(), "little")
    return value & (BUCKETS - 1), value >> 16


def postings_of(rows: Iterable[Row]) -> dict[tuple[int, int], list[int]]:
    """For every key, the places that bear it: main names before aliases before names by sound."""
    found: dict[tuple[int, int], dict[int, int]] = {}
    for number, row in enumerate(rows):
        keys = dict.fromkeys(map(normal, row.aliases), ALTERNATE)
        keys |= dict.fromkeys(map(normal, (row.name, *row.mains)), MAIN)
        if row.folds:
            sounds = {"~" + fold(name) for name in (row.name, *row.mains, *row.aliases) if fold(name)}
            keys |= dict.fromkeys(sorted(sounds), FOLDED)
        for key, how in keys.items():
            if key:
                found.setdefault(hashed(key), {})[number] = how
    return {key: [n << 2 | how for n, how in sorted(p.items(), key=lambda p: (p[1], p[0]))] for key, p in found.items()}


def compiled(rows: list[Row], about: Mapping[str, str]) -> bytes:
    """The file's bytes. `about` says what the data are and whose (kept in the head)."""
    blob, names = bytearray(), array("I")
    for row in rows:
        names.append(len(blob))
        blob += row.name.encode() + b"\0"
    divisions = {"country": [""], "admin1": [""], "admin2": [""]}
    index = {kind: {"": 0} for kind in divisions}
    columns: dict[str, Any] = {name: array(code) for name, code in COLUMNS.items()}
    columns["name"] = names
    for row in rows:
        for kind, value in (("country", row.country), ("admin1", row.admin1), ("admin2", row.admin2)):
            number = index[kind].setdefault(value, len(index[kind]))
            if number == len(divisions[kind]):
                divisions[kind].append(value)
            columns[kind].append(number)
        columns["lat"].append(row.lat)
        columns["lon"].append(row.lon)
        columns["radius"].append(row.radius_km)
        columns["population"].append(min(row.population, 2**32 - 1))
        columns["geonames"].append(row.geonames_id)
        columns["kind"].append(KINDS.index(row.kind))
    _fill_keys(columns, postings_of(rows))
    return _joined(columns, bytes(blob), divisions, about)


def _fill_keys(columns: dict[str, Any], postings: dict[tuple[int, int], list[int]]) -> None:
    bucket_now = 0
    for bucket, key in sorted(postings):
        while bucket_now <= bucket:
            columns["buckets"].append(len(columns["keys"]))
            bucket_now += 1
        columns["keys"].append(key)
        columns["starts"].append(len(columns["postings"]))
        columns["postings"].extend(postings[bucket, key])
    columns["buckets"].extend([len(columns["keys"])] * (BUCKETS + 1 - bucket_now))
    columns["starts"].append(len(columns["postings"]))


def _joined(
    columns: Mapping[str, Any],
    blob: bytes,
    divisions: Mapping[str, list[str]],
    about: Mapping[str, str],
) -> bytes:
    parts = {name: columns[name].tobytes() for name in COLUMNS} | {"blob": blob}
    head: dict[str, Any] = {
        "format": MAGIC,
        "about": dict(about),
        "sizes": {name: len(part) for name, part in parts.items()},
        "divisions": {"country": divisions["country"]},
    }
    tail = b"".join("\n".join(divisions[kind]).encode() + b"\0" for kind in ("admin1", "admin2"))
    head["sizes"]["divisions"] = len(tail)
    start = orjson.dumps(head) + b"\n"
    body = b"".join(_padded(part) for part in (*parts.values(), tail))
    return _padded(start) + body


def _padded(part: bytes) -> bytes:
    return part + b"\0" * (-len(part) % 8)
