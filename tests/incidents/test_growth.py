"""Sets of events that may be grouped apart from each other."""

import random

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tollbook.incidents import groups_of, grown, would_join
from tollbook.incidents.clustering import average_link, groups_after, merges_of


def scores_among(names, dice, levels):
    """A score for about half of all pairs; few `levels`, so that many are equal, or none."""
    return {
        (a, b): float(dice.randrange(-6, 9)) if levels else dice.uniform(-6, 9)
        for a in names
        for b in names
        if a < b and dice.random() < 0.5
    }


@settings(max_examples=300, deadline=None)
@given(seed=st.integers(0, 10**9), here=st.integers(1, 7), there=st.integers(1, 7), levels=st.booleans())
@example(seed=1, here=3, there=3, levels=True)
def test_what_would_not_have_joined_may_be_grouped_apart(seed, here, there, levels):
    """Two sets of events of which no groups would have joined are grouped alone as they are together, ties or not."""
    dice = random.Random(seed)
    names = [f"e{i:02}" for i in range(here + there)]
    dice.shuffle(names)
    one, other = names[:here], names[here:]
    scores = scores_among(sorted(names), dice, levels)
    weaker = {pair: s - 5 * (len({*pair} & {*one}) == 1) for pair, s in scores.items()}
    apart = [groups_of(some, inside(weaker, some)) for some in (one, other)]
    meet = any(would_join(grown(x, weaker), grown(y, weaker), weaker) for x in apart[0] for y in apart[1])
    if not meet:
        assert sorted([*apart[0], *apart[1]]) == sorted(groups_of(names, weaker))


def inside(scores, events):
    """The scores of pairs within."""
    return {pair: score for pair, score in scores.items() if set(pair) <= set(events)}


def test_groups_that_would_join_only_on_the_way_are_seen():
    """A part of a group may be nearer to a stranger than to the rest of its group, though the whole group is not."""
    group = {("a", "b"): 1.0}
    assert groups_of("ab", group) == (("a", "b"),)
    near = {("a", "c"): 2.0, ("b", "c"): -9.0}
    assert would_join(grown(("a", "b"), group), grown(("c",), {}), near)
    assert groups_of("abc", group | near) == (("a", "c"), ("b",))
    assert not would_join(grown(("a", "b"), group), grown(("c",), {}), near | {("a", "c"): 0.5})


@given(seed=st.integers(0, 10**9), size=st.integers(1, 12))
def test_a_group_grows_alone_as_it_did_among_others(seed, size):
    """Each group, grouped by itself, comes to be whole by the merges that made it among all."""
    dice = random.Random(seed)
    scores = scores_among(range(size), dice, levels=True)
    merges = merges_of(size, scores, 0.0, -1.5)
    assert groups_after(size, merges) == average_link(size, scores, 0.0, -1.5)
    for group in groups_after(size, merges):
        alone = merges_of(size, inside(scores, group), 0.0, -1.5)
        assert alone == [m for m in merges if m.i in group]
