"""When it happened."""

from tests.claims.factory import claim, claims


def when(text: str) -> tuple[str | None, str | None]:
    """The period of the last claim of harm."""
    time = claims(text, "harm")[-1].time
    assert time is not None
    return time.start, time.end


def test_the_sentence_s_own_day_comes_first() -> None:
    """The day in the clause outweighs the one told before."""
    assert when("Rebels met in Hama on Monday. A shell killed nine people on Tuesday.") == ("2016-05-10", "2016-05-10")


def test_the_day_of_speaking_is_not_the_day_of_the_event() -> None:
    """ "Said on Wednesday" dates the words; the event keeps the day told before."""
    text = "A shell hit Hama on Monday. Nine people were killed, a doctor said on Wednesday."
    assert when(text) == ("2016-05-09", "2016-05-09")


def test_since_opens_a_period_until_publication() -> None:
    """ "Since Sunday" runs to the day the report was published."""
    assert when("Shelling has killed 30 people in Hama since Sunday.") == ("2016-05-08", "2016-05-12")


def test_without_any_day_the_claim_has_none() -> None:
    """No date is invented."""
    assert claim("A shell killed nine people in Hama.").time is None


def test_harm_that_is_told_of_has_happened() -> None:
    """A month or weekday that would lie after the report is the last before it, unless it is of something to come."""
    text = "A hearing is due for two men charged in the October shooting deaths of four women in Hama."
    assert when(text) == ("2015-10-01", "2015-10-31")
    text = "The trial was pushed to September. Four women were shot dead in Hama on Monday."
    assert when(text) == ("2016-05-09", "2016-05-09")


def test_a_page_may_tell_of_days_after_its_date() -> None:
    """A calendar day soon after the report's date was added to it; one further off, or a month, is last year's."""
    told = "On {}, a doctor said that a shell killed nine people in Hama."
    assert when(told.format("May 14")) == ("2016-05-14", "2016-05-14")
    assert when(told.format("May 24")) == ("2015-05-24", "2015-05-24")
    assert when(told.format("June")) == ("2015-06-01", "2015-06-30")


def test_a_day_soon_after_may_be_of_something_to_come() -> None:
    """What is planned for a day soon after the report dates no harm."""
    text = "The trial is scheduled for May 14. Four women were shot dead in Hama on Monday."
    assert when(text) == ("2016-05-09", "2016-05-09")
