"""What the provider itself is asked: small JSON documents from the addresses it states, without redirects."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import httpcore

from tollbook.errors import TollbookError

_SECONDS = 5.0
_LARGEST = 256 * 1024
_TIMEOUT = dict.fromkeys(("connect", "read", "write", "pool"), _SECONDS)
_FORM = "application/x-www-form-urlencoded"


def get(url: str) -> dict[str, Any]:
    """The JSON object at an address. Raises TollbookError `oidc-provider`."""
    return _ask("GET", url, {}, None)


def post(url: str, fields: Mapping[str, str], headers: Mapping[str, str]) -> dict[str, Any]:
    """The JSON object that answers a form. Raises TollbookError `oidc-provider`."""
    return _ask("POST", url, {"content-type": _FORM, **headers}, urlencode(fields).encode())


def _ask(method: str, url: str, headers: Mapping[str, str], body: bytes | None) -> dict[str, Any]:
    sent: list[tuple[bytes | str, bytes | str]] = [("accept", "application/json"), *headers.items()]
    try:
        with (
            httpcore.ConnectionPool() as pool,
            pool.stream(method, url, headers=sent, content=body, extensions={"timeout": _TIMEOUT}) as answer,
        ):
            if answer.status != 200:
                raise TollbookError("oidc-provider", cause=f"it answers {answer.status}")
            held = bytearray()
            for part in answer.iter_stream():
                held += part
                if len(held) > _LARGEST:
                    raise TollbookError("oidc-provider", cause="its answer is too large")
    except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError) as error:
        raise TollbookError("oidc-provider", cause="it cannot be reached") from error
    return _object(bytes(held))


def _object(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body)
    except ValueError as error:
        raise TollbookError("oidc-provider", cause="its answer is no JSON") from error
    if not isinstance(found, dict):
        raise TollbookError("oidc-provider", cause="its answer is no JSON object")
    return found
