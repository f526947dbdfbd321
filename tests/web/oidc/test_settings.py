"""What a provider's settings must be."""

import pytest

from tollbook.errors import TollbookError
from tollbook.web.oidc import OidcSettings
from tollbook.web.oidc.service import oidc_of

RIGHT = {"issuer": "https://login.example.org", "client_id": "workbench",
         "redirect": "https://record.example.org/login/oidc/back"}  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"issuer": "http://login.example.org"}, "ISSUER"),
        ({"issuer": "https://login.example.org?a=b"}, "ISSUER"),
        ({"issuer": "https://login.example.org#a"}, "ISSUER"),
        ({"issuer": "https://[login"}, "ISSUER"),
        ({"redirect": ""}, "REDIRECT"),
        ({"redirect": "https://record.example.org/other"}, "REDIRECT"),
        ({"redirect": "http://record.example.org/login/oidc/back"}, "REDIRECT"),
        ({"client_id": ""}, "CLIENT_ID"),
        ({"match": "preferred_username"}, "MATCH"),
    ],
)
def test_a_setting_that_is_wrong_is_named(changes, name):
    """Each in one sentence, before anything is served."""
    with pytest.raises(TollbookError, match=f"TOLLBOOK_OIDC_{name} "):
        OidcSettings(**(RIGHT | changes)).check()


def test_it_is_off_unless_set():
    """No provider without an issuer; with one, as the environment says."""
    assert oidc_of(OidcSettings()) is None
    assert oidc_of(OidcSettings(**RIGHT)).label == "OpenID"


def test_the_secret_is_not_shown(monkeypatch):
    """Not where the settings are printed or logged."""
    monkeypatch.setenv("TOLLBOOK_OIDC_CLIENT_SECRET", "xyzzy")
    assert "xyzzy" not in repr(OidcSettings(**RIGHT))
    assert OidcSettings(**RIGHT).client_secret.get_secret_value() == "xyzzy"
