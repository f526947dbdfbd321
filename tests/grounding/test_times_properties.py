"""What holds for the times of any text."""

from datetime import date, timedelta
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tollbook.grounding import find_times
from tollbook.grounding.times.feasts import feast, orthodox_easter, western_easter
from tollbook.grounding.times.intervals import shift, unit_around

DAYS = st.dates(date(1990, 1, 1), date(2035, 12, 31))
VOCABULARY = (
    "on in the of last next this past early late mid- since until between and from to a two three 3 7 12 30 2015 1999 "
    "Monday Friday October Oct. May March week weeks month year days ago later earlier first third quarter morning "
    "night 02:08 2 a.m. GMT Ramadan Christmas summer , . - ( ) 's 3/4/2015 1990s 99999 0 Oct 042017"
)
WORDS = st.sampled_from(VOCABULARY.split())


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=25), st.one_of(st.none(), DAYS))
def test_any_run_of_time_words_gives_verbatim_ordered_intervals(words: list[str], day: date | None) -> None:
    """Words stand at their offsets, times never overlap, start ≤ end, and years lie from 1900 to 2100."""
    text = " ".join(words)
    times = find_times(text, day.isoformat() if day else None)
    reached = 0
    for t in times:
        assert text[t.start_offset : t.end_offset] == t.text
        assert t.start_offset >= reached
        reached = t.end_offset
        if t.start and t.end:
            assert "1900-01-01" <= t.start <= t.end <= "2100-12-31"
        assert t.basis


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200), st.one_of(st.none(), DAYS))
def test_any_text_is_read_without_error(text: str, day: date | None) -> None:
    """Arbitrary characters raise nothing, and offsets hold."""
    for t in find_times(text, day.isoformat() if day else None):
        assert text[t.start_offset : t.end_offset] == t.text


@given(DAYS, st.integers(0, 6))
def test_a_bare_weekday_lies_in_the_week_up_to_publication(day: date, weekday: int) -> None:
    """A weekday in the past tense is the publication day or one of the six days before it."""
    name = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][weekday]
    (t,) = find_times(f"A school was hit on {name}.", day.isoformat())
    found = date.fromisoformat(t.start or "")
    assert found.weekday() == weekday
    assert timedelta(0) <= day - found <= timedelta(6)


@given(DAYS)
def test_a_date_in_full_means_itself_whatever_the_publication_day(day: date) -> None:
    """Day, month and year in words give that very day."""
    text = f"It was hit on {day.day} {day.strftime('%B')} {day.year}."
    for published in (None, "1991-01-01", "2030-06-15"):
        assert find_times(text, published)[0].start == day.isoformat()


@given(DAYS)
def test_reading_is_deterministic(day: date) -> None:
    """The same text and day give equal times."""
    text = "On Monday, two days after the raid of 3 May, the first week of the siege began."
    assert find_times(text, day.isoformat()) == find_times(text, day.isoformat())


@given(DAYS, st.sampled_from(["week", "month", "quarter", "half", "year", "decade"]))
def test_calendar_units_hold_their_day_and_touch_the_next(day: date, unit: str) -> None:
    """A unit holds its day, and the day after its end begins the next one."""
    start, end = unit_around(day, unit)
    assert start <= day <= end
    assert unit_around(end + timedelta(1), unit)[0] == end + timedelta(1)


@given(DAYS, st.integers(-40, 40))
def test_moving_by_months_keeps_the_day_or_takes_the_last(day: date, months: int) -> None:
    """A day moved by months keeps its number, or is the month's last day."""
    moved = shift(day, months, "month")
    assert moved.day == day.day or (moved + timedelta(1)).day == 1


@pytest.mark.parametrize(
    ("year", "western", "orthodox"),
    [(2000, "2000-04-23", "2000-04-30"), (2015, "2015-04-05", "2015-04-12"), (2016, "2016-03-27", "2016-05-01"),
     (2019, "2019-04-21", "2019-04-28"), (2024, "2024-03-31", "2024-05-05"), (2025, "2025-04-20", "2025-04-20")],
)  # fmt: skip
def test_easter_sundays(year: int, western: str, orthodox: str) -> None:
    """Both Easters fall on the Sundays that the churches kept."""
    assert western_easter(year).isoformat() == western
    assert orthodox_easter(year).isoformat() == orthodox


@pytest.mark.parametrize("year", range(1990, 2035))
def test_ramadan_lasts_29_or_30_days_and_ends_before_eid(year: int) -> None:
    """Each Ramadan of the table has 29 or 30 days and touches Eid al-Fitr."""
    for first, last in feast("ramadan", year):
        assert (last - first).days + 1 in {29, 30}
        eids = [f for y in (year, year + 1) for f, _ in feast("eid_al_fitr", y)]
        assert last + timedelta(1) in eids


@pytest.mark.parametrize(
    "piece", ["on Monday and ", "2015-", "1 ", "first ", "a b ", "Oct. ", "(((", "12:30 ", "the the "]
)
def test_hostile_repetition_is_read_in_linear_time(piece: str) -> None:
    """Doubling a repetitive text does not much more than double the time."""
    small, large = piece * (40_000 // len(piece)), piece * (80_000 // len(piece))
    find_times(small[:2000], "2015-12-30")

    def seconds(text: str) -> float:
        begun = process_time()
        find_times(text, "2015-12-30")
        return process_time() - begun

    slow = min(seconds(small) for _ in range(2))
    assert min(seconds(large) for _ in range(2)) < 3.5 * slow + 0.3
