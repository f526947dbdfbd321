"""Claims of one document grouped into events and tolls."""

import random

import pytest
from tests.incidents.factory import actor, claim, day, part, place, position, report

from tollbook.incidents import events_of


def groups(claims, the_report=None):
    """The figures of each event and toll, sorted."""
    events = events_of(the_report or report("paper"), tuple(claims))
    return sorted(sorted(str(c.count.text or c.stance) for c in event.claims) for event in events)


SAME_EVENT = [
    ("dead and wounded of one strike", claim(12), claim(30, "injured", at=40)),
    ("a vague headline and the body's figure", claim("24+"), claim(42, at=300)),
    ("the same figure told again", claim(12), claim(12, at=400)),
    ("a figure without place or day", claim(12), claim(5, "injured", at=60, where=None, when=None)),
    ("another source's figure", claim(12, by="SOHR"), claim(15, at=90, by="the ministry")),
    ("methods that may be one act", claim(12, methods=("air_strike",)), claim(12, at=90, methods=("missile_strike",))),
    ("a revised figure", claim(3), claim(9, at=90, stance="revise")),
]
OTHER_EVENT = [
    ("another town", claim(12, where="Kunduz"), claim(7, at=300, where="Herat")),
    ("another day", claim(12, when="2015-10-03"), claim(7, at=300, when="2015-09-20")),
    ("another kind of act", claim(12, methods=("air_strike",)), claim(7, at=300, methods=("execution",))),
]


@pytest.mark.parametrize(("why", "first", "second"), SAME_EVENT, ids=[row[0] for row in SAME_EVENT])
def test_one_event(why, first, second):
    """Claims that may tell of one event are grouped."""
    assert len(groups([first, second])) == 1


@pytest.mark.parametrize(("why", "first", "second"), OTHER_EVENT, ids=[row[0] for row in OTHER_EVENT])
def test_two_events(why, first, second):
    """Claims of another town, day or kind of act are another event."""
    assert len(groups([first, second])) == 2


def test_a_place_carried_over_from_afar_does_not_split():
    """A town named far from the figure, or in another country like a source's seat, is no proof of another event."""
    far = claim(12, "injured", at=900).model_copy(update={"place": place("Herat", 10)})
    assert len(groups([claim(12), far])) == 1
    assert len(groups([claim(12, by="River Watch"), claim(14, at=90, where="Aleppo", by="the ministry")])) == 1


def test_elsewhere_begins_another_event():
    """ "Elsewhere" before a figure that names no place of its own begins another event."""
    claims = [claim(12), claim(7, at=300, where=None, when=None)]
    assert len(groups(claims, report("paper", separate=(290,)))) == 2
    assert len(groups(claims, report("paper"))) == 1


def test_a_part_stays_with_its_whole():
    """A subset joins the event of its whole even where it names another place."""
    whole = claim(12)
    assert groups([whole, part(whole, 3, at=50, where="Herat")]) == [["12", "3"]]


def test_parts_of_parts():
    """A part of a part joins the event of the whole; a ring of parts is one event."""
    whole = claim(12)
    children = part(whole, 5, at=50)
    girls = part(children, 2, at=70)
    assert groups([whole, children, girls]) == [["12", "2", "5"]]
    ring = claim(4, at=10, part_of="x")
    ring = ring.model_copy(update={"part_of": ring.id})
    assert groups([ring]) == [["4"]]


def test_a_campaign_figure_is_a_toll():
    """A figure of a whole war never joins an event."""
    events = events_of(report("paper"), (claim(12), claim(250000, at=90, scope="campaign", when=None, where=None)))
    assert [event.scope for event in events] == ["incident", "campaign"]


def test_several_strikes_on_one_town_and_day_are_one_event():
    """A sum over one town and a few days is an event; over a month it is a toll."""
    one_day = claim(12, scope="cumulative")
    month = one_day.model_copy(update={"time": day("2015-10-03", "2015-11-02")})
    assert [event.scope for event in events_of(report("paper"), (one_day,))] == ["incident"]
    assert [event.scope for event in events_of(report("paper"), (month,))] == ["cumulative"]


def test_an_answer_goes_to_what_it_answers():
    """A denial joins the event of the claim that it answers, else the one told of last before it."""
    first, second = claim(12), claim(7, at=300, where="Herat")
    answer = position("deny", at=500, answers=(first.id,))
    assert groups([first, second, answer]) == [["12", "deny"], ["7"]]
    assert groups([first, second, position("deny", at=500)]) == [["12"], ["7", "deny"]]


def test_the_headline_makes_the_main_event():
    """The event told in headline and lede is the main one, not a larger one remembered later."""
    main = claim(3, at=5, where="Idlib")
    earlier = claim(90, at=800, where="Herat", when="2015-01-02")
    events = events_of(report("paper", headline_end=40, lede_end=90), (main, earlier))
    assert [event.claims[0].count.best for event in events if event.primary] == [3]


def test_the_headlines_figure_makes_the_main_event():
    """The event whose figure the headline gives is the main one, though another is told of before and more often."""
    executed = [claim(1, at=at, where="Herat", words=f"one executed {at}") for at in (5, 60, 90, 700)]
    shelled = claim(43, at=200, where="Idlib")
    chosen = [e for e in events_of(report("paper", headline=(43,)), (*executed, shelled)) if e.primary]
    assert [[c.count.best for c in e.claims] for e in chosen] == [[43]]


def test_a_sum_over_days_in_the_headline_is_the_event():
    """A sum over several days is a toll, but where the headline gives it, it is what the report is about."""
    week = claim(72, scope="cumulative", when=None).model_copy(update={"time": day("2015-10-03", "2015-10-08")})
    other = claim(5, at=300, where="Herat")
    assert [e.scope for e in events_of(report("paper"), (week, other))] == ["incident", "cumulative"]
    assert [e.scope for e in events_of(report("paper", headline=(72,)), (week, other))] == ["incident", "incident"]
    war = claim(250000, scope="campaign", where=None, when=None)
    assert [e.scope for e in events_of(report("paper", headline=(250000,)), (war,))] == ["campaign"]


def test_a_sum_over_a_week_alone_is_the_event():
    """Where a report tells the figure of no event, the sum over a few days in one place is what it is about."""
    week = claim(72, scope="cumulative").model_copy(update={"time": day("2015-10-03", "2015-10-08")})
    assert [e.scope for e in events_of(report("paper"), (week,))] == ["incident"]
    month = week.model_copy(update={"time": day("2015-10-03", "2015-10-31")})
    assert [e.scope for e in events_of(report("paper"), (month,))] == ["cumulative"]


def test_no_main_event_where_the_report_is_about_a_toll():
    """A report whose opening tells a toll, and an event only late, is mainly about no event."""
    toll = claim(250, at=5, scope="campaign", where=None, when=None)
    late = claim(1, at=900, status="combatant", perpetrator=actor("Russia"))
    events = events_of(report("paper", headline_end=40, lede_end=90), (toll, late))
    assert not any(event.primary for event in events)


def test_order_of_claims_changes_nothing():
    """The same claims in any order give the same events with the same ids."""
    whole = claim(12)
    claims = [
        whole,
        part(whole, 3, at=50),
        claim(7, at=300, where="Herat"),
        position("deny", at=500),
        claim(9, at=700),
    ]
    expected = events_of(report("paper"), tuple(claims))
    for seed in range(20):
        shuffled = random.Random(seed).sample(claims, len(claims))
        assert events_of(report("paper"), tuple(shuffled)) == expected


WOUNDED = claim(5, "casualties", at=60, when=None)
BACKGROUND = [
    ("somebody new, deep in a report of wounded", claim(1, at=700, when=None, words="a 19-year-old man"), 2),
    ("one of those told of before", claim(1, at=700, when=None, words="the victim"), 1),
    ("told right behind the wounded", claim(1, at=130, when=None, words="a 19-year-old man"), 1),
    ("more wounded", claim(2, "injured", at=700, when=None, words="two women"), 1),
]


@pytest.mark.parametrize(("why", "later", "events"), BACKGROUND, ids=[row[0] for row in BACKGROUND])
def test_a_death_told_as_background_is_another_event(why, later, events):
    """Somebody new who dies deep in a report of wounded people died in another event; a report's worst comes first."""
    assert len(groups([WOUNDED, later])) == events


def test_a_headline_of_a_death_keeps_late_deaths():
    """Where the headline tells of a death, whoever dies deep in the text is of the same event."""
    dead = claim(1, at=700, when=None, words="a 19-year-old man")
    assert len(groups([WOUNDED, dead], report("paper", tells_of_death=True))) == 1


def past(period, at=0):
    """A claim's time: a month, told at an offset."""
    first, last = period
    return day(first, last, at=at).model_copy(update={"precision": "month"})


def test_a_day_well_before_the_report_is_another_event():
    """ "On May 8 six died" after today's news, which has no day beside it, is background."""
    news, before = claim(2, when=None), claim(6, at=600, when="2015-05-08", where=None)
    assert len(groups([news, before], report("paper", "2015-05-13", headline_end=60))) == 2


def test_a_day_just_before_the_report_is_the_event_s():
    """The day of the event is often told only below."""
    news, below = claim(2, when=None), claim(6, "injured", at=600, when="2015-05-12", where=None)
    assert len(groups([news, below], report("paper", "2015-05-13", headline_end=60))) == 1


def test_what_happened_in_some_month_gone_by_is_not_what_a_report_is_about():
    """Deaths "in February" in a report of March are background, even where no other harm is told."""
    told = claim(8, at=500, when=None).model_copy(update={"time": past(("2015-02-01", "2015-02-28"), at=480)})
    march = report("paper", "2015-03-07", headline_end=60)
    assert not any(event.primary for event in events_of(march, (told,)))
    within = told.model_copy(update={"time": past(("2015-03-01", "2015-03-31"), at=480)})
    assert any(event.primary for event in events_of(march, (within,)))


def test_a_sum_of_separate_shootings_is_a_toll_and_the_report_is_about_one_of_them():
    """ "Three dead in separate shootings" is a toll; of the shootings told one by one, one is the report's."""
    claims = (claim(3, at=20), claim(1, at=300, where="Kunduz"), claim(2, at=600, where="Herat"))
    events = events_of(report("paper", several=(35,)), claims)
    assert [event.scope for event in events] == ["incident", "incident", "cumulative"]
    assert [event.scope for event in events if event.primary] == ["incident"]
    assert {event.scope for event in events_of(report("paper"), claims)} == {"incident"}


def test_one_source_s_drone_and_artillery_are_two_acts():
    """A source that tells of shelling and of a drone mistakes neither for the other; two sources may."""
    shelled = claim(2, "injured", methods=("shelling",), by="SOHR")
    by_drone = claim(4, at=200, methods=("drone_strike",), by="SOHR")
    another_s = claim(4, at=200, methods=("drone_strike",), by="the ministry")
    from_the_air = claim(4, at=200, methods=("air_strike",), by="SOHR")
    assert len(groups([shelled, by_drone])) == 2
    assert len(groups([shelled, another_s])) == 1
    assert len(groups([shelled, from_the_air])) == 1
