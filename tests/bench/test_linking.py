"""How linking scales: short here, a hundred thousand claims in `make soak`."""

import pytest
from tests.bench.linking import MOST_MEMORY, MOST_SECONDS, peak_memory, steps


def test_a_report_costs_no_more_in_a_larger_project(tmp_path):
    """The median of what a report more costs, at 600 claims and at six times as many told of six times as many days.

    So many incidents a day hang together by chance, all of them: grouping the whole web again takes 1.8 times as
    long in the larger project.
    """
    (small,) = steps(tmp_path / "small", [600], days=6, added=40)
    (large,) = steps(tmp_path / "large", [3600], days=36, added=40)
    assert large.claims >= 6 * small.claims - 10
    assert large.each <= 1.5 * small.each


@pytest.mark.soak
def test_a_hundred_thousand_claims_are_linked_within_minutes(tmp_path):
    """In under five minutes of processor time and 4 GB, and what is added then costs no more than at a hundredth."""
    found = list(steps(tmp_path, [1_000, 10_000, 100_000]))
    assert sum(step.linked for step in found) <= MOST_SECONDS
    assert peak_memory() <= MOST_MEMORY
    assert found[-1].each <= 1.75 * found[0].each
    assert 18_000 <= found[-1].incidents <= 20_000
