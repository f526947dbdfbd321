"""One event, a sum, or a campaign."""

import pytest

from tollbook.claims.scope import CAMPAIGN_DAYS, length, scope_of
from tollbook.model import Count, Time


def period(start: str, end: str, precision: str = "days") -> Time:
    """A resolved period."""
    return Time(text="then", start_offset=0, end_offset=4, start=start, end=end, precision=precision, basis="said")


DAY = period("2016-05-09", "2016-05-09", "day")
FOUR_DAYS = period("2016-05-09", "2016-05-12")
YEARS = period("2011-03-01", "2016-05-12", "open")


@pytest.mark.parametrize(
    ("clause", "time", "scope"),
    [
        ("12 people were killed", None, "incident"),
        ("12 people were killed on Monday", DAY, "incident"),
        ("12 people were killed in four days", FOUR_DAYS, "cumulative"),
        ("12 people were killed in recent weeks", None, "cumulative"),
        ("12 people have been killed since the war began", None, "campaign"),
        ("12 people have been killed", YEARS, "campaign"),
        ("over the past five years 12 people were killed", YEARS, "campaign"),
    ],
)
def test_words_and_periods_tell_the_scope(clause: str, time: Time | None, scope: str) -> None:
    """Words of a war or a long period make a campaign, words of a sum or several days a sum, else it is one event."""
    assert scope_of(clause, time) == scope


def test_thousands_do_not_flee_one_event() -> None:
    """A displacement of a thousand or more is a sum."""
    thousand = Count(low=1000, best=1000, high=1000, qualifier="exact")
    assert scope_of("1,000 people fled", None, "displaced", thousand) == "cumulative"
    assert scope_of("1,000 people died", None, "killed", thousand) == "incident"


def test_a_period_s_length_counts_both_ends() -> None:
    """A day is one day long; an unknown time has no length."""
    assert (length(DAY), length(FOUR_DAYS), length(None)) == (1, 4, 0)
    assert length(YEARS) > CAMPAIGN_DAYS
