"""Who is known to act where, when and by what means."""

from datetime import date

import pytest
from tests.incidents.factory import claim, day, place, report

from tollbook.assessment import assess
from tollbook.assessment.known_parties import known_parties, parties_known
from tollbook.incidents import events_of
from tollbook.rules import load_yaml
from tollbook.rules.actors import actors

CASES = [
    ("Russia in Syria, by air, since September 2015", "Idlib", "2016-05-01", ("air_strike",), "Russia", True),
    ("not before", "Idlib", "2014-05-01", ("air_strike",), "Russia", False),
    ("not by a car bomb", "Idlib", "2016-05-01", ("vehicle_bomb",), "Russia", False),
    ("not in Afghanistan", "Kunduz", "2016-05-01", ("air_strike",), "Russia", False),
    ("the United States in Afghanistan", "Kunduz", "2015-10-03", ("air_strike",), "United States", True),
    ("the means untold", "Idlib", "2016-05-01", (), "Russia", False),
]


@pytest.mark.parametrize(("why", "where", "when", "methods", "party", "known"), CASES, ids=[row[0] for row in CASES])
def test_parties_known(why, where, when, methods, party, known):
    """A party is known where its row covers the country, the day and the means."""
    assert (party in {row.party for row in parties_known(place(where), day(when), methods)}) == known


def graded(methods):
    """Five dead in Idlib by two origins that name nobody."""
    claims = [claim(5, by=by, where="Idlib", when="2016-05-01", methods=methods) for by in ("River Watch", "Hill Aid")]
    return assess([e for i, c in enumerate(claims) for e in events_of(report(f"d{i}", "2016-05-02"), (c,))])


def test_a_known_party_makes_two_origins_fair():
    """Two origins that name nobody are fair where the table knows who acts there, and the reason gives its source."""
    found = graded(("air_strike",))
    assert found.grade == "fair"
    assert "Russia is known to act there then" in found.grade_reasons[0]
    assert graded(()).grade == "weak"


@pytest.mark.parametrize("row", known_parties(), ids=lambda row: f"{row.party} in {row.country}")
def test_every_row_names_a_known_actor_and_its_source(row):
    """Parties are those of the actors' lists, methods are codes, days are days in order."""
    assert row.party in {actor.name for actor in actors()}
    assert row.source
    assert row.methods <= {entry["code"] for entry in load_yaml("codelists/method.yaml")["codes"]}
    first, last = date.fromisoformat(row.first), date.fromisoformat(row.last) if row.last else date.max
    assert first < last
