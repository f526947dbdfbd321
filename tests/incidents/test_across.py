"""Events of many documents linked into incidents."""

import random

from tests.incidents.factory import claim, report

from tollbook.incidents import events_of, link, profile_of
from tollbook.incidents.clustering import average_link
from tollbook.incidents.engines import duckdb_engine
from tollbook.incidents.evidence import evidence_of
from tollbook.incidents.model import shipped_model
from tollbook.incidents.texts import Texts

MILL = (
    "An air strike hit the old mill in Kunduz where Ann Low and Karl Berg had sheltered, doctors Abdul and Farah said. "
)
MARKET = "Shells fell on the vegetable market of Aleppo; traders Samir and Nadia carried the wounded to Dar clinic. "
VOTE = "Deputies quarrelled over the budget of the northern railways until Speaker Olsen adjourned the sitting. "


def profiles(*rows):
    """Profiles of (name, date published, text, claim) rows."""
    return [
        profile_of(event)
        for name, published, text, told in rows
        for event in events_of(report(name, published, text=text, headline_end=50), (told,))
    ]


def documents(groups, given):
    """Groups of event ids as sorted groups of document names."""
    names = {profile.id: profile.document for profile in given}
    return sorted(sorted(names[event] for event in group) for group in groups)


CORPUS = profiles(
    ("mill1", "2015-10-03", MILL + "Nine died.", claim(9, names=("Ann Low",))),
    ("mill2", "2015-10-05", MILL + "The toll rose overnight.", claim(12, names=("Ann Low",))),
    ("mill3", "2015-10-03", "Kunduz: strike on mill kills Ann Low. " + VOTE, claim(9, names=("Ann Low",))),
    ("market", "2015-10-03", MARKET, claim(9, where="Aleppo")),
    ("later", "2015-12-20", "An air strike hit a house in Kunduz. " + VOTE, claim(2, when="2015-12-19")),
)


def test_reports_of_one_event_are_joined_and_others_are_not():
    """Same place, day and victim join; another town or another month does not."""
    assert documents(link(CORPUS), CORPUS) == [["later"], ["market"], ["mill1", "mill2", "mill3"]]


def test_order_changes_nothing():
    """The same profiles in any order give the same groups."""
    expected = link(CORPUS)
    for seed in range(10):
        assert link(random.Random(seed).sample(CORPUS, len(CORPUS))) == expected


def test_a_link_says_what_it_is_made_of():
    """A score is the sum of the weights of the levels met, the same in both directions."""
    model, texts = shipped_model(), Texts(CORPUS)
    there, back = evidence_of(CORPUS[0], CORPUS[1], texts), evidence_of(CORPUS[1], CORPUS[0], texts)
    assert there == back
    (weighed,) = duckdb_engine(model, [there])
    levels = [model.level(i, gamma) for i, gamma in enumerate(weighed.levels)]
    assert abs(weighed.score - model.start - sum(level.weight for level in levels)) < 1e-9
    met = {level.condition for level in levels}
    assert {"persons = 1", "gap = 0", "place = 'same'", "killed_l < killed_r"} <= met


def test_a_level_is_the_first_that_holds():
    """Equal high figures say more than equal low ones, and an unknown figure nothing."""
    model, texts = shipped_model(), Texts(CORPUS)
    pair = evidence_of(CORPUS[0], CORPUS[1], texts)
    figures = [(9, 9), (2, 2), (1, 1), (2, 9), (9, 2), (9, 8), (None, 9)]  # one for each level, in order
    rows = [pair._replace(killed=x, later_killed=y) for x, y in figures]
    number = [c.name for c in model.comparisons].index("killed")
    met = [model.level(number, weighed.levels[number]) for weighed in duckdb_engine(model, rows)]
    assert met == [model.comparisons[number].levels[i] for i in range(7)]
    assert met[0].weight > met[1].weight > met[6].weight == 0.0


def test_two_events_of_one_document_are_never_joined():
    """A report that tells of two events keeps them apart."""
    the_report = report("round-up", "2015-10-03", text=MILL)
    told = (claim(9), claim(7, at=300, where="Aleppo"))
    events = [profile_of(event) for event in events_of(the_report, told)]
    assert len(link(events)) == 2


def test_a_chain_of_middling_links_joins_nothing_far_apart():
    """Average link: a is like b and b like c, but a and c are strangers, so that three are not one."""
    assert average_link(3, {(0, 1): 1.0, (1, 2): 0.9}, join=0.0, missing=-3.0) == [[0, 1], [2]]
    assert average_link(3, {(0, 1): 1.0, (1, 2): 0.9, (0, 2): 0.1}, join=0.0, missing=-3.0) == [[0, 1, 2]]
    assert average_link(2, {}, join=0.0, missing=-3.0) == [[0], [1]]
