"""Who is behind a claim."""

import pytest
from tests.incidents.factory import claim, report

from tollbook.incidents import first_reports, origin_of
from tollbook.model import Source

OUTLET = Source(name="Daily News", type="media")
STORY = (
    "The column was hit at dawn near the old mill, and nine drivers died before help came from the next valley. The "
    "mayor, who had counted them himself, said that the lorries carried flour and blankets for the camp beyond the "
    "river. A shepherd heard two aircraft circle for a quarter of an hour; then the bridge shook, and smoke rose over "
    "the poplars. By noon the road was closed, families stood at the barrier asking for names, and the clinic sent its "
    "only ambulance back empty because the wounded had already been driven north. The ministry said it would look into "
    "the matter once its crews had come home, and an aid group asked both sides to let the remaining lorries pass."
)
CASES = [
    ("the outlet itself", (OUTLET,), "daily-news"),
    ("a named body", (Source(name="Amnesty International", type="ngo"), OUTLET), "amnesty-international"),
    ("the body's other name", (Source(name="Doctors Without Borders", type="ngo"), OUTLET), "msf"),
    (
        "whom the speaker cites",
        (Source(name="Ann Low", type="government"), Source(name="Red Crescent", type="ngo"), OUTLET),
        "red-crescent",
    ),
    (
        "the medium told is none",
        (Source(name="Ann Low", type="government"), Source(name="AFP", type="wire_agency"), OUTLET),
        "ann-low",
    ),
    ("an unnamed office", (Source(name="police", type="police"), OUTLET), "police"),
    (
        "somebody unnamed",
        (Source(name="a resident", type="unnamed_official"), OUTLET),
        "unnamed_official via daily-news",
    ),
]


@pytest.mark.parametrize(("why", "sources", "expected"), CASES, ids=[row[0] for row in CASES])
def test_origin(why, sources, expected):
    """The origin is the deepest source cited, never the medium told, and an office by its kind."""
    told = claim(9).model_copy(update={"sources": sources})
    assert origin_of(told, report("d1", publisher="Daily News")).id == expected


def test_a_wire_credit_is_the_origin():
    """What two outlets assert under one agency's credit has one origin."""
    told = claim(9).model_copy(update={"sources": (OUTLET,)})
    origins = {origin_of(told, report(name, publisher=name, agencies=("Reuters",))).id for name in ("One", "Two")}
    assert origins == {"reuters"}


def test_reprints_have_their_first_publisher_as_origin():
    """Of near-identical texts, truncated or lightly edited, the first published is the origin of all."""
    first = report("a", "2020-01-01", text=STORY, publisher="One")
    cut = report("b", "2020-01-02", text=STORY[:430], publisher="Two")
    other = report(
        "c", "2020-01-02", text="A new bridge was opened by the minister on a sunny day in May. " * 8, publisher="Three"
    )
    known = first_reports([other, cut, first])
    told = claim(9).model_copy(update={"sources": (Source(name="Two", type="media"),)})
    assert origin_of(told, cut, known).id == "one"
    assert "c" not in known
