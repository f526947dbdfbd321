"""The API: reading, conditional requests, pages, deciding."""

import pytest
from starlette.testclient import TestClient

from tollbook.model import Visibility


@pytest.fixture
def program(app):
    """Makes a program that signs in with a token of a user."""

    def made(name: str) -> TestClient:
        bench = app.state.workbench
        with bench.database.read() as connection:
            user = next(u for u in bench.users.all(connection) if u.name == name)
        cookie = bench.signing_in.by_password(name, "correct horse battery", "test").cookie
        token = bench.own_account.add_token(bench.signing_in.viewer(cookie), user.name)
        return TestClient(app, base_url="http://localhost", headers={"authorization": f"Bearer {token}"},
                          raise_server_exceptions=False)  # fmt: skip

    return made


def items(client, path: str, **params):
    """The items of a list."""
    answer = client.get(f"/api/v1{path}", params=params)
    assert answer.status_code == 200, answer.text
    return answer.json()["items"]


def incident(client, town: str):
    """The incident of a town with its ETag."""
    found = next(i for i in items(client, "/incidents") if town in i["title"] or town.lower() in i["id"])
    answer = client.get(f"/api/v1/incidents/{found['id']}")
    return answer.json(), answer.headers["etag"]


def decide(client, path: str, etag: str | None, **body):
    """Send a decision."""
    return client.post(f"/api/v1{path}", json=body, headers={"if-match": etag} if etag else {})


def test_lists_come_in_pages_that_follow_each_other(program):
    """Each record once, the last page without a cursor."""
    client = program("reader")
    seen, after = [], None
    while True:
        params = {"limit": 1} | ({"after": after} if after else {})
        page = client.get("/api/v1/incidents", params=params).json()
        seen += [i["id"] for i in page["items"]]
        after = page["next"]
        if after is None:
            break
    assert len(seen) == len(set(seen)) == 2
    assert client.get("/api/v1/incidents", params={"after": "i-none"}).status_code == 400
    assert client.get("/api/v1/claims", params={"after": "x"}).status_code == 400
    assert len(items(client, "/documents")) == len(items(client, "/claims")) == 3


def test_filters_are_those_of_the_overview(program):
    """At least so many killed; a filter that is none is refused by name."""
    client = program("reader")
    assert [i["killed"]["high"] for i in items(client, "/incidents", least="10")] == [12]
    answer = client.get("/api/v1/incidents", params={"since": "yesterday"})
    assert (answer.status_code, "since" in answer.json()["title"]) == (400, True)


def test_what_has_not_changed_is_not_sent_again(program):
    """If-None-Match gives 304 without a body; a decision changes the ETag."""
    client = program("editor")
    arda, etag = incident(client, "Arda")
    path = f"/api/v1/incidents/{arda['id']}"
    again = client.get(path, headers={"if-none-match": f'"other", {etag}'})
    assert (again.status_code, again.content) == (304, b"")
    assert decide(client, f"/incidents/{arda['id']}/decisions", etag, action="grade", grade="weak",
                  reason="One origin.").status_code == 201  # fmt: skip
    assert client.get(path, headers={"if-none-match": etag}).status_code == 200


def test_a_decision_names_what_it_is_about(program):
    """428 without If-Match, 412 where the record has changed, and nothing is kept of either."""
    client = program("editor")
    arda, etag = incident(client, "Arda")
    path = f"/incidents/{arda['id']}/decisions"
    body = {"action": "grade", "grade": "weak", "reason": "One origin."}
    assert decide(client, path, None, **body).status_code == 428
    assert decide(client, path, "*", **body).status_code == 428
    assert decide(client, path, etag, **body).status_code == 201
    stale = decide(client, path, etag, **body)
    assert (stale.status_code, stale.headers["content-type"]) == (412, "application/problem+json")
    assert [d["action"] for d in items(client, "/decisions", about=arda["id"])] == ["grade"]


def test_a_claim_is_corrected_and_the_correction_undone(program):
    """The claim as decided, what was read, and the decision's id."""
    client = program("coder")
    path = f"/claims/{items(client, '/claims')[0]['claim']['id']}"
    got = client.get(f"/api/v1{path}")
    fields = {"count": {"low": 7, "best": 7, "high": 7, "qualifier": "exact"}}
    made = decide(client, f"{path}/decisions", got.headers["etag"], action="correct", fields=fields, reason="Misread.")
    assert made.status_code == 201
    changed = client.get(f"/api/v1{path}").json()
    assert (changed["status"], changed["claim"]["count"]["best"]) == ("corrected", 7)
    assert changed["machine"]["count"]["best"] == got.json()["claim"]["count"]["best"]
    undone = client.post(f"/api/v1/decisions/{made.json()['items'][0]['id']}/undo", json={"reason": "No."})
    assert undone.status_code == 201
    assert client.get(f"/api/v1{path}").json()["status"] == "proposed"


def test_incidents_are_merged_split_and_claims_moved(program):
    """Each as new decisions."""
    client = program("coder")
    (arda, one), (belm, other) = incident(client, "Arda"), incident(client, "Belm")
    path = f"/incidents/{arda['id']}/decisions"
    assert decide(client, path, one, action="merge", others={belm["id"]: other}, reason="One.").status_code == 201
    arda, etag = incident(client, "Arda")
    split = decide(client, path, etag, action="split", claims=arda["claims"][:1], reason="Two.")
    assert [d["action"] for d in split.json()["items"]] == ["unlink"]
    claim = f"/claims/{arda['claims'][0]}"
    etag = client.get(f"/api/v1{claim}").headers["etag"]
    assert decide(client, f"{claim}/move", etag, to=belm["id"], reason="There.").status_code == 201


def test_a_role_sees_what_its_level_allows(app, program):
    """A withheld incident, its claims, its report and its search results are not there for a coder."""
    editor, coder, reader = program("editor"), program("coder"), program("reader")
    arda, etag = incident(editor, "Belm")
    level = Visibility(level="withheld").model_dump(mode="json")
    answer = decide(editor, f"/visibility/{arda['id']}", etag, visibility=level, reason="A family asked.")
    assert answer.status_code == 201
    app.state.workbench.relinker.changed()
    for client in (coder, reader):
        assert client.get(f"/api/v1/incidents/{arda['id']}").status_code == 404
        assert arda["id"] not in {i["id"] for i in items(client, "/incidents")}
        assert arda["claims"][0] not in {i["claim"]["id"] for i in items(client, "/claims")}
        assert client.get(f"/api/v1/claims/{arda['claims'][0]}").status_code == 404
        assert client.get("/api/v1/decisions", params={"about": arda["id"]}).status_code == 404
    assert editor.get(f"/api/v1/incidents/{arda['id']}").status_code == 200
    refused = decide(coder, f"/claims/{arda['claims'][0]}/decisions", "x", action="accept")
    assert refused.status_code == 404


def test_a_reader_reads_no_name(program):
    """Names are masked for a reader in every list, shown to a coder."""
    reader, coder = program("reader"), program("coder")
    for path in ("/incidents", "/claims", "/documents"):
        assert "Velkov" not in reader.get(f"/api/v1{path}").text
        assert "Velkov" in coder.get(f"/api/v1{path}").text


def test_a_history_shows_a_reader_that_something_was_decided_and_no_words(program):
    """Who by pseudonym, when and what; what it quotes is for the team."""
    coder, reader = program("coder"), program("reader")
    found = next(i for i in items(coder, "/claims") if i["document"] == "n1")
    etag = coder.get(f"/api/v1/claims/{found['claim']['id']}").headers["etag"]
    decide(coder, f"/claims/{found['claim']['id']}/decisions", etag, action="reject", reason="Velkov lives.")
    (seen,) = items(reader, "/decisions", about="n1")
    assert (seen["by"], seen["action"], seen["before"]) == ("p-coder", "reject", None)
    assert "Velkov" not in str(seen)


def test_the_queue_is_worked_off_by_the_api(app, program, monkeypatch):
    """Assigned, coded blind, adjudicated; who came first is known though all happens within one second."""
    monkeypatch.setattr(app.state.workbench.queue, "_now", lambda: 1_800_000_000.0)
    coder, editor, admin = program("coder"), program("editor"), program("admin")
    (item, _) = coder.get("/api/v1/queue").json()["items"]
    path = f"/api/v1/queue/{item['id']}"
    assert coder.post(f"{path}/presence").json() == {"held_by": None, "others": []}
    assert editor.post(f"{path}/presence").json()["held_by"] == "p-coder"
    assert coder.delete(f"{path}/presence").status_code == 204
    with app.state.workbench.database.read() as connection:
        ids = {u.name: u.id for u in app.state.workbench.users.all(connection)}
    assert editor.put(f"{path}/assigned", json={"users": [ids["coder"], ids["editor"]]}).status_code == 204
    assert coder.put(f"{path}/codings", json={"values": {"killed": 12}}).status_code == 204
    assert editor.get(f"{path}/codings").json() == {}
    assert editor.put(f"{path}/codings", json={"values": {"killed": 12}}).status_code == 204
    assert set(editor.get(f"{path}/codings").json()) == {"p-coder", "p-editor"}
    assert editor.post(f"{path}/adjudication", json={"values": {"killed": 12}}).status_code == 400
    assert admin.post(f"{path}/adjudication", json={"values": {"killed": 12}, "reason": "Both."}).status_code == 204
    assert coder.get("/api/v1/queue/agreement").json()["killed"]["items"] == 1


def test_the_description_names_every_address_with_its_answers(program):
    """OpenAPI 3.1 with the bearer scheme."""
    made = program("reader").get("/api/v1/openapi.json").json()
    assert made["openapi"].startswith("3.1")
    assert made["components"]["securitySchemes"]["token"]["scheme"] == "bearer"
    assert "/api/v1/incidents/{name}/decisions" in made["paths"]
    assert all(path.startswith("/api/v1/") for path in made["paths"])
