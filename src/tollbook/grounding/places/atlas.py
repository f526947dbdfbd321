"""The gazetteers in use, opened once, and the names that they lack: abbreviations of states, demonyms."""

import csv
from functools import cache

from tollbook.grounding.places.gazetteer import MAIN_PATH, Atlas, Gazetteer
from tollbook.grounding.places.own import own_files
from tollbook.grounding.places.resolve import prominence
from tollbook.grounding.places.toponym import Toponym
from tollbook.rules import rules_path

_LONGEST_SHORT = 5


@cache
def atlas() -> Atlas:
    """The packaged gazetteer and the user's own."""
    gazetteers = [Gazetteer(MAIN_PATH)]
    for path in own_files():
        gazetteers.append(Gazetteer(path, sum(map(len, gazetteers))))
    return Atlas(tuple(gazetteers), prominence)


def look_up(name: str) -> tuple[Toponym, ...]:
    """The places of a name, the most prominent first; those of like sound where no spelling fits."""
    hits = atlas().find(name) or atlas().find_by_sound(name)
    return tuple(p for p, how in sorted(hits, key=lambda hit: (-prominence(*hit), hit[0].id)))


@cache
def capital_of(people: str) -> Toponym | None:
    """The capital of the country whose people bear this name ("Afghan"); None where the name is no country's."""
    country = demonyms().get(people)
    return atlas().gazetteers[0].capitals.get(country) if country else None


@cache
def abbreviations() -> dict[str, Toponym]:
    """Short names that stand for one place: "Ill.", "N.C.", "L.A."; spaces left out."""
    book, short = atlas(), dict[str, Toponym]()
    for row in _table("states"):
        places = [p for p, _ in book.find(row["name"]) if p.kind == "admin1" and p.country == row["country"]]
        for name in row["abbreviations"].split("|"):
            if places and name and len(name.rstrip(".")) <= _LONGEST_SHORT:
                short.setdefault(name.replace(" ", ""), places[0])
    for row in _table("abbreviations"):
        places = [p for p, _ in book.find(row["name"]) if (p.country, p.admin1) == (row["country"], row["admin1"])]
        if places:
            short[row["short"]] = places[0]
    return short


@cache
def demonyms() -> dict[str, str]:
    """The country (ISO 3166-1 alpha-2, or empty) of every demonym: "Syrian", "Syrians", "Gazan", "African"."""
    of_regions = {row["demonym"]: row["country"] for row in _table("demonyms")}
    of_countries = {name: row["iso"] for row in _table("countries") for name in row["demonyms"].split("|") if name}
    return of_regions | of_countries


def _table(name: str) -> list[dict[str, str]]:
    with rules_path(f"gazetteer/{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))
