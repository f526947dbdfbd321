"""What becomes of those whose status nobody gives, by the four named policies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.incidents.factory import claim, count, part, report

from tollbook.assessment import assess, under_policies
from tollbook.assessment.statuses import by_status_policy, status_policies, status_policy, unassigned
from tollbook.errors import TollbookError
from tollbook.incidents import events_of
from tollbook.model import Casualties, Range
from tollbook.rules import load_yaml

WHOLE = claim(6)
SIX = [
    WHOLE,
    part(WHOLE, 2, at=30, status="civilian", words="two civilians"),
    part(WHOLE, 1, at=60, status="combatant"),
]


def statuses(record):
    """Status → (low, best, high) of the dead."""
    return {c.status: (c.low, c.best, c.high) for c in record.casualties if c.harm == "killed" and c.status}


def six_dead(policy):
    """Six dead, of whom two are said to be civilians and one a combatant."""
    return assess(events_of(report("a", "2020-01-01"), tuple(SIX)), status_policy=policy)


CASES = [
    ("beside", {"civilian": (2, 2, 2), "combatant": (1, 1, 1)}),
    ("unknown", {"civilian": (2, 2, 2), "combatant": (1, 1, 1), "unknown": (3, 3, 3)}),
    ("stated", {"civilian": (2, 2, 5), "combatant": (1, 1, 1)}),
    ("pending", {}),
]


@pytest.mark.parametrize(("policy", "expected"), CASES, ids=[row[0] for row in CASES])
def test_status_policy(policy, expected):
    """Each way leaves the total as it is and treats the three of unknown status as it says."""
    record = six_dead(policy)
    assert (record.killed.low, record.killed.high) == (6, 6)
    assert statuses(record) == expected
    assert any("3" in reason for reason in record.range_reasons)


@pytest.mark.parametrize("policy", status_policies())
def test_where_everyone_is_known_no_policy_changes_anything(policy):
    """Twelve civilians and five fighters of seventeen are what they are under every policy."""
    claims = (claim(12, status="civilian"), claim(5, status="combatant", at=40))
    record = assess(events_of(report("a", "2020-01-01"), claims), status_policy=policy)
    assert statuses(record) == {"civilian": (12, 12, 12), "combatant": (5, 5, 5)}


def test_a_record_is_made_anew_under_another_policy():
    """From the figures kept by origin the same record comes as by assessing the reports again."""
    kept = six_dead("beside")
    assert under_policies(kept, None, "unknown") == six_dead("unknown")
    assert under_policies(under_policies(kept, "airwars", "pending"), "default", "beside") == kept


def test_an_unknown_policy_is_refused_with_the_known_ones():
    """The error names the policies that there are."""
    with pytest.raises(TollbookError) as refused:
        status_policy("guess")
    assert refused.value.code == "no-status-policy"
    assert "beside, unknown, stated, pending" in refused.value.remedy


def test_every_policy_says_what_it_means_and_whence():
    """Each row gives its meaning and its source."""
    rows = load_yaml("statuses.yaml").values()
    assert {row["unassigned"] for row in rows} == {"beside", "unknown", "presume", "withhold"}
    assert all(row["meaning"] and row["source"] for row in rows)


figures = st.tuples(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60)).map(sorted)


@given(figures, figures, figures, st.sampled_from(sorted(status_policies())))
def test_statuses_never_exceed_the_whole(whole, civilians, fighters, policy):
    """Under no policy is a status more than everyone, and what is left unassigned is never below nobody."""
    total = Range(low=whole[0], best=whole[1], high=whole[2])
    given_rows = [
        Casualties(
            harm="killed", status=status, low=min(f[0], whole[0]), best=min(f[1], whole[1]), high=min(f[2], whole[2])
        )
        for status, f in (("civilian", civilians), ("combatant", fighters))
    ]
    rows, _ = by_status_policy(given_rows, "killed", total, policy)
    for row in rows:
        assert row.high is None or row.high <= total.high
        assert row.low is None or row.high is None or row.low <= row.high
    rest = unassigned(total, count(0))
    assert (rest.low, rest.high) == (total.low, total.high)
