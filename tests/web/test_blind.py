"""Who codes an item blind meets the other coder's work on no page and in no answer, until both are done."""

import re
from urllib.parse import quote

import pytest
from fastapi.routing import APIRoute
from tests.web.conftest import PASSWORD, Person

from tollbook.review.blind import blind_of
from tollbook.review.viewer import viewer_of

INCIDENT, OTHER = "i-arda-2", "i-belm-1"
WORK = ("sentinelreason", "7777", "8888")


@pytest.fixture
def first(app):
    """The first coder, at work: he corrects a claim, rejects one, adds one and grades the incident."""
    bench = app.state.workbench
    bench.users.add("second", PASSWORD, "coder", "anna", "p-second")
    people = {user.name: viewer_of(user) for user in all_users(bench)}
    admin, editor, coder = people["admin"], people["editor"], people["second"]
    bench.queue.assign(admin, INCIDENT, [editor.id, coder.id])
    with bench.reading(editor) as seen:
        claims = seen.claims_of("n1") + seen.claims_of("n2")
    one, two = (reviewed.claim for reviewed in claims)
    figure = {"count": {"low": 7777, "best": 7777, "high": 7777, "qualifier": "exact", "text": "7777"}}
    bench.decisions.correct(editor, one.id, None, figure, "sentinelreason one")
    bench.decisions.reject(editor, two.id, None, "sentinelreason two")
    new = {"kind": "harm", "harm": "injured", "count": {"low": 8888, "best": 8888, "high": 8888, "qualifier": "exact"},
           "cites": {"claim": [0, 8]}}  # fmt: skip
    bench.decisions.add(editor, "n2", new, "sentinelreason three")
    bench.decisions.grade(editor, INCIDENT, "confirmed", None, "sentinelreason four")
    bench.queue.code(editor, INCIDENT, {"killed": "7777", "perpetrator": "sentinelreason"})
    bench.queue.take(editor, INCIDENT)
    return {"claims": [one.id, two.id], "editor": editor, "coder": coder}


def all_users(bench):
    """The users of a workbench."""
    with bench.database.read() as connection:
        return bench.users.all(connection)


def addresses(app, claims) -> list[str]:
    """Every page and endpoint that reads, with the ids of what was decided about."""
    found = []
    for route in app.routes:
        if isinstance(route, APIRoute) and "GET" in route.methods:
            for name in (INCIDENT, "n1", "n2", f"{INCIDENT}~{OTHER}", f"{OTHER}~{INCIDENT}", *claims, "csv", "jsonl",
                         "coding", "mine", "new", "large", "stale", "contested", "doubtful", "adjudicate"):  # fmt: skip
                found.append(re.sub(r"{[^}]+}", quote(name), route.path))
    more = (f"/api/v1/decisions?about={n}" for n in (INCIDENT, "n1", "n2"))
    searched = (f"{p}?q=killed" for p in ("/", "/claims", "/documents", "/api/v1/claims", "/download/jsonl"))
    queues = (f"/api/v1/queue?kind={kind}" for kind in ("coding", "mine", "new", "stale", "large", "contested"))
    return list(dict.fromkeys([*found, *more, *searched, *queues]))


def test_no_page_or_endpoint_tells_the_second_coder_of_the_firsts_work(app, first):
    """Neither reasons, figures, statuses, grade nor coding, in any of them; at least sixty answer him."""
    second = Person(app, "second")
    told, answered = [], 0
    for address in addresses(app, first["claims"]):
        answer = second.get(address)
        answered += answer.status_code == 200
        told += [(address, word) for word in WORK if word in answer.text]
    assert told == []
    assert answered > 60


def test_nothing_is_told_once_figures_are_made_anew_either(app, first):
    """The incident that the first coder's decisions changed is shown as it is without them, under its new id."""
    bench = app.state.workbench
    bench.settle()
    with bench.reading(first["coder"]) as seen:
        now = seen.incident(INCIDENT).id
    second = Person(app, "second")
    paths = [a.replace(quote(INCIDENT), now) for a in addresses(app, first["claims"])]
    assert [(path, word) for path in paths for word in WORK if word in second.get(path).text] == []
    assert second.get(f"/incidents/{now}").status_code == 200
    assert "7777" in Person(app, "reader").get(f"/incidents/{now}").text


def test_the_second_coder_sees_claims_and_grade_as_they_were_read(app, first):
    """What was rejected stands as proposed, what was added is not there, the grade is the rules'."""
    second = Person(app, "second")
    items = second.get("/api/v1/documents/n2/claims").json()["items"]
    assert [(item["status"], item["claim"]["count"]["best"]) for item in items] == [("proposed", 4)]
    one = second.get(f"/api/v1/claims/{first['claims'][0]}").json()
    assert (one["status"], one["claim"]["count"]["best"], one["decision"]) == ("proposed", 3, None)
    incident = second.get(f"/api/v1/incidents/{INCIDENT}").json()
    assert incident["graded_by"] == "rule"
    assert set(first["claims"]) <= set(incident["claims"])
    assert second.post(f"/presence/{INCIDENT}").json() == {"others": []}


def test_what_the_first_did_is_seen_by_others_and_once_both_are_done(app, first):
    """A reader sees the corrected figure; the second coder does when he has coded too."""
    assert "7777" in Person(app, "reader").get("/api/v1/documents/n1/claims").text
    bench = app.state.workbench
    bench.queue.code(first["coder"], INCIDENT, {"killed": "3"})
    with bench.database.read() as connection:
        assert not blind_of(connection, first["coder"]).incidents
    assert "7777" in Person(app, "second").get("/api/v1/documents/n1/claims").text


def test_a_level_that_protects_people_holds_for_the_second_coder_too(app, first):
    """What the first coder withholds is withheld, though his other decisions are not told."""
    from tollbook.model import Visibility  # noqa: PLC0415

    bench = app.state.workbench
    bench.decisions.set_visibility(first["editor"], "n1", Visibility(level="withheld"), None, "To protect someone.")
    second = Person(app, "second")
    assert second.get("/api/v1/documents/n1").status_code == 404
    assert "3 people were killed" not in second.get(f"/incidents/{INCIDENT}").text
