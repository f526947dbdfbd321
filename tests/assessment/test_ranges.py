"""Figures of several origins made one range by named policies."""

import pytest
from tests.incidents.factory import count

from tollbook.assessment.ranges import OriginFigure, combine, range_policy
from tollbook.model import Range
from tollbook.rules import load_yaml


def figures(*said):
    """One figure an origin, each a day later."""
    return [OriginFigure(f"o{i}", count(figure), f"2020-01-0{i + 1}") for i, figure in enumerate(said)]


CASES = [
    ("default", (12,), (12, 12, 12)),
    ("default", ("12+",), (12, 12, None)),
    ("default", (12, 15), (12, 15, 15)),
    ("default", (12, 12, 15), (12, 12, 15)),
    ("default", ("12+", 15), (12, 15, 15)),
    ("default", (12, "15+"), (12, 15, None)),
    ("default", ("10-20", 15), (10, 15, 20)),
    ("airwars", (12, 15), (12, None, 15)),
    ("ucdp", (15, 12), (12, 12, 15)),
    ("acled", (15, 12), (12, 12, 12)),
    ("ibc", (12, 15), (12, 15, 15)),
]


@pytest.mark.parametrize(("policy", "said", "expected"), CASES)
def test_policy(policy, said, expected):
    """Each policy makes its own range of the same figures."""
    combined, _ = combine(figures(*said), policy)
    assert combined == Range(low=expected[0], best=expected[1], high=expected[2])


def test_one_origin_is_provisional_for_iraq_body_count():
    """Iraq Body Count needs two independent sources, else the figure is provisional and says so."""
    assert any("provisional" in reason for reason in combine(figures(12), "ibc")[1])
    assert not any("provisional" in reason for reason in combine(figures(12, 12), "ibc")[1])


def test_no_figure_no_range():
    """Where no origin gives a figure there is no range."""
    assert combine([]) == (None, ())


@pytest.mark.parametrize("name", load_yaml("ranges.yaml"))
def test_every_policy_names_its_source(name):
    """Every policy says where its rule comes from."""
    assert range_policy(name).source
