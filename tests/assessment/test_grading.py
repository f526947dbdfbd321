"""Responsibility, positions and grades."""

import pytest
from tests.incidents.factory import actor, claim, position, report

from tollbook.assessment import assess, explain
from tollbook.assessment.grading import CONDITIONS
from tollbook.incidents import events_of
from tollbook.rules import load_yaml

RUSSIA, SYRIA = actor("Russia"), actor("Syrian government")
CLAIMED = actor("Syrian government", "claimed")
ADMITTED = actor("United States", "admitted")
DENIED = actor("Russia", "denied")


def incident(*claims_by_document, **more):
    """The incident of several documents' claims."""
    events = [
        event
        for i, claims in enumerate(claims_by_document)
        for event in events_of(report(f"d{i}", f"2020-01-0{i + 1}"), tuple(claims))
    ]
    return assess(events, **more)


def blamed(figure, by, who, **more):
    """A figure laid at somebody's door."""
    return claim(figure, by=by, perpetrator=who, **more)


STRUCK = position("admit", by="Gen. North", perpetrator=ADMITTED, words="the clinic was mistakenly struck")
STRIKE_ONLY = position("admit", by="Gen. North", perpetrator=ADMITTED, words="carried out a strike on a depot")
PERHAPS = position("partially_admit", by="Gen. North", perpetrator=ADMITTED, words="civilians may have been killed")
GRADES = [
    ("one origin", [[blamed(5, "River Watch", RUSSIA)]], "weak", "single_source"),
    (
        "two origins, a party named",
        [[blamed(5, "River Watch", RUSSIA)], [blamed(5, "Hill Observers", RUSSIA)]],
        "fair",
        "likely",
    ),
    ("two origins, nobody named", [[claim(5, by="River Watch")], [claim(5, by="Hill Observers")]], "weak", "likely"),
    (
        "two papers, one origin",
        [[blamed(5, "River Watch", RUSSIA)], [blamed(5, "River Watch", RUSSIA)]],
        "weak",
        "single_source",
    ),
    (
        "two parties blamed",
        [[blamed(5, "River Watch", RUSSIA)], [blamed(5, "Hill Observers", SYRIA)]],
        "contested",
        "contested",
    ),
    ("harm accepted", [[blamed(5, "River Watch", actor("United States")), STRUCK]], "confirmed", "declared"),
    ("only the strike accepted", [[blamed(5, "River Watch", actor("United States")), STRIKE_ONLY]], "weak", "declared"),
    ("a partial admission", [[blamed(5, "River Watch", actor("United States")), PERHAPS]], "weak", "declared"),
    ("only a combatant killed", [[blamed(1, "River Watch", RUSSIA, status="combatant")]], None, "single_source"),
    (
        "no person harmed",
        [[claim(None, None, kind="damage", by="River Watch", objects=("school",))]],
        None,
        "single_source",
    ),
]


@pytest.mark.parametrize(("why", "documents", "expected", "status"), GRADES, ids=[row[0] for row in GRADES])
def test_grade(why, documents, expected, status):
    """The first rule that fits gives the grade, and says why."""
    found = incident(*documents)
    assert (found.grade, found.strike_status) == (expected, status)
    assert found.grade_reasons


def test_a_reviewer_discounts():
    """A reviewer's decision goes before every rule."""
    found = incident([blamed(5, "River Watch", RUSSIA)], discounted=True)
    assert (found.grade, found.graded_by) == ("discounted", "person")


def test_a_killing_blamed_on_one_and_claimed_by_another_is_contested():
    """A combatant's death is not graded, and two parties for one killing are contested responsibility."""
    killed = blamed(1, "Mark Toner", RUSSIA, by_type="government", status="combatant", names=("Karim Haddad",))
    owned = position(
        "admit", by="Syrian government", perpetrator=CLAIMED, words="carried out the killing", answers=(killed.id,)
    )
    found = incident([killed, owned])
    assert found.grade is None
    assert found.responsibility.status == "contested"
    assert {a.name for a in found.actors} == {"Russia", "Syrian government"}
    assert (found.killed.low, found.killed.high) == (1, 1)
    assert "combatant" in found.grade_reasons[0]


def test_a_version_within_another_is_no_rival():
    """One origin naming Syria and another Syria and Russia is joint, not contested."""
    both = claim(5, by="Hill Observers").model_copy(update={"actors": (SYRIA, RUSSIA)})
    assert incident([blamed(5, "River Watch", SYRIA)], [both]).responsibility.status == "joint"


def test_a_denial_blames_nobody():
    """The denied party is in the positions, and a denial adds neither a version nor a report of harm."""
    harmed = claim(5, by="River Watch")
    found = incident(
        [harmed, position("deny", by="Moscow", perpetrator=DENIED, words="denied the raid", answers=(harmed.id,))]
    )
    assert found.responsibility.status == "unattributed"
    assert [(p.actor, p.stance, p.about) for p in found.positions] == [("Russia", "deny", "strike")]


def test_a_denial_claims_nothing():
    """A party that denies is denied, whatever its denial's own words were read as; blame by others stays blame."""
    denial = claim(5, by="Moscow", stance="deny", perpetrator=actor("Russia", "claimed"), at=90)
    assert [(a.name, a.responsibility) for a in incident([claim(5, by="River Watch"), denial]).actors] == [
        ("Russia", "denied")
    ]
    blame = blamed(5, "River Watch", RUSSIA)
    assert [(a.name, a.responsibility) for a in incident([blame, denial]).actors] == [("Russia", "alleged")]


def test_positions_stand_in_order_of_time():
    """A party's way from partial admission to admission is kept, with dates."""
    struck = blamed(5, "River Watch", actor("United States"))
    found = incident([struck, PERHAPS], [STRUCK])
    assert [(p.date, p.stance) for p in found.positions] == [("2020-01-01", "partially_admit"), ("2020-01-02", "admit")]


def test_every_condition_of_the_rules_exists():
    """Grading rules name only conditions that the code knows, and every condition is used."""
    rules = load_yaml("grading.yaml")["default"]
    used = {name for rule in [*rules["rules"], *rules["strike_status"]] for name in rule["when"]}
    assert used == set(CONDITIONS)


def test_explanation_cites_each_figure():
    """The explanation names every origin's figure with its words, and the reason for the grade."""
    claims = [
        blamed(5, "River Watch", RUSSIA, words="five dead"),
        blamed(7, "Hill Observers", RUSSIA, at=90, words="seven bodies"),
    ]
    found = incident(claims)
    text = explain(found, claims).paragraph()
    assert "“five dead”" in text
    assert "“seven bodies”" in text
    assert found.grade_reasons[0] in text
