"""Figures of one incident: what supersedes, adds, is a part, or stands beside."""

import pytest
from tests.incidents.factory import claim, part, report

from tollbook.assessment import assess
from tollbook.incidents import events_of


def incident(*documents, first=None):
    """The incident of (name, date, claims) triples, all taken to be one event."""
    events = [e for name, date, claims in documents for e in events_of(report(name, date), tuple(claims))]
    assert all(event.scope == "incident" for event in events)
    return assess(events, first)


def bounds(figure):
    """(low, best, high), or None."""
    return None if figure is None else (figure.low, figure.best, figure.high)


WHOLE = claim(20)
CIVILIANS, FIGHTERS = claim(12, status="civilian"), claim(5, status="combatant", at=40)
ONE_REPORT = [
    ("one figure", [claim(12)], (12, 12, 12)),
    ("the same figure twice", [claim(12), claim(12, at=90)], (12, 12, 12)),
    ("a part adds nothing", [WHOLE, part(WHOLE, 3, at=30)], (20, 20, 20)),
    ("civilians and fighters add up", [CIVILIANS, FIGHTERS], (17, 17, 17)),
    ("but not beyond their total", [WHOLE, CIVILIANS, FIGHTERS], (20, 20, 20)),
    ("the exact figure after the vague", [claim("24+"), claim(42, at=90)], (42, 42, 42)),
    ("a revision replaces", [claim(9), claim(7, at=90, stance="revise")], (7, 7, 7)),
    ("two sources side by side", [claim(12, by="River Watch"), claim(15, by="Hill Observers", at=90)], (12, 12, 15)),
    ("a denial is no figure", [claim(12), claim(0, at=90, stance="deny")], (12, 12, 12)),
    ("people named one by one", [claim(1, names=("Ann Low",)), claim(1, at=90, names=("Karl Berg",))], (2, 2, 2)),
    ("one person named twice", [claim(1, names=("Ann Low",)), claim(1, at=90, names=("Low",))], (1, 1, 1)),
]


@pytest.mark.parametrize(("why", "claims", "expected"), ONE_REPORT, ids=[row[0] for row in ONE_REPORT])
def test_killed_in_one_report(why, claims, expected):
    """Within a report parts never add, repeats count once, revisions replace and sources stand side by side."""
    assert bounds(incident(("a", "2020-01-01", claims)).killed) == expected


def killed_under(headline, *claims, **more):
    """Killed by one report whose headline gives these figures."""
    the_report = report("a", "2020-01-01", headline=headline, **more)
    return assess([e for e in events_of(the_report, tuple(claims)) if e.primary]).killed


def test_the_headlines_figure_is_what_a_report_is_about():
    """Of one origin's figures the headline's stands; another, larger, of another day or side gives way."""
    claims = (claim(11, at=50), claim(13, at=300))
    assert bounds(killed_under((11,), *claims)) == (11, 11, 11)
    assert bounds(killed_under((), *claims)) == (13, 13, 13)


def test_fighters_in_the_headline_are_the_toll():
    """An account of fighters alone tells of everyone where the headline gives its figure."""
    fighters = claim(18, status="combatant", by="the army", by_type="military")
    others = claim("200+", status="civilian", by="River Watch", at=300)
    assert bounds(killed_under((18,), fighters, others))[1] == 18
    assert bounds(killed_under((), fighters, others))[1] == 200


def test_one_figure_of_two_statuses_is_told_once():
    """The headline's figure that one claim gives to fighters and another to civilians is not added to itself."""
    fighters, farmers = claim(35, status="combatant", at=5), claim(35, status="civilian", at=300)
    assert bounds(killed_under((35,), fighters, farmers, headline_end=60)) == (35, 35, 35)


def test_a_part_in_the_headline_is_no_whole():
    """The headline's children do not stand for all the dead; nor does a figure that is a part of another."""
    whole = claim(15, at=50)
    assert bounds(killed_under((11,), whole, part(whole, 11, at=70), claim(11, at=10))) == (15, 15, 15)
    assert bounds(killed_under((11,), whole, claim(11, at=90, groups={"children": 11}))) == (15, 15, 15)


def test_of_figures_that_differ_the_headlines_is_best():
    """Where two origins differ on one day, the one that the headline takes up is the best figure."""
    claims = (claim(12, by="River Watch"), claim(15, by="Hill Observers", at=90))
    assert bounds(killed_under((15,), *claims)) == (12, 15, 15)
    assert bounds(killed_under((), *claims)) == (12, 12, 15)


def test_a_later_figure_of_one_origin_supersedes():
    """A rising toll of one origin is one figure, the latest; the earlier ones are kept with what replaced them."""
    rising = [(f"d{i}", f"2020-01-0{i}", [claim(n, by="Relief Aid")]) for i, n in enumerate((3, 9, 22), start=1)]
    found = incident(*rising)
    assert bounds(found.killed) == (22, 22, 22)
    assert [bool(toll.superseded_by) for toll in found.tolls_seen] == [True, True, False]
    assert found.origins == 1


SHOT = claim(5, "casualties").model_copy(update={"rule": "harm.transitive"})
SURVIVORS = [
    ("nobody died", [SHOT], (5, 5, 5)),
    ("two died", [SHOT, claim(2, at=90)], (3, 3, 3)),
    ("all died", [SHOT, claim(5, at=90)], None),
    ("the wounded are counted", [SHOT, claim(2, at=90), claim(3, "injured", at=200)], (3, 3, 3)),
    ("casualties of no known kind", [claim(5, "casualties")], None),
]


@pytest.mark.parametrize(("why", "claims", "expected"), SURVIVORS, ids=[row[0] for row in SURVIVORS])
def test_those_shot_who_did_not_die_are_injured(why, claims, expected):
    """Of those told to be shot, whoever is not among the dead is injured; bare casualties give no figure."""
    assert bounds(incident(("a", "2020-01-01", claims)).injured) == expected


def test_an_increment_adds():
    """ "Two more died" adds to the earlier figure of the same origin."""
    first = events_of(report("a", "2020-01-01"), (claim(5, by="Relief Aid"),))
    more = events_of(report("b", "2020-01-02", increment=(100,)), (claim(2, by="Relief Aid", at=100),))
    assert bounds(assess([*first, *more]).killed) == (7, 7, 7)


def test_an_earlier_toll_told_again_does_not_stand():
    """ "The previous toll was nine" is no figure of the report that says so."""
    told = events_of(report("a", "2020-01-01", previous=(290,)), (claim(22, by="Relief Aid"), claim(9, at=300)))
    assert bounds(assess(told).killed) == (22, 22, 22)


def test_an_outlet_that_repeats_a_figure_is_no_second_origin():
    """An outlet's own "22" after an office gave 22 is the office's, and goes with it when the office says 30."""
    found = incident(
        ("a", "2020-01-01", [claim(22, by="Relief Aid")]),
        ("b", "2020-01-02", [claim(22)]),
        ("c", "2020-01-09", [claim(30, by="Relief Aid")]),
    )
    assert (bounds(found.killed), found.origins) == ((30, 30, 30), 1)


def test_a_single_name_is_no_toll():
    """A later report that names one of the dead does not lower the toll."""
    found = incident(
        ("a", "2020-01-01", [claim(5, by="police", by_type="police")]),
        ("b", "2020-02-01", [claim(1, by="police", by_type="police", names=("Ann Low",))]),
    )
    assert bounds(found.killed) == (5, 5, 5)


def test_a_part_never_exceeds_its_whole():
    """A group larger than the whole is cut to the whole."""
    whole = claim(4, groups={"children": 9})
    assert bounds(incident(("a", "2020-01-01", [whole])).children_killed) == (4, 4, 4)


def test_a_group_of_an_older_toll_stays_open_upward():
    """Three children of an early toll of 19 are at least three of 42: nobody said that they may be all."""
    found = incident(
        ("a", "2020-01-01", [claim(19, by="police", by_type="police", groups={"children": 3})]),
        ("b", "2020-01-20", [claim(42, by="police", by_type="police")]),
    )
    assert bounds(found.killed) == (42, 42, 42)
    assert bounds(found.children_killed) == (3, 3, None)


def test_groups_and_statuses_of_parts():
    """Subsets give the figures by group and by status."""
    found = incident(
        (
            "a",
            "2020-01-01",
            [
                WHOLE,
                part(WHOLE, 3, at=30, groups={"children": 3}),
                part(WHOLE, 12, at=50, status="civilian", words="12 civilians"),
            ],
        )
    )
    assert bounds(found.children_killed) == (3, 3, 3)
    assert bounds(found.civilians_killed) == (12, 12, 12)
    assert found.combatants_killed is None


def test_outlets_of_one_origin_count_once():
    """Five papers that quote one office have one origin."""
    papers = [(f"p{i}", "2020-01-01", [claim(12, by="Relief Aid")]) for i in range(5)]
    found = incident(*papers)
    assert found.origins == 1
    assert len(found.documents) == 5


def test_fighters_of_another_account_do_not_lower_the_toll():
    """A party that only tells of fighters killed says nothing of everyone: its figure stands by itself."""
    found = incident(
        ("a", "2020-01-01", [claim(42, by="Relief Aid", status="civilian")]),
        ("b", "2020-01-01", [claim("10-15", by="the ministry", by_type="government", status="combatant")]),
    )
    assert bounds(found.killed) == (42, 42, 42)
    assert bounds(found.combatants_killed) == (10, None, 15)


def test_a_child_among_the_dead_is_no_figure_of_civilians():
    """Three children among twenty dead of unknown status do not make three civilians of twenty."""
    found = incident(("a", "2020-01-01", [WHOLE, part(WHOLE, 3, at=30, status="civilian", groups={"children": 3})]))
    assert found.civilians_killed is None
    assert bounds(found.children_killed) == (3, 3, 3)


def test_a_word_gives_way_to_a_number():
    """ "Dozens" in one account and 22 in another are 22, not 24."""
    dozens = claim("24+", by="Hill Observers", at=90)
    dozens = dozens.model_copy(update={"count": dozens.count.model_copy(update={"qualifier": "vague"})})
    assert bounds(incident(("a", "2020-01-01", [claim(22, by="Relief Aid"), dozens])).killed) == (22, 22, 22)


def test_a_plural_without_a_number_is_two_or_more():
    """ "Villagers were injured" is two or more, open upward; a number given by anyone takes its place."""
    plural = claim(None, "injured", words="villagers")
    assert bounds(incident(("a", "2020-01-01", [claim(3), plural])).injured) == (2, None, None)
    assert bounds(incident(("a", "2020-01-01", [plural, claim(7, "injured", at=90)])).injured) == (7, 7, 7)


def test_an_attacker_who_dies_adds_to_his_victims():
    """Five killed "before killing himself" are six dead, one of them the attacker; a toll of six stays six."""
    victims, himself = claim(5, status="civilian"), claim(1, at=60, words="himself")
    found = incident(("a", "2020-01-01", [victims, himself]))
    assert (bounds(found.killed), bounds(found.attackers_killed)) == ((6, 6, 6), (1, 1, 1))
    assert bounds(incident(("a", "2020-01-01", [claim(6, at=300), victims, himself])).killed) == (6, 6, 6)


def test_children_alone_are_no_toll_beside_one():
    """A source that only tells of nine children does not lower another's toll of 23."""
    nine = claim(9, by="Hill Observers", status="civilian", groups={"children": 9})
    found = incident(("a", "2020-01-01", [nine, claim(23, at=90, by="Relief Aid")]))
    assert (bounds(found.killed), bounds(found.children_killed)) == ((23, 23, 23), (9, 9, 9))


SINGLES = [
    ("a man and a woman", [claim(1, words="a man"), claim(1, at=200, words="the woman")], 2),
    ("a boy, told twice", [claim(1, words="a boy"), claim(1, at=200, words="his son")], 1),
    ("one whose sex nobody says", [claim(1, words="a shopkeeper"), claim(1, at=200, words="the woman")], 1),
    ("a victim and his attacker", [claim(1, words="his brother"), claim(1, at=60, words="himself")], 2),
    ("an attacker told of elsewhere", [claim(1, words="a clerk"), claim(1, at=400, words="himself")], 1),
]


@pytest.mark.parametrize(("why", "claims", "expected"), SINGLES, ids=[row[0] for row in SINGLES])
def test_single_victims_are_told_apart(why, claims, expected):
    """Single victims are two people where one is a man and one a woman, or where an attacker dies beside his victim."""
    assert incident(("a", "2020-01-01", claims)).killed.best == expected


def test_later_deaths_of_the_wounded_are_moved():
    """Two of nine wounded die: five dead are seven, and nine wounded seven, by the same origin; reasons say so."""
    first = events_of(
        report("a", "2020-01-01"), (claim(5, by="Relief Aid"), claim(9, "injured", by="Relief Aid", at=60))
    )
    later = report("b", "2020-01-03", increment=(90,), of_wounds=(90,))
    found = assess([*first, *events_of(later, (claim(2, by="Relief Aid", at=100),))])
    assert (bounds(found.killed), bounds(found.injured)) == ((7, 7, 7), (7, 7, 7))
    assert any("2 of the injured died later" in reason for reason in found.range_reasons)


def test_each_figure_seen_names_its_source_and_document():
    """A figure keeps who said it and where, beside its origin."""
    found = incident(("a", "2020-01-01", [claim(5, by="Relief Aid")]), ("b", "2020-01-02", [claim(5, by="Relief Aid")]))
    assert {(seen.speaker, seen.document, seen.origin) for seen in found.tolls_seen} == {
        ("Relief Aid", "a", "relief-aid"), ("Relief Aid", "b", "relief-aid"),
    }  # fmt: skip


def one(harm, words, at=0):
    """A single victim, called so."""
    told = claim(1, harm, at=at)
    return told.model_copy(update={"victims": told.victims.model_copy(update={"text": words})})


ONE_PERSON = [
    ("told of before", [one("killed", "A boy of nine"), one("injured", "the boy", 90)], (0, 0, 0)),
    ("another", [one("killed", "A boy of nine"), one("injured", "another boy", 90)], (1, 1, 1)),
    ("new to the text", [one("killed", "A boy of nine"), one("injured", "a boy", 90)], (1, 1, 1)),
    ("of the other sex", [one("killed", "A boy of nine"), one("injured", "the girl", 90)], (1, 1, 1)),
]


@pytest.mark.parametrize(("why", "claims", "expected"), ONE_PERSON, ids=[row[0] for row in ONE_PERSON])
def test_the_one_hurt_who_died_is_counted_once(why, claims, expected):
    """Of one report, the one injured is the one killed where it speaks of him as known; others stay injured."""
    assert bounds(incident(("a", "2020-01-01", claims)).injured) == expected


def test_the_one_hurt_is_the_one_dead_of_a_later_report():
    """One injured in the first report and one dead in a later one are one; one dead before is another."""
    hurt, dead = ("a", "2020-01-01", [one("injured", "a woman")]), ("b", "2020-01-03", [one("killed", "A woman")])
    assert bounds(incident(hurt, dead).injured) == (0, 0, 0)
    before = ("b", "2019-12-31", [one("killed", "A woman")])
    assert bounds(incident(hurt, before).injured) == (1, 1, 1)


def test_a_figure_of_some_is_better_than_none_of_all():
    """Where nobody gives a figure of all, "a number of others" is at least whom another origin counts."""
    unsaid = claim(1, "injured", by="River Watch").model_copy(
        update={
            "count": claim(0).count.model_copy(update={"low": None, "best": None, "high": None, "qualifier": "none"})
        }
    )
    unsaid = unsaid.model_copy(update={"victims": unsaid.victims.model_copy(update={"text": "others"})})
    troops = claim(5, "injured", status="combatant", by="Ministry", at=90)
    assert bounds(incident(("a", "2020-01-01", [unsaid, troops])).injured) == (2, None, 5)
