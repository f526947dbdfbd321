"""`tollbook read` as someone meets it who never saw the program."""

import json

import pytest
from tests.documents.html.test_entries import by_place

REPORT = """Shelling kills nine in Arbin, residents say

DAMASCUS, March 4 (AFP) - At least nine people, including three children, were killed when shells hit a market in
Arbin on Tuesday, the Syrian Observatory for Human Rights said.

Residents blamed the army for the shelling. The army denied shelling the market.
"""


@pytest.fixture
def report(tmp_path):
    """A report of ours, as a file."""
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture
def read(tollbook, report):
    """What `read` prints of it."""
    return tollbook("read", report, "--published", "2015-03-04", "--publisher", "Sample Outlet").stdout


def test_it_says_who_published_when(read):
    """The publisher and the date given on the command line stand in the head, with the agency credited."""
    assert read.splitlines()[1] == "Sample Outlet · 2015-03-04 · credits AFP"


def test_it_says_who_was_harmed_where_when_and_allegedly_by_whom(read):
    """The main incident's facts are labelled, and its date says what it was read from."""
    facts = {line.split()[0]: line for line in read.splitlines() if line.startswith("  ") and line.strip()}
    assert "at least 9" in facts["Killed"]
    assert "children 3" in facts["Killed"]
    assert "2015-03-03" in facts["When"]
    assert "“Tuesday”" in facts["When"]
    assert "Arbin" in facts["Where"]
    assert "(alleged)" in read


def test_each_claim_names_its_source_and_quotes_its_words(read):
    """The figure's claim is the Observatory's, in its own words between asterisks."""
    lines = read.splitlines()
    at = next(i for i, line in enumerate(lines) if "says: At least nine people" in line)
    assert "Observatory" in lines[at]
    quote = " ".join(line.strip() for line in lines[at + 1 : at + 5])
    assert quote.count("*") >= 2
    assert "At least nine people" in quote


def test_a_part_follows_its_whole_and_is_not_added(read):
    """The children stand after the nine, marked as a part of them."""
    assert read.index("At least nine people") < read.index("three children killed")
    assert "part of claim 1, not added to it" in " ".join(read.split())


def test_a_denial_is_told_apart_from_what_is_reported(read):
    """It stands under what is answered, with the party that denies."""
    assert read.index("What is answered, denied or admitted") < read.index("Syrian government denies")


def test_piped_output_has_no_colours_and_fits_its_width(read):
    """No escape sequence, no line above the width, no blanks at ends of lines."""
    assert "\x1b" not in read
    assert all(len(line) <= 100 and line == line.rstrip() for line in read.splitlines())


def test_json_prints_the_whole_reading(tollbook, report):
    """One line, the record that `extract` writes."""
    lines = tollbook("read", report, "--json").stdout.splitlines()
    assert len(lines) == 1
    assert set(json.loads(lines[0])) == {"document", "statements", "places", "times", "claims", "incidents"}


def test_without_a_date_it_says_that_days_stay_unresolved(tollbook, tmp_path):
    """It guesses no date and names the option that helps."""
    path = tmp_path / "undated.txt"
    path.write_text("Six people were killed in shelling on Friday, doctors said.")
    result = tollbook("read", path).stdout
    assert "No publication date is known" in result
    assert "--published" in result
    assert "not resolved (“Friday”)" in result


def test_a_report_in_another_language_is_named_as_not_read(tollbook, tmp_path):
    """The language is said, and no claim is made of it."""
    path = tmp_path / "fremd.jsonl"
    text = "Bei einem Angriff auf das Dorf wurden am Freitag zwölf Menschen getötet, teilte die Behörde mit."
    path.write_text(json.dumps({"id": "x", "language": "de", "text": text}))
    result = tollbook("read", path).stdout
    assert "Not read: it is in the language “de”" in result
    assert "killed" not in result


def test_a_hostile_report_cannot_control_the_terminal(tollbook, tmp_path):
    """Escape sequences and characters that turn a line around are shown as replaced, markup is plain text."""
    path = tmp_path / "hostile.jsonl"
    text = "Six people were killed in [bold red] Homs \x1b[2J \u202eon Friday, doctors said."
    path.write_text(
        json.dumps({"id": "x", "title": "\x1b]0;owned\x07 Shelling goes on", "text": text, "language": "en"})
    )
    result = tollbook("read", path)
    assert result.exit_code == 0
    assert not {"\x1b", "\x07", "\u202e"} & set(result.stdout)
    assert "[bold red]" in result.stdout


def test_reading_from_standard_input(tollbook):
    """`-` reads the report from the pipe."""
    result = tollbook("read", "-", input=REPORT)
    assert "At least nine people" in result.stdout


def test_an_empty_report_is_an_error_with_code_two(tollbook, tmp_path):
    """The sentence names the file."""
    (tmp_path / "empty.txt").write_text("")
    result = tollbook("read", tmp_path / "empty.txt")
    assert result.exit_code == 2
    assert "empty.txt is empty" in result.stderr


def test_the_entries_of_a_live_blog_are_told_apart(tollbook, tmp_path):
    """The head says how many there are and over which time; each claim has the moment of its own entry."""
    (tmp_path / "live.html").write_text(by_place("article"), encoding="utf-8")
    lines = [line.strip() for line in tollbook("read", tmp_path / "live.html").stdout.splitlines()]
    assert "A live blog of 3 dated entries, 2021-05-04 10:00 to 2021-05-06 18:00." in lines
    first = next(i for i, line in enumerate(lines) if "Thirteen people killed" in line)
    assert "Entry: 2021-05-06 18:00" in lines[first : first + 4]
    last = next(i for i, line in enumerate(lines) if "Eleven people killed" in line)
    assert "Entry: 2021-05-04 10:00" in lines[last : last + 4]
