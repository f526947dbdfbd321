"""One event, a sum, or a campaign."""

import pytest

from tollbook.claims.scope import CAMPAIGN_DAYS, length, of_counted_attacks, scope_of
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


COUNTED_ATTACKS = [
    ("Drones also targeted the hills four times, which resulted in the death of three guards.", 3, True),
    ("Artillery shelled the town several times, killing six.", 6, True),
    ("Drones also targeted the hills, which resulted in the death of three guards.", 3, False),
    ("Artillery shelled the town several times, killing one.", 1, False),
    ("Two men were stabbed four times and died.", 2, False),
    ("Four times that day he walked by a house that artillery shelled, killing six.", 6, False),
]


@pytest.mark.parametrize(("sentence", "dead", "summed"), COUNTED_ATTACKS)
def test_people_of_counted_attacks_are_a_sum(sentence: str, dead: int, summed: bool) -> None:
    """Several people of attacks that are counted are a sum; one person, or blows that are counted, are none."""
    assert of_counted_attacks(sentence, Count(low=dead, best=dead, high=dead, qualifier="exact")) is summed
