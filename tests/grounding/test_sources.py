"""Facts about what kind of source a phrase names."""

from typing import get_args

import pytest

from tollbook.grounding.sources import canonical_source, type_source
from tollbook.model.codes import SourceType
from tollbook.rules import Entry, lexicon
from tollbook.rules.sources import Outlet, agencies, credibility, outlet, outlets

ENTRIES = lexicon("sources.yaml")
OUTLETS = (*agencies(), *outlets())


@pytest.mark.parametrize("entry", ENTRIES, ids=[f"{e.code}-{i}" for i, e in enumerate(ENTRIES)])
def test_every_entry_types_its_phrases(entry: Entry) -> None:
    """Each entry carries phrases of its type and one of another."""
    assert entry.found
    assert entry.absent
    assert {type_source(phrase) for phrase in entry.found} == {entry.code}
    assert entry.code not in {type_source(phrase) for phrase in entry.absent}


@pytest.mark.parametrize("known", OUTLETS, ids=[o.id for o in OUTLETS])
def test_every_outlet_is_known_by_its_phrases(known: Outlet) -> None:
    """An outlet's phrases lead to its common name and type; its counterexamples do not."""
    assert known.found
    assert known.absent
    assert all(canonical_source(phrase) == (known.name, known.type) for phrase in known.found)
    assert all((canonical_source(phrase) or ("",))[0] != known.name for phrase in known.absent)


def test_outlets_use_known_types_and_agencies() -> None:
    """An outlet's type is in the codelist, its credibility between 0 and 1, and what it reprints is an agency."""
    ids = {a.id for a in agencies()}
    for each in OUTLETS:
        assert each.type in get_args(SourceType)
        assert 0 <= each.credibility <= 1
        assert set(each.reprints) <= ids
    assert len({o.id for o in OUTLETS}) == len(OUTLETS)


def test_every_source_type_has_words() -> None:
    """Each code of the source types is reached by some entry."""
    assert {entry.code for entry in ENTRIES} == set(get_args(SourceType))


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("the Observatory", "ngo"),
        ("a medical source", "hospital"),
        ("a doctor at a UN clinic", "hospital"),
        ("a UN official", "un"),
        ("an Islamic State statement", "armed_group"),
        ("a senior US official speaking on condition of anonymity", "unnamed_official"),
        ("Turkey's defense ministry", "military"),
        ("the Israeli military", "military"),
        ("State Department spokesman", "government"),
        ("a local official", "local_official"),
        ("state TV", "media"),
        ("an AFP correspondent", "wire_agency"),
        ("Kurdish police", "police"),
        ("a relative of the groom", "relative"),
        ("the weather", "unattributed"),
    ],
)
def test_a_phrase_has_the_type_of_who_speaks(phrase: str, kind: str) -> None:
    """What a person is decides before the organisation that they stand in, and both before the place."""
    assert type_source(phrase) == kind


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("the Britain-based monitor", "Syrian Observatory for Human Rights"),
        ("Doctors Without Borders", "MSF"),
        ("Moscow", "Russia"),
        ("the Syrian regime", "Syrian government"),
        ("the Russian Defence Ministry", "Russian Defence Ministry"),
    ],
)
def test_a_known_source_goes_by_its_common_name(phrase: str, name: str) -> None:
    """Aliases lead to one name; a state's office keeps its own words."""
    known = canonical_source(phrase)
    assert known is not None
    assert known[0] == name


def test_an_unknown_source_has_no_common_name() -> None:
    """Witnesses and unnamed officials stand under no name."""
    assert canonical_source("two witnesses") is None
    assert canonical_source("a US official speaking on condition of anonymity") is None


def test_publishers_are_found_by_the_ids_of_data_sets() -> None:
    """A short id leads to the outlet's proper name."""
    known = outlet("alalam")
    assert known is not None
    assert known.name == "Al-Alam"


def test_credibility_falls_back_on_the_type() -> None:
    """A source's own figure counts before its type's default."""
    assert credibility("Reuters", "wire_agency") == 0.9
    assert credibility("Amnesty International", "ngo") == 0.9
    assert credibility("a passer-by", "witness") == credibility("someone else", "witness")
