"""One provider: what it states about itself (OpenID Connect Discovery 1.0), where people go, whom it names."""

from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote_plus, urlencode

from tollbook.errors import TollbookError
from tollbook.web.oidc import asking
from tollbook.web.oidc.kept import Kept
from tollbook.web.oidc.pending import Begun
from tollbook.web.oidc.settings import OidcSettings, is_private
from tollbook.web.oidc.tokens import UnknownKeyError, claims_of, keys_of

_ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")


@dataclass(frozen=True, slots=True)
class Stated:
    """What a provider states: its addresses, whether answers name it, and whether a secret may stand in a form only."""

    authorization: str
    token: str
    keys: str
    names_itself: bool
    secret_in_form: bool


class Provider:
    """The provider of the settings. Methods raise TollbookError `oidc-provider` where it fails, `oidc-refused` where
    it names nobody.
    """

    def __init__(self, settings: OidcSettings, now: Callable[[], float]) -> None:
        self._settings, self._now = settings, now
        self._stated = Kept(self._discover, now)
        self._keys = Kept(lambda: keys_of(asking.get(self._stated.get().keys)), now)

    def address(self, begun: Begun) -> str:
        """Where the browser goes to sign in there."""
        asked = {
            "response_type": "code", "client_id": self._settings.client_id, "redirect_uri": self._settings.redirect,
            "scope": "openid email" if self._settings.match == "email" else "openid", "state": begun.state,
            "nonce": begun.nonce, "code_challenge": begun.challenge, "code_challenge_method": "S256",
        }  # fmt: skip
        authorization = self._stated.get().authorization
        return f"{authorization}{'&' if '?' in authorization else '?'}{urlencode(asked)}"

    def name_of(self, begun: Begun, code: str, said_by: str | None) -> str:
        """The name of whom the code stands for. `said_by` is the issuer that came with it (RFC 9207)."""
        stated = self._stated.get()
        if said_by != self._settings.issuer and (said_by is not None or stated.names_itself):
            raise TollbookError("oidc-refused")
        token = self._redeem(stated, begun, code)
        claims = self._checked(token, begun.nonce)
        return _proven_name(claims, self._settings.match)

    def _discover(self) -> Stated:
        found = asking.get(self._settings.issuer.rstrip("/") + "/.well-known/openid-configuration")
        if found.get("issuer") != self._settings.issuer:
            raise TollbookError("oidc-provider", cause="it calls itself by another name")
        authorization, token, keys = (str(found.get(name, "")) for name in _ENDPOINTS)
        if not all(map(is_private, (authorization, token, keys))):
            raise TollbookError("oidc-provider", cause="its addresses are missing or not https")
        methods = found.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
        named = found.get("authorization_response_iss_parameter_supported") is True
        return Stated(authorization, token, keys, named, "client_secret_basic" not in methods)

    def _redeem(self, stated: Stated, begun: Begun, code: str) -> str:
        fields = {
            "grant_type": "authorization_code", "code": code, "redirect_uri": self._settings.redirect,
            "client_id": self._settings.client_id, "code_verifier": begun.verifier,
        }  # fmt: skip
        headers = {}
        if self._settings.client_secret is not None:
            secret = self._settings.client_secret.get_secret_value()
            if stated.secret_in_form:
                fields["client_secret"] = secret
            else:
                pair = f"{quote_plus(self._settings.client_id)}:{quote_plus(secret)}"
                headers["authorization"] = f"Basic {b64encode(pair.encode()).decode()}"
        token = asking.post(stated.token, fields, headers).get("id_token")
        if not isinstance(token, str):
            raise TollbookError("oidc-refused")
        return token

    def _checked(self, token: str, nonce: str) -> Mapping[str, Any]:
        """What the token says; a key that is not known may be a new one, and is asked for once."""
        for fresh in (False, True):
            keys = self._keys.get(fresh=fresh)
            try:
                return claims_of(token, keys, self._settings.issuer, self._settings.client_id, nonce, int(self._now()))
            except UnknownKeyError:
                continue
        raise TollbookError("oidc-refused")


def _proven_name(claims: Mapping[str, Any], match: str) -> str:
    """The claim that must be a user's name. Names are kept without difference of case, which addresses have in practice
    and subjects do not: one that could be taken for another's is refused. Raises TollbookError `oidc-refused`.
    """
    name = claims.get(match)
    if not isinstance(name, str) or not name.isascii() or name != name.strip():
        raise TollbookError("oidc-refused")
    proven = claims.get("email_verified") is True if match == "email" else name == name.lower()
    if not proven:
        raise TollbookError("oidc-refused")
    return name
