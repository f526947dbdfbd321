"""Whether an ID token is the provider's, for us, of this sign-in (OpenID Connect Core 1.0, 3.1.3.7)."""

from collections.abc import Mapping
from hmac import compare_digest
from typing import Any

from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet

from tollbook.errors import TollbookError

ALGORITHMS = ("RS256", "ES256")
"""Signatures by keys that only the provider holds; neither `none` nor one by a secret that we share."""
_KINDS = ("RSA", "EC")
_LEEWAY = 60  # seconds that two clocks may differ


class UnknownKeyError(Exception):
    """The token names a key that is not among those known."""


def keys_of(document: Mapping[str, Any]) -> KeySet:
    """The keys for signatures of a JWK set (RFC 7517). Raises TollbookError `oidc-provider`."""
    listed = document.get("keys")
    rows = [k for k in listed if isinstance(k, dict)] if isinstance(listed, list) else []
    usable = [k for k in rows if k.get("kty") in _KINDS and k.get("use", "sig") == "sig"]
    try:
        return KeySet.import_key_set({"keys": usable})
    except (JoseError, ValueError, KeyError, TypeError) as error:
        raise TollbookError("oidc-provider", cause="its keys cannot be read") from error


def claims_of(token: str, keys: KeySet, issuer: str, client: str, nonce: str, now: int) -> Mapping[str, Any]:
    """What the token says, once all of it is checked.

    Raises TollbookError `oidc-refused`, UnknownKeyError where fresh keys may help.
    """
    try:
        decoded = jwt.decode(token, keys, algorithms=list(ALGORITHMS))
        registry = jwt.JWTClaimsRegistry(
            now=now, leeway=_LEEWAY, iss={"essential": True, "value": issuer}, sub={"essential": True},
            aud={"essential": True, "value": client}, exp={"essential": True}, iat={"essential": True},
            nonce={"essential": True},
        )  # fmt: skip
        registry.validate(decoded.claims)
    except InvalidKeyIdError as error:
        raise UnknownKeyError from error
    except (JoseError, ValueError, TypeError) as error:
        raise TollbookError("oidc-refused") from error
    claims = decoded.claims
    if not compare_digest(str(claims["nonce"]).encode(), nonce.encode()) or not _is_for(claims, client):
        raise TollbookError("oidc-refused")
    return claims


def _is_for(claims: Mapping[str, Any], client: str) -> bool:
    """Whether we alone are the audience, or the party that the token was issued to is said to be us."""
    several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
    return bool(claims.get("azp", None if several else client) == client)
