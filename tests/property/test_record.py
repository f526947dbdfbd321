"""Sums, parts and origins in any record of any reports, under every policy (DESIGN invariants 2 and 3)."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.incidents.factory import claim, part, report

from tollbook.assessment import assess, under_policies
from tollbook.assessment.arithmetic import value
from tollbook.assessment.statuses import status_policies
from tollbook.incidents import events_of
from tollbook.rules import load_yaml

ORIGINS = ("Relief Aid", "Hill Observers", "River Watch")
FIGURES = st.one_of(st.integers(1, 60), st.integers(1, 60).map(lambda n: f"{n}+"))
RANGE_POLICIES = sorted(load_yaml("ranges.yaml"))


@st.composite
def told(draw):
    """Events of one incident: each report gives one origin's toll, its injured and parts of both."""
    events = []
    for i in range(draw(st.integers(1, 5))):
        by = draw(st.sampled_from(ORIGINS))
        whole = claim(draw(FIGURES), by=by, at=10)
        claims = [whole, claim(draw(FIGURES), "injured", by=by, at=60)]
        if draw(st.booleans()):
            claims.append(
                part(whole, draw(st.integers(1, 80)), at=90, by=by, groups={"children": draw(st.integers(1, 80))})
            )
        if draw(st.booleans()):
            claims.append(part(whole, draw(st.integers(1, 80)), at=120, by=by, status="civilian", words="civilians"))
        if draw(st.booleans()):
            claims.append(claim(draw(st.integers(1, 40)), by=by, status="combatant", at=150))
        events += events_of(report(f"d{i}", f"2015-10-0{draw(st.integers(3, 9))}"), tuple(claims))
    return [event for event in events if event.scope == "incident"]


def bounds(row):
    """The bounds that are given, low to high."""
    return [n for n in (row.low, row.best, row.high) if n is not None]


@settings(max_examples=60, deadline=None)
@given(told(), st.sampled_from(RANGE_POLICIES), st.sampled_from(sorted(status_policies())))
def test_bounds_in_order_and_parts_within_wholes(events, ranges, statuses):
    """Under every policy bounds stand in order, and no group or status exceeds everyone."""
    record = under_policies(assess(events), ranges, statuses)
    for row in record.casualties:
        assert bounds(row) == sorted(bounds(row))
        whole = next(r for r in record.casualties if (r.harm, r.group, r.status) == (row.harm, None, None))
        assert whole.high is None or row.high is None or row.high <= whole.high
        assert whole.low is None or row.low is None or whole.high is None or row.low <= whole.high


@settings(max_examples=60, deadline=None)
@given(told())
def test_a_record_under_its_own_policy_is_itself(events):
    """What is made anew from the figures kept by origin is what assessing gave, for every range policy."""
    for policy in RANGE_POLICIES:
        assert under_policies(assess(events), policy) == assess(events, range_policy=policy)


@settings(max_examples=60, deadline=None)
@given(told(), st.sampled_from(ORIGINS))
def test_origins_are_counted_not_reports(events, again):
    """A record has at most as many origins as speak in it, and one more report of a known one adds none."""
    record = assess(events)
    speaking = {c.sources[0].name for e in events for c in e.claims}
    assert record.origins <= len(speaking)
    more = [e for e in events_of(report("more", "2015-10-10"), (claim(5, by=again, at=10),)) if e.scope == "incident"]
    assert assess([*events, *more]).origins == record.origins + (again not in speaking)


@settings(max_examples=60, deadline=None)
@given(told())
def test_each_origin_stands_by_one_figure_for_everyone(events):
    """Of each origin one figure of each harm is in force, and every figure seen belongs to an origin of the graph."""
    record = assess(events)
    whole = [(r.origin, r.harm) for r in record.by_origin if not (r.group or r.status or r.attackers)]
    assert len(whole) == len(set(whole))
    behind = {node.title for node in record.origin_graph.nodes if node.kind == "origin"}
    assert {seen.origin for seen in record.tolls_seen} <= behind


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 30), st.integers(1, 30), st.integers(1, 30))
def test_wounded_who_die_move(dead, wounded, later):
    """Of an origin's wounded those who die later are counted as dead and no longer as wounded: nobody is lost."""
    later = min(later, wounded)
    first = events_of(
        report("a", "2015-10-03"), (claim(dead, by="Relief Aid"), claim(wounded, "injured", by="Relief Aid", at=60))
    )
    died = events_of(
        report("b", "2015-10-04", of_wounds=(100,), increment=(100,)), (claim(later, by="Relief Aid", at=100),)
    )
    record = assess([*first, *died])
    assert value(record.killed) == dead + later
    assert value(record.injured) == wounded - later
    assert record.killed.best + record.injured.best == dead + wounded
