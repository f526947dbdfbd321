"""Finds places by name in compiled gazetteers: the packaged one, then the user's own."""

import mmap
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import orjson

from tollbook.errors import TollbookError
from tollbook.grounding.places.layout import COLUMNS, FOLDED, MAGIC, hashed
from tollbook.grounding.places.names import fold, normal
from tollbook.grounding.places.toponym import KINDS, Toponym
from tollbook.rules import rules_path

_MOST = 40
MAIN_PATH = rules_path("gazetteer/world.bin")


class Gazetteer:
    """One compiled file, mapped into memory: opening costs nothing, a look-up a few microseconds.

    Raises TollbookError `bad-gazetteer` where the file is no compiled gazetteer of this version.
    """

    def __init__(self, path: Path, offset: int = 0) -> None:
        self.path, self.offset = path, offset
        if not path.stat().st_size:
            raise TollbookError("bad-gazetteer", path=path, cause="it is empty")
        with path.open("rb") as file:
            self._data = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        start = bytes(self._data[:65536]).split(b"\n", 1)[0]
        try:
            self._head = orjson.loads(start)
        except orjson.JSONDecodeError as error:
            raise TollbookError("bad-gazetteer", path=path, cause="it is no compiled gazetteer") from error
        if self._head.get("format") != MAGIC:
            raise TollbookError("bad-gazetteer", path=path, cause="it was compiled by another version")
        self._columns: dict[str, Any] = {}
        at = _aligned(len(start) + 1)
        for name, size in self._head["sizes"].items():
            part: Any = self._data[at : at + size]
            self._columns[name] = part.cast(COLUMNS[name]) if name in COLUMNS else part
            at += _aligned(size)

    @property
    def about(self) -> dict[str, str]:
        """What the data are and whose."""
        return dict(self._head["about"])

    def __len__(self) -> int:
        """How many places it has."""
        return len(self._columns["kind"])

    def find(self, name: str) -> tuple[tuple[Toponym, int], ...]:
        """The places of this name, each with how it bears it (MAIN or ALTERNATE), main names first."""
        return self._of_key(normal(name))

    def find_by_sound(self, name: str) -> tuple[tuple[Toponym, int], ...]:
        """The places whose name sounds alike in another transliteration."""
        key = fold(name)
        return self._of_key("~" + key) if key else ()

    def _of_key(self, key: str) -> tuple[tuple[Toponym, int], ...]:
        at = self._position(key)
        if at < 0:
            return ()
        starts = self._columns["starts"]
        return tuple((self.place(p >> 2), p & 3) for p in self._columns["postings"][starts[at] : starts[at + 1]])

    def _position(self, key: str) -> int:
        bucket, rest = hashed(key)
        low, high = self._columns["buckets"][bucket], self._columns["buckets"][bucket + 1]
        keys = self._columns["keys"]
        at = bisect_left(keys, rest, low, high)
        return at if at < high and keys[at] == rest else -1

    def place(self, number: int) -> Toponym:
        """The place of this number (the n-th row that was compiled)."""
        c = self._columns
        start = c["name"][number]
        name = bytes(c["blob"][start : start + 400]).split(b"\0", 1)[0].decode(errors="replace")
        geonames = c["geonames"][number]
        return Toponym(
            number + self.offset,
            name,
            KINDS[c["kind"][number]],
            round(c["lat"][number], 5),
            round(c["lon"][number], 5),
            round(c["radius"][number], 1),
            self._head["divisions"]["country"][c["country"][number]],
            self._divisions[0][c["admin1"][number]],
            self._divisions[1][c["admin2"][number]],
            c["population"][number],
            str(geonames) if geonames else None,
        )

    @cached_property
    def capitals(self) -> dict[str, Toponym]:
        """The capital of each country, by ISO 3166-1 alpha-2 code; of several the one of most people."""
        kinds, found = bytes(self._columns["kind"]), dict[str, Toponym]()
        at = kinds.find(KINDS.index("capital"))
        while at >= 0:
            place = self.place(at)
            if place.country not in found or place.population > found[place.country].population:
                found[place.country] = place
            at = kinds.find(KINDS.index("capital"), at + 1)
        return found

    @cached_property
    def _divisions(self) -> tuple[list[str], list[str]]:
        first, second, _ = bytes(self._columns["divisions"]).decode().split("\0")
        return first.split("\n"), second.split("\n")


def _aligned(size: int) -> int:
    return size + (-size % 8)


class Atlas:
    """Several gazetteers read as one; a later one adds places and never hides an earlier one's.

    `rank` gives a reading's prominence: of very common names only the most prominent places are kept.
    """

    def __init__(self, gazetteers: tuple[Gazetteer, ...], rank: Callable[[Toponym, int], float]) -> None:
        self.gazetteers, self.rank = gazetteers, rank
        self.find = lru_cache(maxsize=32768)(self._find)
        self.find_by_sound = lru_cache(maxsize=8192)(self._find_by_sound)

    def _find(self, name: str) -> tuple[tuple[Toponym, int], ...]:
        hits = list(_unique(hit for g in self.gazetteers for hit in g.find(name)))
        if len(hits) > 1:
            hits.sort(key=lambda hit: (-self.rank(*hit), hit[0].id))
        return tuple(hits[:_MOST])

    def _find_by_sound(self, name: str) -> tuple[tuple[Toponym, int], ...]:
        return tuple((p, FOLDED) for g in self.gazetteers for p, _ in g.find_by_sound(name))


def _unique(hits: Iterable[tuple[Toponym, int]]) -> Iterator[tuple[Toponym, int]]:
    """The hits without a GeoNames place that an earlier gazetteer has too."""
    seen = set()
    for place, how in hits:
        if place.geonames_id is None or place.geonames_id not in seen:
            yield place, how
        seen.add(place.geonames_id)
