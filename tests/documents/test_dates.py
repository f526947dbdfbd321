"""Dates as pages write them."""

import pytest

from tollbook.documents.dates import find_date, parse_date
from tollbook.documents.stamps import read_stamp


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2015-12-30", "2015-12-30"),
        ("Tue, 04 May 2021 10:00:00 +99999999999999999999", None),
        ("2015-12-30T14:05:00Z", "2015-12-30T14:05:00+00:00"),
        ("2015-12-30 14:05:09.123+0200", "2015-12-30T14:05:09+02:00"),
        ("December 30, 2015", "2015-12-30"),
        ("Dec. 30, 2015, 3:04 PM EST", "2015-12-30T15:04:00-05:00"),
        ("30 December 2015 at 09:15 GMT", "2015-12-30T09:15:00+00:00"),
        ("Wed 19 Apr 2017", "2017-04-19"),
        ("30th of December 2015", "2015-12-30"),
        ("30.12.2015", "2015-12-30"),
        ("30/12/2015", "2015-12-30"),
        ("12/30/2015", "2015-12-30"),
        ("2015/12/30", "2015-12-30"),
        ("30. Dezember 2015", "2015-12-30"),
        ("30 décembre 2015", "2015-12-30"),
        ("12 AM", None),
        ("Wed, 30 Dec 2015 14:05:00 +0100", "2015-12-30T14:05:00+01:00"),
        ("03/04/2015", None),
        ("05/05/2015", "2015-05-05"),
        ("30 February 2015", None),
        ("2015-13-01", None),
        ("December 2015", None),
        ("soon", None),
        ("0001-01-01", None),
    ],
)
def test_a_date_is_read_or_refused(said: str, meant: str | None):
    """A whole date becomes ISO 8601; what is ambiguous, impossible or no date gives nothing."""
    assert parse_date(said) == meant


def test_noon_and_midnight():
    """Twelve in the morning is midnight, twelve in the afternoon noon."""
    assert parse_date("May 4, 2021 12:30 AM") == "2021-05-04T00:30:00"
    assert parse_date("May 4, 2021 12:30 PM") == "2021-05-04T12:30:00"


@pytest.mark.parametrize(
    ("line", "published", "modified"),
    [
        ("Published: May 4, 2021", "2021-05-04", None),
        ("Last updated on 5 May 2021 at 10:00 GMT", None, "2021-05-05T10:00:00+00:00"),
        ("Published May 4, 2021 | Updated May 5, 2021", "2021-05-04", "2021-05-05"),
        ("By Jane Doe | May 4, 2021 | 3 min read", "2021-05-04", None),
    ],
)
def test_a_line_of_dates(line: str, published: str | None, modified: str | None):
    """Labels say whether a date is the publication's or a change's."""
    stamp = read_stamp(line)
    assert stamp and (stamp.published, stamp.modified) == (published, modified)


def test_a_sentence_with_a_date_is_no_stamp():
    """A date within a sentence is the sentence's."""
    assert read_stamp("On May 4, 2021 the army shelled the town.") is None


def test_a_date_is_found_among_other_words():
    """A short text around a headline may hold a date beside other things."""
    assert find_date("World news · 4 May 2021 · 3 comments") == "2021-05-04"
