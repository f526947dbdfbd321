"""Tolls set beside the incidents inside them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.incidents.factory import claim, count, day, place, report

from tollbook.assessment import record_of
from tollbook.assessment.arithmetic import value
from tollbook.assessment.reconcile import lies_inside, reconciled, remainder
from tollbook.model import Incident, Range, Toll

KUNDUZ, HERAT = place("Kunduz"), place("Herat")


def toll(killed, first="2015-10-01", last="2015-10-31", where=KUNDUZ):
    """A month's toll for a town."""
    return Toll(id="t-1", time=day(first, last), place=where, killed=Range(**count(killed).model_dump(include=BOUNDS)))


def incident(name, killed, when="2015-10-03", where=KUNDUZ):
    """An incident of a day."""
    return Incident(id=name, time=day(when), place=where, killed=Range(**count(killed).model_dump(include=BOUNDS)))


BOUNDS = {"low", "best", "high"}
CASES = [
    ("two inside", toll(60), [incident("i-1", 42), incident("i-2", 5, "2015-10-20")], (13, 13, 13), ("i-1", "i-2")),
    ("one of another month", toll(60), [incident("i-1", 42), incident("i-2", 5, "2015-11-20")], (18, 18, 18), ("i-1",)),
    ("one of another town", toll(60), [incident("i-1", 42), incident("i-2", 5, where=HERAT)], (18, 18, 18), ("i-1",)),
    ("more inside than in all", toll(40), [incident("i-1", 42)], (0, 0, 0), ("i-1",)),
    ("an open toll", toll("60+"), [incident("i-1", 42)], (18, 18, None), ("i-1",)),
    ("a range inside", toll(60), [incident("i-1", "10-20")], (40, 50, 50), ("i-1",)),
]


@pytest.mark.parametrize(("why", "whole", "inside", "rest", "names"), CASES, ids=[row[0] for row in CASES])
def test_overlap_is_subtracted_and_shown(why, whole, inside, rest, names):
    """What the incidents inside a toll's place and period hold is taken off its figure, and named."""
    found = reconciled([*inside, whole])
    (row,) = found[-1].reconciled
    assert (row.low, row.best, row.high) == rest
    assert row.incidents == names
    assert found[:-1] == tuple(inside)


def test_a_toll_without_incidents_is_left_alone():
    """Where nothing lies inside, nothing is reconciled."""
    assert reconciled([toll(60), incident("i-1", 3, where=HERAT)])[0].reconciled == ()


def test_a_toll_without_a_period_holds_nothing():
    """An incident lies inside only what says from when to when."""
    assert not lies_inside(incident("i-1", 3), toll(60, "2015-10-01").model_copy(update={"time": None}))


def test_record_of_reconciles():
    """The record of reports gives the remainder of a month's toll, and the incident as it was."""
    month = claim(60, at=200, scope="cumulative", by="the morgue").model_copy(
        update={"time": day("2015-10-01", "2015-10-31", at=200)}
    )
    text = "The morgue of Kunduz counted its dead of October, and a school was hit on the third of the month. "
    readings = [(report("a", "2015-11-02", text=text), (claim(42, by="Relief Aid", at=10), month))]
    record = record_of(readings)
    tolls = [r for r in record if isinstance(r, Toll)]
    incidents = [r for r in record if isinstance(r, Incident)]
    assert [value(i.killed) for i in incidents] == [42]
    assert [(row.inside.best, row.best) for t in tolls for row in t.reconciled] == [(42, 18)]


bounds = st.tuples(st.integers(0, 90), st.integers(0, 90), st.integers(0, 90)).map(sorted)


@given(bounds, bounds, st.booleans())
def test_a_remainder_is_in_order_and_never_more_than_the_whole(whole, part, is_open):
    """Whatever is taken off, what is left lies between nobody and everyone."""
    figure = Range(low=whole[0], best=whole[1], high=None if is_open else whole[2])
    rest = remainder(figure, Range(low=part[0], best=part[1], high=part[2]))
    assert 0 <= rest.low <= rest.best <= figure.best
    assert rest.high is None if is_open else rest.best <= rest.high <= whole[2]
