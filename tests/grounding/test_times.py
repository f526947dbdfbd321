"""Phrases and the dates they mean, as a table; datelines, anchors and what stays unresolved."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tollbook.grounding import find_times
from tollbook.model import Time

ROWS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "data" / "times.yaml").read_text(encoding="utf-8"))


def told(time: Time) -> list[str | None]:
    """A time as a row of the table: words, start, end, precision, clock and zone where said."""
    row = [time.text, time.start, time.end, time.precision]
    if time.clock or time.timezone:
        row.append(time.clock)
    return [*row, time.timezone] if time.timezone else row


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][-60:])
def test_table_of_phrases(row: dict[str, Any]) -> None:
    """Every phrase of the table gives exactly the times written beside it."""
    assert [told(t) for t in find_times(row["text"], row["published"])] == row["times"]


def test_table_is_long_enough() -> None:
    """The table holds at least 250 phrases."""
    assert len(ROWS) >= 250


def test_the_reports_own_date_overrides_the_publication_date_and_says_so() -> None:
    """A weekday counts from the dateline where it differs from the publication date, and the basis names both."""
    text = "Posted on April 19 2017\n\nFour people died on Tuesday."
    dateline, tuesday = find_times(text, "2017-04-25")
    assert dateline.basis.startswith("dateline")
    assert tuesday.start == "2017-04-18"
    assert "dateline 2017-04-19 (over publication 2017-04-25)" in tuesday.basis


def test_a_date_of_the_story_is_no_dateline() -> None:
    """A full date to which running words lead does not move the day that weekdays count from."""
    text = "The siege began on April 19 2014. Four people died on Tuesday."
    assert find_times(text, "2015-12-30")[1].start == "2015-12-29"


def test_an_old_date_at_the_top_is_no_dateline() -> None:
    """A full date years before publication at the start of a line is part of the story."""
    text = "September 11, 2001 is remembered here. Four people died on Tuesday."
    assert find_times(text, "2015-12-30")[1].start == "2015-12-29"


def test_without_publication_the_basis_says_why_nothing_is_resolved() -> None:
    """A weekday without a publication date has no dates and a basis that says so."""
    (tuesday,) = find_times("The market was hit on Tuesday.", None)
    assert (tuesday.start, tuesday.end) == (None, None)
    assert tuesday.basis == "no publication date known"


def test_basis_names_the_rule_and_its_anchor() -> None:
    """The basis tells by which day a weekday was resolved."""
    (tuesday,) = find_times("The market was hit on Tuesday.", "2015-12-30T08:15:00Z")
    assert tuesday.basis == "last Tuesday before publication 2015-12-30"


def test_an_event_that_the_text_does_not_date_stays_unresolved() -> None:
    """The first week of an offensive whose beginning is not told has no dates."""
    (week,) = find_times("Ten people died in the first week of the offensive.", "2015-12-30")
    assert week.start is None
    assert "does not date the beginning" in week.basis


def test_a_truce_does_not_date_an_air_campaign() -> None:
    """The first days of an event count from the beginning of that event, not of another one dated in the text."""
    text = (
        "The truce began on 1 March. The army launched its offensive on 10 May. "
        "Ten people died in the first two days of the assault."
    )
    assert find_times(text, "2015-12-30")[-1].start == "2015-05-10"


def test_times_far_apart_in_a_long_text_are_all_found() -> None:
    """Long stretches without dates between two dates change neither."""
    text = "Hit on Monday. " + "The road was quiet. " * 5000 + "Hit again on Tuesday."
    assert [t.start for t in find_times(text, "2015-12-30")] == ["2015-12-28", "2015-12-29"]


def test_a_publication_date_that_is_none_counts_as_unknown() -> None:
    """Publication dates that are no ISO dates leave times unresolved."""
    assert find_times("Hit on Monday.", "soon")[0].start is None
