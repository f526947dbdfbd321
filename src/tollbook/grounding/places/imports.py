"""Reads a gazetteer file of the user's: a GeoNames country file (19 columns, tabs) or a CSV with a header.

Everything is checked before anything is taken: columns, coordinates, countries, duplicates, encoding. The first fault
refuses the whole file and says its line.
"""

import csv
import math
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NoReturn

from tollbook.errors import TollbookError
from tollbook.grounding.places.cues import folded_countries
from tollbook.grounding.places.layout import Row
from tollbook.grounding.places.toponym import KINDS, Kind
from tollbook.rules import rules_path

GEONAMES_COLUMNS = 19
REQUIRED = ("name", "lat", "lon", "country")
OPTIONAL = ("kind", "admin1", "admin2", "aliases", "population", "radius_km", "geonames_id")
_TOWNS = {"PPLX": "neighbourhood"}
_DIVISIONS: dict[str, Kind] = {"ADM1": "admin1", "ADM2": "admin2", "ADM3": "admin2", "ADM4": "admin2"}
_OTHERS: dict[str, Kind] = {
    "S.CMPRF": "camp", "S.CMP": "camp", "S.CSTM": "crossing", "L.RGN": "region", "L.AREA": "region",
    "L.LCTY": "town", "H.STM": "water", "H.LK": "water", "H.SEA": "water", "H.GULF": "water", "S.AIRB": "landmark",
    "S.HSP": "landmark", "S.DAM": "landmark",
}  # fmt: skip
_REACH: dict[Kind, float] = {"admin1": 60.0, "admin2": 15.0, "region": 30.0, "water": 30.0, "country": 300.0}


def read_gazetteer_file(path: Path) -> list[Row]:
    """The places of a file, in its order.

    Raises TollbookError `missing-path`, `empty-file`, `bad-gazetteer` or `bad-gazetteer-line`.
    """
    if not path.is_file():
        raise TollbookError("missing-path", path=path)
    lines = list(_lines(path))
    if not any(line.strip() for line in lines):
        raise TollbookError("empty-file", path=path)
    rows = list(_geonames(path, lines) if "\t" in lines[0] else _table(path, lines))
    if not rows:
        raise TollbookError("bad-gazetteer", path=path, cause="it holds no place that Tollbook takes")
    return rows


def _lines(path: Path) -> Iterator[str]:
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                yield line.decode("utf-8-sig" if number == 1 else "utf-8")
            except UnicodeDecodeError as error:
                _refuse(path, number, f"byte {error.start + 1} is not UTF-8", error)


def _refuse(path: Path, line: int, cause: str, error: Exception | None = None) -> NoReturn:
    raise TollbookError("bad-gazetteer-line", path=path, line=line, cause=cause) from error


def _geonames(path: Path, lines: Iterable[str]) -> Iterator[Row]:
    """Towns, divisions, camps, regions and waters of a country file; other features are left out."""
    records = [(n, line.rstrip("\r\n").split("\t")) for n, line in enumerate(lines, 1) if line.strip()]
    seen: dict[str, int] = {}
    for number, cells in records:
        if len(cells) != GEONAMES_COLUMNS:
            _refuse(path, number, f"it has {len(cells)} columns, a GeoNames file has {GEONAMES_COLUMNS}")
        if not cells[0].isdigit():
            _refuse(path, number, f"the GeoNames id {cells[0]!r} is no number")
        if cells[0] in seen:
            _refuse(path, number, f"the GeoNames id {cells[0]} stands already on line {seen[cells[0]]}")
        seen[cells[0]] = number
    first = {(c[8], c[10]): c[1] for _, c in records if c[7] == "ADM1"}
    second = {(c[8], c[10], c[11]): c[1] for _, c in records if c[7] == "ADM2"}
    for number, cells in records:
        kind = _geonames_kind(cells[6], cells[7])
        lat, lon = _point(path, number, cells[4], cells[5])
        country = _country(path, number, cells[8])
        if kind:
            yield Row(
                cells[1], kind, lat, lon, country, first.get((country, cells[10]), ""),
                second.get((country, cells[10], cells[11]), ""), _reach(kind, _whole(path, number, cells[14])),
                _whole(path, number, cells[14]), int(cells[0]),
                tuple(a for a in cells[3].split(",") if a and not a[0].islower()), (), country in folded_countries(),
            )  # fmt: skip


def _geonames_kind(feature_class: str, code: str) -> Kind | None:
    if feature_class == "P":
        return "neighbourhood" if code in _TOWNS else "town"
    return _DIVISIONS.get(code) if feature_class == "A" else _OTHERS.get(f"{feature_class}.{code}")


def _table(path: Path, lines: Iterable[str]) -> Iterator[Row]:
    reader = csv.reader(lines, strict=True)
    try:
        header = [cell.strip().lower() for cell in next(reader)]
        _check_header(path, header)
        seen: dict[tuple[str, str, str, str], int] = {}
        for cells in reader:
            if not any(cells):
                continue
            if len(cells) != len(header):
                _refuse(path, reader.line_num, f"it has {len(cells)} columns, the header has {len(header)}")
            record = dict(zip(header, (cell.strip() for cell in cells), strict=True))
            key = (record["name"], record["country"], record["lat"], record["lon"])
            if key in seen:
                _refuse(path, reader.line_num, f"{record['name']} stands already on line {seen[key]}")
            seen[key] = reader.line_num
            yield _row(path, reader.line_num, record)
    except csv.Error as error:
        _refuse(path, reader.line_num, f"it is no CSV ({error})", error)


def _check_header(path: Path, header: list[str]) -> None:
    missing = [name for name in REQUIRED if name not in header]
    unknown = [name for name in header if name not in (*REQUIRED, *OPTIONAL)]
    if missing:
        _refuse(path, 1, f"the columns {', '.join(missing)} are missing (there must be {', '.join(REQUIRED)})")
    if unknown:
        _refuse(path, 1, f"the column {unknown[0]!r} is unknown (there may be {', '.join(OPTIONAL)})")
    if len(set(header)) != len(header):
        _refuse(path, 1, "a column stands twice")


def _row(path: Path, line: int, record: dict[str, str]) -> Row:
    if not record["name"]:
        _refuse(path, line, "the name is empty")
    kind = record.get("kind") or "town"
    if kind not in KINDS:
        _refuse(path, line, f"the kind {kind!r} is unknown (there are {', '.join(KINDS)})")
    lat, lon = _point(path, line, record["lat"], record["lon"])
    country = _country(path, line, record["country"])
    population = _whole(path, line, record.get("population", ""))
    radius = _number(path, line, record["radius_km"]) if record.get("radius_km") else _reach(kind, population)
    aliases = [a.strip() for a in record.get("aliases", "").split("|") if a.strip()]
    return Row(
        record["name"], kind, lat, lon, country, record.get("admin1", ""), record.get("admin2", ""), radius, population,
        _whole(path, line, record.get("geonames_id", "")), tuple(a for a in aliases if a[0] != "="),
        tuple(a[1:] for a in aliases if a[0] == "="), country in folded_countries(),
    )  # fmt: skip


def _reach(kind: Kind, population: int) -> float:
    return _REACH.get(kind) or round(1 + math.sqrt(population) / 160, 1)


def _number(path: Path, line: int, cell: str) -> float:
    try:
        value = float(cell)
    except ValueError as error:
        _refuse(path, line, f"{cell!r} is no number", error)
    if not math.isfinite(value):
        _refuse(path, line, f"{cell!r} is no number")
    return value


def _whole(path: Path, line: int, cell: str) -> int:
    if cell and not cell.isdigit():
        _refuse(path, line, f"{cell!r} is no whole number")
    return int(cell or 0)


def _point(path: Path, line: int, lat: str, lon: str) -> tuple[float, float]:
    north, east = _number(path, line, lat), _number(path, line, lon)
    if not (-90 <= north <= 90 and -180 <= east <= 180):
        _refuse(path, line, f"{lat}, {lon} is no point on Earth (latitude −90 to 90, longitude −180 to 180)")
    return north, east


@cache
def _known_countries() -> frozenset[str]:
    with rules_path("gazetteer/countries.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(row["iso"] for row in csv.DictReader(file))


def _country(path: Path, line: int, code: str) -> str:
    if code and code not in _known_countries():
        _refuse(path, line, f"{code!r} is no ISO 3166-1 alpha-2 country code")
    return code
