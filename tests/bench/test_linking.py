"""How linking scales: short here, a hundred thousand claims in `make soak`."""

import pytest
from tests.bench.linking import MOST_MEMORY, MOST_SECONDS, peak_memory, steps


def test_a_report_costs_no_more_in_a_larger_project(tmp_path):
    """Processor time for each report added, at 300 claims and at five times as many, libraries loaded in the first."""
    small, large = steps(tmp_path, [300, 1500])
    assert large.claims >= 5 * small.claims - 10
    assert large.each <= 2 * small.each


@pytest.mark.soak
def test_a_hundred_thousand_claims_are_linked_within_minutes(tmp_path):
    """In under five minutes of processor time and 4 GB, and what is added then costs no more than at a tenth of it."""
    found = list(steps(tmp_path, [10_000, 100_000]))
    assert sum(step.linked for step in found) <= MOST_SECONDS
    assert peak_memory() <= MOST_MEMORY
    assert found[1].each <= 2 * found[0].each
