"""Signing in by an OpenID provider: only whom it proves, only who is a user already."""

import time
from urllib.parse import parse_qs, urlsplit

import pyotp
import pytest
from joserfc.jwk import RSAKey
from tests.web.conftest import PASSWORD, Person
from tests.web.oidc.provider import CLIENT, SECRET, Provider

from tollbook.web.app import create_app
from tollbook.web.oidc import OidcSettings
from tollbook.web.settings import Settings

REDIRECT = "http://localhost/login/oidc/back"


@pytest.fixture(scope="module")
def running():
    """The provider, served once."""
    provider = Provider()
    yield provider
    provider.close()


@pytest.fixture
def provider(running):
    """The provider, well-behaved to begin with."""
    running.algorithm, running.said, running.signer = "RS256", {}, None
    running.claims = {"email": "coder@example.org", "email_verified": True}
    running.asked.clear()
    return running


@pytest.fixture
def signing(app, project, provider):
    """Makes a browser at a workbench that the provider signs in to, with a user of that address."""

    def made(**changes) -> Person:
        set_as = {"issuer": provider.issuer, "client_id": CLIENT, "client_secret": SECRET, "redirect": REDIRECT}
        served = create_app(project, Settings(background=False), OidcSettings(**(set_as | changes)))
        return Person(served)

    app.state.workbench.users.add("coder@example.org", PASSWORD, "coder", "anna", "p-provided")
    app.state.workbench.users.add("subject-1", PASSWORD, "reader", "anna", "p-subject")
    return made


def begin(who: Person, next: str = "/") -> str:
    """The address that the browser is sent to."""
    answer = who.get("/login/oidc", params={"next": next})
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def come_back(who: Person, provider: Provider, next: str = "/", **changes):
    """Go to the provider and come back with what it gave."""
    return who.get("/login/oidc/back", params=provider.visit(begin(who, next)) | changes)


def is_in(who: Person) -> bool:
    """Whether the browser is signed in."""
    return who.get("/account").status_code == 200


@pytest.mark.parametrize("algorithm", ["RS256", "ES256"])
def test_a_user_whom_the_provider_proves_is_signed_in(signing, provider, algorithm):
    """With his own role, and on to where he wanted to go; the sign-in's cookie is gone."""
    provider.algorithm = algorithm
    who = signing()
    answer = come_back(who, provider, "/queue?kind=new")
    assert (answer.status_code, answer.headers["location"]) == (303, "/queue?kind=new")
    assert is_in(who)
    assert "p-provided" in who.get("/account").text
    assert who.get("/users").status_code == 403
    assert "tollbook-oidc" not in who.client.cookies


def test_the_provider_is_asked_with_pkce_state_nonce_and_the_exact_address(signing, provider):
    """S256, the address as set whatever the Host header says, and nothing twice."""
    who = signing()
    first, second = (parse_qs(urlsplit(begin(who)).query) for _ in range(2))
    assert first["redirect_uri"] == [REDIRECT]
    assert (first["response_type"], first["code_challenge_method"]) == (["code"], ["S256"])
    assert first["scope"] == ["openid email"]
    for name in ("state", "nonce", "code_challenge"):
        assert len(first[name][0]) >= 43
        assert first[name] != second[name]
    elsewhere = who.get("/login/oidc", headers={"host": "127.0.0.1:99"}).headers["location"]
    assert parse_qs(urlsplit(elsewhere).query)["redirect_uri"] == [REDIRECT]


def test_nobody_is_made_a_user_by_signing_in(signing, provider, app):
    """An address that no user has, and a user who is disabled, are refused alike."""
    provider.claims = {"email": "stranger@example.org", "email_verified": True}
    who = signing()
    stranger = come_back(who, provider)
    users = app.state.workbench.users
    with app.state.workbench.database.read() as connection:
        assert "stranger@example.org" not in {u.name for u in users.all(connection)}
    users.disable("coder@example.org", "anna")
    provider.claims = {"email": "coder@example.org", "email_verified": True}
    disabled = come_back(who, provider)
    assert stranger.status_code == disabled.status_code == 401
    assert not is_in(who)
    assert "tollbook" not in who.client.cookies


def test_a_workbench_without_users_gets_no_administrator_by_a_provider(tmp_path, project, provider):
    """The first administrator is made with the token that the server printed, and no other way."""
    set_as = {"issuer": provider.issuer, "client_id": CLIENT, "client_secret": SECRET, "redirect": REDIRECT}
    who = Person(create_app(project, Settings(background=False), OidcSettings(**set_as)))
    assert come_back(who, provider).status_code == 401
    assert who.client.app.state.workbench.users.is_empty()


@pytest.mark.parametrize(
    "claims",
    [
        {"email_verified": False}, {"email_verified": None}, {"email_verified": "true"}, {"email": None},
        {"email": ["coder@example.org"]}, {"email": " coder@example.org"}, {"email": "co\u017fder@example.org"},
        {"nonce": "another"}, {"nonce": None}, {"iss": "http://127.0.0.1:1"}, {"iss": None}, {"aud": "another"},
        {"aud": None}, {"aud": [CLIENT, "another"]}, {"azp": "another"}, {"sub": None}, {"exp": None}, {"iat": None},
        {"exp": int(time.time()) - 3600}, {"iat": int(time.time()) + 3600}, {"nbf": int(time.time()) + 3600},
        {"exp": "later"},
    ],
)  # fmt: skip
def test_a_token_that_proves_less_signs_nobody_in(signing, provider, claims):
    """Not of this sign-in, not for us, not by the provider, out of date, or without a verified address."""
    provider.claims |= claims
    who = signing()
    assert come_back(who, provider).status_code == 401
    assert not is_in(who)


def test_a_token_for_several_is_ours_where_it_was_issued_to_us(signing, provider):
    """`azp` names the party that it was issued to."""
    provider.claims |= {"aud": [CLIENT, "another"], "azp": CLIENT}
    assert come_back(signing(), provider).status_code == 303


@pytest.mark.parametrize("algorithm", ["none", "HS256"])
def test_a_signature_that_others_could_make_is_none(signing, provider, algorithm):
    """No unsigned token, and none signed with the secret that both sides know."""
    provider.algorithm = algorithm
    assert come_back(signing(), provider).status_code == 401


def test_a_token_of_another_key_is_refused(signing, provider):
    """Though it names a key that the provider has."""
    provider.signer = RSAKey.generate_key(2048, {"kid": "rsa"})
    assert come_back(signing(), provider).status_code == 401


def test_new_keys_of_the_provider_are_asked_for(signing, provider, monkeypatch):
    """Once, when a token names a key that is not known; not over and over."""
    who = signing()
    assert come_back(who, provider).status_code == 303
    fresh = RSAKey.generate_key(2048, {"kid": "next", "use": "sig"})
    monkeypatch.setitem(provider.keys, "RS256", fresh)
    later = time.time() + 60
    monkeypatch.setattr(who.client.app.state.oidc._provider._keys, "_now", lambda: later)
    who.post("/logout")
    assert come_back(who, provider).status_code == 303
    provider.signer = RSAKey.generate_key(2048, {"kid": "unknown"})
    who.post("/logout")
    before = provider.asked.count("/keys")
    assert [come_back(who, provider).status_code for _ in range(3)] == [401, 401, 401]
    assert provider.asked.count("/keys") == before == 2


def test_an_answer_counts_once_and_only_for_the_browser_that_asked(signing, provider):
    """No replay, no state of another browser (login CSRF), no guess, no answer that comes too late."""
    who, other = signing(), None
    brought = provider.visit(begin(who))
    other = Person(who.client.app)
    begin(other)
    assert other.get("/login/oidc/back", params=brought).status_code == 401
    assert other.get("/login/oidc/back", params=brought | {"state": "guess"}).status_code == 401
    assert other.get("/login/oidc/back").status_code == 401
    assert who.get("/login/oidc/back", params=brought).status_code == 303
    who.post("/logout")
    assert who.get("/login/oidc/back", params=brought).status_code == 401
    late = provider.visit(begin(who))
    pending = who.client.app.state.oidc._pending
    pending._now = lambda: time.time() + 601
    assert who.get("/login/oidc/back", params=late).status_code == 401


def test_a_refusal_of_the_provider_is_said_and_its_words_are_not(signing, provider):
    """What stands in the address is not repeated on the page."""
    who = signing()
    state = provider.visit(begin(who))["state"]
    answer = who.get(
        "/login/oidc/back", params={"state": state, "error": "<b>denied</b>", "error_description": "xyzzy"}
    )
    assert answer.status_code == 401
    assert "denied" not in answer.text
    assert "xyzzy" not in answer.text


def test_an_answer_of_another_provider_is_refused(signing, provider):
    """An `iss` that comes along must be ours; where the provider says that it sends one, it must come (RFC 9207)."""
    assert come_back(signing(), provider, iss="http://127.0.0.1:1").status_code == 401
    assert come_back(signing(), provider, iss=provider.issuer).status_code == 303
    provider.said = {"authorization_response_iss_parameter_supported": True}
    assert come_back(signing(), provider).status_code == 401


@pytest.mark.parametrize("next", ["//evil.test/", "https://evil.test/", "/\\evil.test", "javascript:alert(1)"])
def test_nobody_is_sent_to_another_site_afterwards(signing, provider, next):
    """Only to paths of ours."""
    assert come_back(signing(), provider, next).headers["location"] == "/"
    who = Person(signing().client.app, "coder")
    assert who.get("/login/oidc", params={"next": next}).headers["location"] == "/"


def test_a_second_factor_of_ours_is_asked_for_all_the_same(signing, provider, app):
    """The provider stands for the password, not for the device."""
    who = signing()
    who.login("coder@example.org")
    bench = app.state.workbench
    seed = pyotp.random_base32()
    viewer = bench.signing_in.viewer(who.client.cookies["tollbook"])
    bench.own_account.set_factor(viewer, seed, pyotp.TOTP(seed).at(time.time() - 30))
    who.post("/logout")
    answer = come_back(who, provider, "/queue")
    assert answer.headers["location"] == "/login/code?next=/queue"
    assert not is_in(who)


def test_users_can_be_known_by_subject(signing, provider):
    """By the provider's own id for them, then without asking for the address; in lower case, as names are kept."""
    who = signing(match="sub")
    assert "email" not in begin(who)
    assert come_back(who, provider).status_code == 303
    assert "p-subject" in who.get("/account").text
    provider.claims |= {"sub": "SUBJECT-1"}
    assert come_back(signing(match="sub"), provider).status_code == 401


@pytest.mark.parametrize(
    "said",
    [
        {"issuer": "http://127.0.0.1:1"}, {"token_endpoint": "http://provider.example/token"}, {"jwks_uri": None},
        {"authorization_endpoint": "javascript:alert(1)"}, {"authorization_endpoint": "https://u:p@provider.example/"},
    ],
)  # fmt: skip
def test_a_provider_that_states_what_it_should_not_is_not_used(signing, provider, said):
    """Another's name, or addresses that could be read on the way; and it is not asked again at once."""
    provider.said = said
    who = signing()
    answers = [who.get("/login/oidc") for _ in range(3)]
    assert [a.status_code for a in answers] == [502, 502, 502]
    assert len(provider.asked) == 1


def test_a_provider_that_is_down_leaves_the_password(signing, provider):
    """One sentence, and the form."""
    who = signing(issuer="http://127.0.0.1:9")
    answer = who.get("/login/oidc")
    assert answer.status_code == 502
    assert "cannot be reached" in answer.text
    assert 'name="password"' in answer.text
    assert who.login("coder").status_code == 303


def test_the_sign_in_page_offers_the_provider_only_where_one_is_set(signing, person):
    """By the name that the settings give it."""
    assert "Sign in with Our house" in signing(label="Our house").get("/login?next=/queue").text
    off = person()
    assert "/login/oidc" not in off.get("/login").text
    for path in ("/login/oidc", "/login/oidc/back?state=x&code=y"):
        assert off.get(path).status_code == 404


def test_the_cookie_on_the_way_is_out_of_reach(signing, project, provider):
    """HttpOnly, Lax, ten minutes; over HTTPS Secure and bound to the host."""
    said = signing().get("/login/oidc").headers["set-cookie"]
    assert said.startswith("tollbook-oidc=")
    assert {"HttpOnly", "SameSite=lax", "Max-Age=600"} <= {part.strip() for part in said.split(";")}
    set_as = OidcSettings(issuer=provider.issuer, client_id=CLIENT, client_secret=SECRET, redirect=REDIRECT)
    secure = Person(create_app(project, Settings(https=True, background=False), set_as))
    said = secure.get("/login/oidc").headers["set-cookie"]
    assert said.startswith("__Host-tollbook-oidc=")
    assert "Secure" in said
