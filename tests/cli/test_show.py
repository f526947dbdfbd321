"""`show`, `explain` and `explain-value` over the sample project."""

import json

import pytest

from tollbook.errors import TollbookError
from tollbook.project import Project


@pytest.fixture
def confirmed(demo_folder):
    """The id of the incident graded confirmed."""
    return next(i.id for i in Project(demo_folder).incidents() if i.grade == "confirmed")


def test_show_lists_incidents_by_date_and_tolls_apart(tollbook, demo_folder, confirmed):
    """Each line has id, date, place, killed, grade and origins; the tolls follow under a heading of their own."""
    shown = tollbook("show", demo_folder).stdout
    line = next(line for line in shown.splitlines() if confirmed in line)
    assert ("2015-10-03" in line, "Kunduz" in line, "confirmed" in line) == (True, True, True)
    assert shown.index("2015-10-03") < shown.index("2015-12-25") < shown.index("never added to incidents")
    assert shown.index("never added to incidents") < shown.index("t-")


def test_show_one_has_every_claim_with_its_words(tollbook, demo_folder, confirmed):
    """Facts, history and positions come first, then each report with its claims."""
    shown = tollbook("show", demo_folder, confirmed).stdout
    for words in ("How the figures were told over time", "What the parties answer", "Claims, by report",
                  "MSF says: at least 42 people killed", "United States disputes"):  # fmt: skip
        assert words in shown
    assert shown.count("Sample Outlet") >= 12


def test_show_as_json_holds_the_records(tollbook, demo_folder, confirmed):
    """The list has incidents and tolls; one has the record and its claims with their documents."""
    every = json.loads(tollbook("show", demo_folder, "--json").stdout)
    assert {len(every["incidents"]), len(every["tolls"])} == {2}
    one = json.loads(tollbook("show", demo_folder, confirmed, "--json").stdout)
    assert one["record"]["id"] == confirmed
    assert {claim["id"] for claim in one["claims"]} == set(one["record"]["claims"])
    assert all(claim["document"] in one["record"]["documents"] for claim in one["claims"])


def test_a_toll_can_be_shown_whole(tollbook, demo_folder):
    """It says that it is not graded and never added."""
    toll = next(Project(demo_folder).tolls()).id
    assert "not graded and never added" in tollbook("show", demo_folder, toll).stdout


def test_failed_inputs_are_listed_with_their_reason(tollbook, tmp_path):
    """`--failed` names the input and what was wrong; `--json` gives the same to a program."""
    (tmp_path / "good.txt").write_text("Six people were killed in shelling in Homs on Friday, doctors said.")
    (tmp_path / "empty.txt").write_text("")
    Project(tmp_path / "p").run([str(tmp_path / "good.txt"), str(tmp_path / "empty.txt")])
    assert "empty.txt" in tollbook("show", tmp_path / "p", "--failed").stdout
    failures = json.loads(tollbook("show", tmp_path / "p", "--failed", "--json").stdout)
    assert [failure["code"] for failure in failures] == ["empty-file"]


def test_an_unknown_incident_is_an_error_that_says_how_to_list_them(tollbook, demo_folder):
    """The id asked for is named."""
    for command in ("show", "explain"):
        error = tollbook(command, demo_folder, "i-unknown").exception
        assert isinstance(error, TollbookError)
        assert "i-unknown" in str(error)
        assert f"tollbook show {demo_folder}" in error.remedy


def test_explain_says_why_this_range_and_this_grade(tollbook, demo_folder, confirmed):
    """Each figure stands with its origin and words, the grade with the rule that fitted."""
    told = tollbook("explain", demo_folder, confirmed).stdout
    for heading in ("Why this range", "Every figure seen, with its words", "Responsibility",
                    "In short", "By origin", "How sure it is", "What the parties answer, over time",
                    "Protected objects", "Why this grade"):  # fmt: skip
        assert heading in told
    assert "“at least 42 people were killed”" in told
    assert "Confirmed: United States accepted the harm to civilians" in told
    parts = json.loads(tollbook("explain", demo_folder, confirmed, "--json").stdout)
    assert {"id", "title", "summary", "notes", "figures", "by_origin", "told", "positions", "grade"} <= set(parts)
    assert "[1] Afghan interior ministry spokesman" in parts["notes"][0]


def test_explain_shows_who_is_behind_the_reports(tollbook, demo_folder, confirmed):
    """`--origins` names the origin that five outlets carry and how each report came by its words; JSON is a graph."""
    told = tollbook("explain", demo_folder, confirmed, "--origins").stdout
    assert "Origin: MSF" in told
    assert "another's words" in told
    graph = json.loads(tollbook("explain", demo_folder, confirmed, "--origins", "--json").stdout)
    assert {node["kind"] for node in graph["nodes"]} == {"origin", "outlet", "document"}
    assert {"cites", "credits", "publishes"} <= {edge["kind"] for edge in graph["edges"]}


def test_policies_are_chosen_at_show_explain_and_export(tollbook, demo_folder, confirmed):
    """Each command makes the record anew under the policy asked for, and refuses one that there is not."""
    airwars = ("--range-policy", "airwars")
    shown = json.loads(tollbook("show", demo_folder, confirmed, "--json", *airwars).stdout)["record"]
    assert (shown["range_policy"], shown["killed"]["best"]) == ("airwars", None)
    assert "Ranges by the policy “airwars”" in tollbook("explain", demo_folder, confirmed, *airwars).stdout
    lines = tollbook(
        "export", demo_folder, "incidents-jsonl", *airwars, "--status-policy", "pending"
    ).stdout.splitlines()
    exported = next(record for record in map(json.loads, lines) if record["id"] == confirmed)
    assert (exported["range_policy"], exported["status_policy"]) == ("airwars", "pending")
    plain = json.loads(tollbook("show", demo_folder, confirmed, "--json").stdout)["record"]
    assert plain["range_policy"] == "default"
    for command in (("show", demo_folder), ("explain", demo_folder, confirmed), ("export", demo_folder, "csv")):
        refused = tollbook(*command, "--range-policy", "mine").exception
        assert isinstance(refused, TollbookError)
        assert "airwars" in refused.remedy


def test_explain_value_tells_how_a_phrase_is_read(tollbook):
    """A figure with its rule, a date with its basis, a place on the map, a party by its name."""
    phrase = "at least two dozen people were killed near Idlib last Tuesday by Russian air strikes"
    told = tollbook("explain-value", phrase, "--published", "2015-12-30").stdout
    for words in ("at least 24", "at least 24/24/–", "2015-12-22", "before publication 2015-12-30", "Idlib", "gov-ru",
                  "air_strike"):  # fmt: skip
        assert words in told
    values = json.loads(tollbook("explain-value", phrase, "--published", "2015-12-30", "--json").stdout)
    assert values["counts"][0]["count"]["low"] == 24
    assert values["times"][0]["start"] == "2015-12-22"


def test_explain_value_without_a_date_resolves_nothing(tollbook):
    """The weekday stays open, and the option that helps is named."""
    told = tollbook("explain-value", "on Friday").stdout
    assert "not resolved" in told
    assert "--published" in told
