"""Figures compared, added and cut."""

from hypothesis import given
from hypothesis import strategies as st
from tests.incidents.factory import count

from tollbook.assessment.arithmetic import add, at_most, value, within_bounds
from tollbook.model import Range


@st.composite
def ranges(draw):
    """Any range with its bounds in order."""
    bounds = sorted(draw(st.lists(st.integers(0, 300), min_size=3, max_size=3)))
    keep = draw(st.tuples(st.booleans(), st.booleans(), st.booleans()))
    return Range(**{k: n if kept else None for k, n, kept in zip(("low", "best", "high"), bounds, keep, strict=True)})


def test_sums_stay_open_upward():
    """ "At least 12" and 5 are at least 17."""
    assert add([count("12+"), count(5)]) == Range(low=17, best=17, high=None)
    assert add([]) is None


def test_a_part_is_cut_to_its_whole():
    """9 of 4 are 4; of at least 4 they may be 9."""
    assert at_most(count(9), count(4)) == Range(low=4, best=4, high=4)
    assert at_most(count(9), count("4+")) == Range(low=9, best=9, high=9)


@given(ranges(), ranges())
def test_no_bound_of_a_part_exceeds_its_wholes(part, whole):
    """Cut bound by bound, a part keeps its order and stays within its whole wherever both say a bound."""
    cut = within_bounds(part, whole)
    for mine, theirs in ((cut.low, whole.low), (cut.best, whole.best), (cut.high, whole.high)):
        assert mine is None or theirs is None or mine <= theirs
    assert value(cut) <= value(part)
