"""Facts about the word lists that places are read with."""

import csv
from typing import get_args

import pytest

from tollbook.grounding import find_places
from tollbook.grounding.places.atlas import abbreviations, demonyms, look_up
from tollbook.grounding.places.cues import country_cues, not_places
from tollbook.grounding.places.record import PRECISION
from tollbook.grounding.places.toponym import KINDS
from tollbook.language import Scanner
from tollbook.model.codes import PlacePrecision
from tollbook.rules import Entry, lexicon, load_yaml, rules_path

SCANNERS = {"not_places": not_places, "country_cues": country_cues}
ENTRIES = [(name, entry) for name in SCANNERS for entry in lexicon(f"lexicons/en/{name}.yaml")]


@pytest.mark.parametrize(("name", "entry"), ENTRIES, ids=[f"{n}-{e.code}" for n, e in ENTRIES])
def test_every_entry_finds_its_sentences_and_no_others(name: str, entry: Entry) -> None:
    """Each entry carries a sentence that it finds and one that it leaves alone."""
    scanner: Scanner = SCANNERS[name]()
    assert entry.found
    assert entry.absent
    for sentence in entry.found:
        assert any(t.code == entry.code for t in scanner.find(sentence)), sentence
    for sentence in entry.absent:
        assert all(t.code != entry.code for t in scanner.find(sentence)), sentence


@pytest.mark.parametrize("sentence", [s for name, entry in ENTRIES if name == "not_places" for s in entry.found])
def test_what_is_listed_as_no_place_is_not_read_as_one(sentence: str) -> None:
    """The look-alike of each example is no place."""
    spans = [(t.start, t.end) for t in not_places().find(sentence)]
    assert all(not (s <= p.start and p.end <= e) for p in find_places(sentence) for s, e in spans)


def test_every_kind_has_a_precision_of_the_record() -> None:
    """Each kind of place maps to a code, and the codelist has the equivalents of UCDP, ACLED and Airwars."""
    assert set(PRECISION) == set(KINDS)
    codes = {row["code"]: row for row in load_yaml("codelists/place_precision.yaml")["codes"]}
    assert set(PRECISION.values()) <= set(get_args(PlacePrecision)) == set(codes)
    assert all("ucdp" in row for row in codes.values())


def test_the_supplement_is_well_formed() -> None:
    """Every row has a known kind, a point on Earth and a country or none, and is found by its name."""
    with rules_path("gazetteer/supplement.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(line for line in file if line.strip() and not line.startswith("#")))
    assert len(rows) > 1000
    for row in rows:
        assert row["kind"] in KINDS, row
        assert -90 <= float(row["lat"]) <= 90, row
        assert -180 <= float(row["lon"]) <= 180, row
        assert any(p.country == row["country"] for p in look_up(row["name"])), row


def test_demonyms_and_abbreviations() -> None:
    """A demonym tells its country, an abbreviation its place."""
    assert (demonyms()["Syrian"], demonyms()["Congolese"]) == ("SY", "CD")
    assert (abbreviations()["Ill."].name, abbreviations()["W.Va."].name) == ("Illinois", "West Virginia")
