"""Every entry of the documents' vocabulary is found in its own example lines, and in none of the others."""

import pytest

from tollbook.documents.bylines import dateline_agencies, read_byline
from tollbook.documents.credits import find_credit
from tollbook.documents.furniture import furniture_code, opens_links
from tollbook.documents.publishers import publisher_of
from tollbook.rules import Entry, lexicon


def entries(name: str) -> list[object]:
    """A lexicon's entries as test cases."""
    return [pytest.param(entry, id=entry.code) for entry in lexicon(f"documents/{name}.yaml")]


def agencies_in(line: str) -> tuple[str, ...]:
    """The agencies that a line credits."""
    byline = read_byline(line)
    return dateline_agencies(line) + (byline.agencies if byline else ())


@pytest.mark.parametrize("entry", entries("furniture"))
def test_furniture(entry: Entry) -> None:
    """A line of furniture is told from a line of the report that begins alike."""
    assert entry.found and entry.absent
    assert all(furniture_code(line) or opens_links(line) for line in entry.found)
    assert not any(furniture_code(line) or opens_links(line) for line in entry.absent)


@pytest.mark.parametrize("entry", entries("credits"))
def test_credits(entry: Entry) -> None:
    """A picture's credit is told from running text with the same words."""
    assert entry.found and entry.absent
    assert all(find_credit(line) for line in entry.found)
    assert not any(find_credit(line) for line in entry.absent)


@pytest.mark.parametrize("entry", entries("agencies"))
def test_agencies(entry: Entry) -> None:
    """An agency is credited in its example and not where its letters are part of another word."""
    assert entry.found and entry.absent
    assert all(entry.code in agencies_in(line) for line in entry.found)
    assert not any(entry.code in agencies_in(line) for line in entry.absent)


@pytest.mark.parametrize("entry", entries("publishers"))
def test_publishers(entry: Entry) -> None:
    """A publisher is known by its domain and the hosts below it, and by no domain that merely ends alike."""
    for domain in entry.terms:
        assert publisher_of(f"https://www.{domain}/news/1") == entry.code
        assert publisher_of(f"https://x{domain}/news/1") == f"x{domain}"


def test_a_list_of_films_and_bracketed_pointers_are_furniture():
    """A film's length before a headline, and a pointer in brackets, are no part of a report; an hour of the day is."""
    assert furniture_code("1:47 Man found dead in Oakmere; suspect arrested") == "playlist"
    assert furniture_code("(READ: MOTHER OF SLAIN MAN SPEAKS OUT)")
    assert furniture_code("10:52 p.m.: Police say two people were killed") is None
    assert furniture_code("10:52 Two people were killed, police say.") is None
    assert furniture_code("(The town had been shelled for a week)") is None


def test_alerts_of_an_author_are_furniture():
    """Offers to be told of an author's next reports name the author, and are furniture all the same."""
    line = "Whenever Ann Low posts new content, you'll get an email delivered to your inbox with a link."
    assert furniture_code(line) == "subscription"
    assert furniture_code("Whenever Ann Low posts news of the war, her town listens.") is None
