"""What someone who means harm could try on the workbench."""

import json
import statistics
import time
from urllib.parse import quote

import pyotp
import pytest
from starlette.testclient import TestClient
from tests.project.factory import STAGES, in_this_process, killed, row, write_rows
from tests.web.conftest import PASSWORD, Person, csrf_of

from tollbook.project import Project, Stages
from tollbook.review import secret
from tollbook.web.app import create_app
from tollbook.web.security import CSP, safe_next
from tollbook.web.settings import Settings

SCRIPT = "<script>alert(1)</script>"
HOSTILE = [
    SCRIPT,
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "{{ 7*7 }}",
    "</title><svg/onload=alert(1)>",
]


def test_a_session_gets_a_new_id_when_someone_signs_in(app, person):
    """A cookie that was planted in the browser before is worth nothing after (session fixation)."""
    who = person()
    who.client.cookies.set("tollbook", "planted")
    answer = who.login("coder")
    assert answer.cookies["tollbook"] != "planted"
    assert app.state.workbench.signing_in.viewer("planted") is None
    first = answer.cookies["tollbook"]
    assert person("coder").client.cookies["tollbook"] != first


def test_the_sessions_cookie_is_out_of_reach_of_scripts_and_other_sites(project, app, person):
    """HttpOnly and SameSite; over HTTPS also Secure, and bound to this host."""
    said = person().login("coder").headers["set-cookie"]
    assert "HttpOnly" in said
    assert "SameSite=lax" in said
    secure = create_app(project, Settings(https=True, background=False))
    client = TestClient(secure, base_url="https://localhost", follow_redirects=False)
    token = csrf_of(client.get("/login").text)
    answer = client.post("/login", data={"name": "coder", "password": PASSWORD, "csrf": token})
    assert answer.headers["set-cookie"].startswith("__Host-tollbook=")
    assert "Secure" in answer.headers["set-cookie"]
    assert "max-age" in answer.headers["strict-transport-security"]


def test_signing_out_ends_the_session_on_the_server(app, person):
    """A copy of the cookie is worth nothing afterwards."""
    who = person("coder")
    cookie = who.client.cookies["tollbook"]
    who.post("/logout")
    assert app.state.workbench.signing_in.viewer(cookie) is None


def test_sessions_end_when_idle_and_after_their_hours(app, person, monkeypatch):
    """An hour without a request, or twelve hours."""
    cookie = person("coder").client.cookies["tollbook"]
    signing_in, now = app.state.workbench.signing_in, time.time()
    assert signing_in.viewer(cookie) is not None
    monkeypatch.setattr(signing_in, "_now", lambda: now + 3601)
    assert signing_in.viewer(cookie) is None
    monkeypatch.setattr(signing_in, "_now", lambda: now + 12 * 3600 + 1)
    assert signing_in.viewer(cookie) is None


def test_a_session_in_use_lives_on_and_nobody_waits_for_that_to_be_noted(app, person, monkeypatch):
    """While another writes, a page is answered at once; the next request notes that the session is used."""
    cookie = person("coder").client.cookies["tollbook"]
    bench, now = app.state.workbench, time.time()
    monkeypatch.setattr(bench.signing_in, "_now", lambda: now + 3000)
    with bench.database.write():
        began = time.monotonic()
        assert bench.signing_in.viewer(cookie) is not None
        assert time.monotonic() - began < 2
    assert bench.signing_in.viewer(cookie) is not None
    monkeypatch.setattr(bench.signing_in, "_now", lambda: now + 6000)
    assert bench.signing_in.viewer(cookie) is not None


def test_a_change_of_role_or_password_signs_out_everywhere(app, person):
    """Nobody keeps rights that were taken from him."""
    who, users = person("editor"), app.state.workbench.users
    users.set_role("editor", "reader", "anna")
    assert who.get("/account").status_code == 303
    who.login("editor")
    users.disable("editor", "anna")
    assert who.get("/account").status_code == 303
    assert who.login("editor").status_code == 401


def test_the_form_to_sign_in_cannot_be_sent_by_another_site(person):
    """Not without the cookie's token, not with another origin, not where the browser says it crosses sites."""
    who = person()
    token = csrf_of(who.get("/login").text)
    right = {"name": "coder", "password": PASSWORD, "csrf": token}
    assert who.client.post("/login", data=right | {"csrf": "x"}).status_code == 403
    assert who.client.post("/login", data=right, headers={"origin": "http://evil.test"}).status_code == 403
    assert who.client.post("/login", data=right, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert TestClient(who.client.app, base_url="http://localhost").post("/login", data=right).status_code == 403
    assert who.client.post("/login", data=right, headers={"origin": "http://localhost"}).status_code == 303


def test_every_answer_has_the_headers_that_keep_a_page_to_itself(person):
    """Pages, errors, redirects, static files, the API: strict policy, no sniffing, no frames, no referrer."""
    who = person("admin")
    paths = ("/account", "/users", "/nothing", "/static/style.css", "/api/v1/me", "/api/v1/none", "/login", "/setup")
    for path in paths:
        headers = who.get(path).headers
        assert headers["content-security-policy"] == CSP, path
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert headers["referrer-policy"] == "same-origin"
    assert "unsafe" not in CSP


def test_another_hosts_name_is_not_answered_to(person):
    """A page elsewhere that rebinds its name to this machine reads nothing."""
    for host in ("evil.test", "evil.test:8765", "localhost.evil.test", "", "127.0.0.1.evil.test"):
        assert person().get("/login", headers={"host": host}).status_code == 400
    for host in ("localhost:8765", "127.0.0.1:1", "[::1]:8765"):
        assert person().get("/login", headers={"host": host}).status_code == 200


def test_large_requests_are_refused_before_they_are_read(person):
    """By the length that they state; one that states none is refused too."""
    who = person()
    assert who.client.post("/login", headers={"content-length": "99999999"}).status_code == 413
    assert who.client.post("/login", content=iter([b"x"])).status_code == 413


@pytest.mark.parametrize(
    "url",
    ["//evil.test", "https://evil.test", "/\\evil.test", "\\\\evil.test", "javascript:alert(1)",
     "/x\r\nSet-Cookie: a=b", "/\t/evil.test", "", "evil.test", "/ evil", "/x\x00"],
)  # fmt: skip
def test_no_form_leads_to_another_site_or_breaks_a_header(person, url):
    """Open redirects and header injection through `next`."""
    assert safe_next(url) == "/"
    who = person()
    token = csrf_of(who.get("/login").text)
    answer = who.client.post("/login", data={"name": "coder", "password": PASSWORD, "csrf": token, "next": url})
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert "a=b" not in str(answer.headers)
    assert who.get("/login", params={"next": url}).headers["location"] == "/"


def test_a_page_of_ours_is_gone_on_to(person):
    """A local path with its query."""
    assert safe_next("/incidents/i-1?a=b") == "/incidents/i-1?a=b"
    answer = person().get("/users?x=1")
    assert answer.headers["location"] == "/login?next=%2Fusers%3Fx%3D1"


def test_no_path_leads_out_of_the_static_folder_or_the_archive(person):
    """Path traversal, plain and encoded."""
    who = person("admin")
    for path in (
        "/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static//etc/passwd",
        "/documents/..%2f..%2ftollbook.db/archived", "/documents/%2e%2e/archived",
        "/api/v1/documents/..%2f..%2fetc%2fpasswd",
    ):  # fmt: skip
        assert who.get(path).status_code == 404, path


def test_a_name_that_exists_is_told_by_nothing(app, person):
    """The same status, page and wait whether it exists or not, also after many tries."""
    app.state.workbench.signing_in._now = lambda: 2_000_000_000  # the page says how many seconds to wait
    answers = {}
    for name in ("coder", "nobody-here"):
        who = person()
        seen = []
        for _ in range(7):
            token = csrf_of(who.get("/login").text)
            form = {"name": name, "password": "wrong password", "csrf": token}
            answer = who.client.post("/login", data=form)
            seen.append((answer.status_code, answer.text.replace(token, "")))
        answers[name] = seen
    assert answers["coder"] == answers["nobody-here"]
    assert [status for status, _ in answers["coder"]] == [401] * 5 + [429] * 2


def test_a_locked_name_is_locked_for_the_right_password_too_and_over_restarts(project, app, person):
    """Guessing on does not help, neither does a restart; the wait ends by itself."""
    for _ in range(6):
        person().login("coder", "wrong password")
    assert person().login("coder").status_code == 429
    again = create_app(project, Settings(background=False))
    answer = Person(again).login("coder")
    assert (answer.status_code, int(answer.headers["retry-after"]) > 0) == (429, True)
    signing_in = again.state.workbench.signing_in
    signing_in._now = lambda: time.time() + 1000
    assert Person(again).login("coder").status_code == 303


def test_it_takes_as_long_to_refuse_a_name_that_does_not_exist(app, monkeypatch):
    """The password is hashed in either case, so the time says nothing (within a class)."""
    calls = []
    real = app.state.workbench.signing_in

    def counted(password, kept):
        calls.append(kept)
        return secret.password_fits(password, kept)

    monkeypatch.setattr("tollbook.review.signing_in.password_fits", counted)
    times = {"coder": [], "nobody-here": []}
    for turn in range(4):
        for name, spent in times.items():
            start = time.perf_counter()
            with pytest.raises(Exception, match="is wrong"):
                real.by_password(name, "wrong password", f"10.0.0.{turn}")
            spent.append(time.perf_counter() - start)
    assert len(calls) == 8
    low, high = sorted(statistics.median(spent) for spent in times.values())
    assert high < 5 * low + 0.05


def test_a_second_factors_code_counts_once(app, person):
    """The password alone opens nothing; a code that was used is refused."""
    bench = app.state.workbench
    who = person("coder")
    seed = pyotp.random_base32()
    assert who.post("/account/factor", {"seed": seed, "code": pyotp.TOTP(seed).now()}).status_code == 303
    other = person()
    answer = other.login("coder")
    assert answer.headers["location"].startswith("/login/code")
    assert other.get("/account").status_code == 303
    now = time.time() + 60  # a later step than the one that set it
    bench.signing_in._now = lambda: now
    code = pyotp.TOTP(seed).at(int(now))
    token = csrf_of(other.get("/login/code").text)
    assert other.client.post("/login/code", data={"code": "000000", "csrf": token}).status_code == 401
    assert other.client.post("/login/code", data={"code": code, "csrf": token}).status_code == 303
    assert other.get("/account").status_code == 200
    third = person()
    third.login("coder")
    token = csrf_of(third.get("/login/code").text)
    assert third.client.post("/login/code", data={"code": code, "csrf": token}).status_code == 401


@pytest.mark.parametrize("seed", ["a", "!" * 32, "A" * 31])
def test_a_seed_that_is_none_is_refused(person, seed):
    """A form that was tampered with sets no second factor."""
    assert person("coder").post("/account/factor", {"seed": seed, "code": "000000"}).status_code == 400


def test_the_first_administrator_is_made_once(project):
    """Not without the token that the terminal showed, and not again."""
    app = create_app(project, Settings(setup_token="a set-up token", background=False))
    who = Person(app)
    assert who.get("/login").headers["location"] == "/setup"
    token = csrf_of(who.get("/setup").text)
    form = {"name": "Root", "password": PASSWORD, "csrf": token, "token": "guess"}
    assert who.client.post("/setup", data=form).status_code == 403
    assert who.client.post("/setup", data=form | {"token": "a set-up token", "password": "short"}).status_code == 400
    assert who.client.post("/setup", data=form | {"token": "a set-up token"}).status_code == 303
    assert who.get("/users").status_code == 200
    assert Person(app).get("/setup").status_code == 404
    other = Person(app)
    form["csrf"] = csrf_of(other.get("/login").text)
    assert other.client.post("/setup", data=form | {"token": "a set-up token", "name": "two"}).status_code == 404


def test_no_secret_stands_in_the_database_or_the_log(project, app, person, caplog):
    """Neither passwords, nor cookies, nor tokens: only their hashes; nothing of them in a log."""
    who = person("coder")
    cookie = who.client.cookies["tollbook"]
    token = app.state.workbench.own_account.add_token(app.state.workbench.signing_in.viewer(cookie), "script")
    project.close()
    stored = b"".join(p.read_bytes() for p in project.path.glob("tollbook.db*"))
    for hidden in (PASSWORD, cookie, token):
        assert hidden.encode() not in stored
        assert hidden not in caplog.text


def test_a_token_signs_a_program_in_until_it_is_revoked(app, person):
    """With its owner's rights, without cookies or forms."""
    who, bench = person("coder"), app.state.workbench
    page = who.post("/account/tokens", {"label": "<b>script</b>"}).text
    secret = page.split("<code>tb_")[1].split("<")[0]
    program = TestClient(app, base_url="http://localhost", headers={"authorization": f"Bearer tb_{secret}"})
    assert program.get("/api/v1/me").json()["name"] == "coder"
    assert program.get("/users").status_code == 403
    (kept,) = bench.own_account.tokens(bench.signing_in.viewer(who.client.cookies["tollbook"]))
    assert "&lt;b&gt;script" in who.get("/account").text
    assert who.post(f"/account/tokens/{kept.id}/revoke").status_code == 303
    assert program.get("/api/v1/me").status_code == 401


@pytest.fixture
def hostile(tmp_path, monkeypatch):
    """A workbench whose documents hold scripts in every field."""
    monkeypatch.setattr("tollbook.project.run.map_ordered", in_this_process)
    project = Project(tmp_path / "project")
    rows = [
        row(f"n{i} {bad}", f"{bad} {killed(3, 'Arda')} {bad}", title=f"{bad} title", publisher=bad, byline=bad,
            url=f"https://paper.test/{bad}", published="2020-01-02")
        for i, bad in enumerate(HOSTILE)
    ]  # fmt: skip

    def link(readings, decisions):
        incidents, tolls = STAGES.link(readings, decisions)
        return tuple(i.model_copy(update={"title": f"{SCRIPT}{i.title}"}) for i in incidents), tolls

    project.run([write_rows(tmp_path / "in.jsonl", rows)], stages=Stages(STAGES.read, link))
    app = create_app(project, Settings(setup_token="t", background=False))
    app.state.workbench.users.set_up("admin", PASSWORD, "anna")
    yield Person(app, "admin")
    project.close()


def test_scripts_of_a_document_are_words_on_every_page(hostile):
    """Stored scripts: in no field of any page does a document's text become markup."""
    documents = hostile.get("/api/v1/documents").json()["items"]
    incidents = hostile.get("/api/v1/incidents").json()["items"]
    assert len(documents) == len(HOSTILE)
    paths = ["/", "/claims", "/documents", "/tolls", *(f"/documents/{quote(d['id'], safe='')}" for d in documents),
             *(f"/incidents/{i['id']}" for i in incidents)]  # fmt: skip
    for path in paths:
        answer = hostile.get(path)
        assert answer.status_code == 200, path
        page = answer.text.lower()
        assert "<script>alert" not in page, path
        assert "<img src=x" not in page, path
        assert "<svg/onload" not in page, path
        assert 'href="javascript:' not in page, path
        assert " 49 " not in page, path
        assert " style=" not in page, path


@pytest.mark.parametrize("path", ["/", "/claims", "/documents", "/login", "/setup", "/incidents/{}", "/documents/{}"])
def test_scripts_in_an_address_are_not_reflected(person, path):
    """Neither in a query nor in the path."""
    who = person("admin") if path not in ("/login",) else person()
    for bad in HOSTILE:
        answer = who.get(path.format(quote(bad, safe="")), params={"q": bad, "next": bad, "token": bad, "country": bad})
        assert "<script>alert" not in answer.text
        assert "<img src=x" not in answer.text
        assert "onload=alert(1)>" not in answer.text.replace("&gt;", "")


def test_archived_bytes_are_a_file_and_never_a_page(hostile):
    """Saved under their hash, of no type that a browser runs, in a sandbox."""
    name = hostile.get("/api/v1/documents").json()["items"][0]["id"]
    answer = hostile.get(f"/documents/{quote(name, safe='')}/archived")
    assert answer.status_code == 200
    assert json.loads(answer.content)["id"] == name
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith('attachment; filename="')
    assert answer.headers["content-security-policy"].startswith("sandbox")
