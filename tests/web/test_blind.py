"""Who codes an item blind meets the other coder's work on no page and in no answer, until both are done."""

import re
from urllib.parse import quote

import pytest
from fastapi.routing import APIRoute
from tests.web.conftest import PASSWORD, Person

from tollbook import store
from tollbook.review.blind import blind_of
from tollbook.review.viewer import viewer_of

INCIDENT, OTHER = "i-arda-2", "i-belm-1"
WORK = ("sentinelreason", "7777", "8888")


@pytest.fixture
def people(app, request):
    """Two people to whom the incident was given to code, blind to each other, and its claims. The second is a coder,
    or of the role that a test names.
    """
    bench = app.state.workbench
    bench.users.add("second", PASSWORD, getattr(request, "param", "coder"), "anna", "p-second")
    people = {user.name: viewer_of(user) for user in all_users(bench)}
    admin, editor, coder = people["admin"], people["editor"], people["second"]
    bench.queue.assign(admin, INCIDENT, [editor.id, coder.id])
    with bench.reading(editor) as seen:
        claims = seen.claims_of("n1") + seen.claims_of("n2")
    return {"claims": [reviewed.claim.id for reviewed in claims], "editor": editor, "coder": coder}


@pytest.fixture
def first(app, people):
    """The first coder, at work: he corrects a claim, rejects one, adds one and grades the incident."""
    decide(app, people)
    return people


def decide(app, people):
    """What the first coder decides."""
    bench, editor, (one, two) = app.state.workbench, people["editor"], people["claims"]
    figure = {"count": {"low": 7777, "best": 7777, "high": 7777, "qualifier": "exact", "text": "7777"}}
    bench.decisions.correct(editor, one, None, figure, "sentinelreason one")
    bench.decisions.reject(editor, two, None, "sentinelreason two")
    new = {"kind": "harm", "harm": "injured", "count": {"low": 8888, "best": 8888, "high": 8888, "qualifier": "exact"},
           "cites": {"claim": [0, 8]}}  # fmt: skip
    bench.decisions.add(editor, "n2", new, "sentinelreason three")
    bench.decisions.grade(editor, INCIDENT, "confirmed", None, "sentinelreason four")
    bench.queue.code(editor, INCIDENT, {"killed": "7777", "perpetrator": "sentinelreason"})
    bench.queue.take(editor, INCIDENT)
    bench.queue.done(editor, INCIDENT)


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


def moving(app, claims) -> dict[str, str]:
    """What tells of a change without a word of it: numbers beside the queue's kinds, ETags, states in forms."""
    second = Person(app, "second")
    kinds = ("new", "doubtful", "contested", "large", "stale", "mine", "coding", "adjudicate")
    queues = ("/api/v1/queue/counts", "/api/v1/queue/agreement", *(f"/api/v1/queue?kind={kind}" for kind in kinds))
    records = (f"/api/v1/incidents/{INCIDENT}", *(f"/api/v1/claims/{name}" for name in claims),
               *(f"/api/v1/documents/{name}" for name in ("n1", "n2")))  # fmt: skip
    forms = (f"/incidents/{INCIDENT}", f"/queue/item/{INCIDENT}?kind=coding", "/documents/n1", "/documents/n2")
    found = {path: second.get(path).headers["etag"] for path in (*queues, *records)}
    found |= {f"{path} body": second.get(path).text for path in (*queues, *records)}
    found |= {path: str(re.findall(r'name="state" value="([^"]*)"', second.get(path).text)) for path in forms}
    pages = (f"/queue/{kind}" for kind in kinds)
    return found | {path: re.sub(r'csrf[^>]*"', "", second.get(path).text) for path in pages}


@pytest.mark.parametrize("people", ["coder", "editor"], indirect=True)
def test_no_number_and_no_etag_moves_when_the_first_coder_decides(app, people):
    """Counts and lists of the queue, agreement, ETags and the states in forms are the same before and after."""
    before = moving(app, people["claims"])
    assert '"coding":1' in before["/api/v1/queue/counts body"]
    decide(app, people)
    after = moving(app, people["claims"])
    assert {path for path in before if before[path] != after[path]} == set()
    may_decide = people["coder"].may("decide")
    assert all((before[form] != "[]") == may_decide for form in (f"/incidents/{INCIDENT}", "/documents/n1"))
    counts = Person(app, "editor").get("/api/v1/queue/counts").json()
    assert counts["new"] == 1, "the first coder's own counts do move"
    app.state.workbench.settle()
    settled = moving(app, people["claims"])
    assert {path for path in before if before[path] != settled[path]} == set()


@pytest.mark.parametrize("people", ["editor"], indirect=True)
def test_who_codes_apart_decides_on_what_he_sees(app, people):
    """His ETag holds after the first coder's decisions, and no longer after his own."""
    address = f"/api/v1/claims/{people['claims'][0]}"
    second = Person(app, "second")
    tag = {"if-match": second.get(address).headers["etag"], "x-csrf-token": second.csrf()}
    decide(app, people)
    body = {"action": "reject", "reason": "It tells of another day."}
    assert second.client.post(f"{address}/decisions", json=body, headers=tag).status_code == 201
    assert second.client.post(f"{address}/decisions", json=body, headers=tag).status_code == 412


def test_withheld_incidents_are_in_no_count(app):
    """The number beside a kind is of the items that its list shows to this person."""
    from tollbook.model import Visibility  # noqa: PLC0415

    bench = app.state.workbench
    admin = next(viewer_of(user) for user in all_users(bench) if user.name == "admin")
    coder = Person(app, "coder")
    assert coder.get("/api/v1/queue/counts").json()["new"] == 2
    bench.decisions.set_visibility(admin, OTHER, Visibility(level="withheld"), None, "To protect someone.")
    counts = coder.get("/api/v1/queue/counts").json()
    listed = {kind: len(coder.get(f"/api/v1/queue?kind={kind}").json()["items"]) for kind in counts}
    assert counts == listed
    assert counts["new"] == 1


def test_an_item_is_not_lost_with_its_incident_s_id(app, people):
    """When figures are made anew and the incident has another id, both coders still have it, counted as before."""
    second = Person(app, "second")
    before = second.get("/api/v1/queue/counts").json()
    with app.state.workbench.database.write() as connection:
        incident = next(store.incidents_by_id(connection, [INCIDENT]))
        store.replace_records(connection, [INCIDENT], [incident.model_copy(update={"id": "i-arda-9"})])
    assert second.get("/api/v1/queue/counts").json() == before
    (item,) = second.get("/api/v1/queue?kind=coding").json()["items"]
    assert item["id"] == "i-arda-9"
    assert sorted(item["assigned"]) == ["p-editor", "p-second"]
    sent = {"x-csrf-token": second.csrf()}
    coded = second.client.put(f"/api/v1/queue/{item['id']}/codings", json={"values": {"killed": "3"}}, headers=sent)
    assert coded.status_code == 204
    assert second.get("/api/v1/queue/counts").json()["coding"] == 0


def test_no_title_tells_what_the_first_coder_decided(app, people):
    """Titles hold figures; in the queue too it is the title without the other's work."""
    with app.state.workbench.database.write() as connection:
        incident = next(store.incidents_by_id(connection, [INCIDENT]))
        replaced = incident.model_copy(update={"title": "Killing in Arda: 7777 killed"})
        store.replace_records(connection, [INCIDENT], [replaced])
    assert "7777" not in Person(app, "second").get("/api/v1/queue?kind=coding").text
