"""Asks an OpenAI-compatible chat endpoint a question and waits for its answer, with retries."""

import json
import time
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from tollbook.errors import TollbookError
from tollbook.extractors.settings import Settings

_AGAIN = frozenset({408, 409, 425, 429, 500, 502, 503, 504})  # HTTP statuses that may pass
_LONGEST_PAUSE = 30.0  # seconds
_MOST_BYTES = 8 * 1024 * 1024  # of an answer


class _NoRedirects(HTTPRedirectHandler):
    """Text goes to the address that was set and to no other."""

    def redirect_request(self, *_args: object, **_named: object) -> None:
        """Never followed: urllib then raises the redirect as an error."""


_OPENER = build_opener(_NoRedirects)


def ask(question: dict[str, Any], settings: Settings) -> str:
    """The text of the model's answer to the body of a chat completion.

    Raises TollbookError `endpoint-failed` where it cannot be had within the retries, `endpoint-answer` where what
    comes back is no chat completion.
    """
    pause = settings.pause
    for attempt in range(settings.retries + 1):
        try:
            return _content(_post(question, settings))
        except HTTPError as error:
            cause = f"it answered with HTTP status {error.code}"
            if error.code not in _AGAIN:
                break
        except (URLError, HTTPException, OSError) as error:
            cause = str(getattr(error, "reason", None) or error) or type(error).__name__
        if attempt < settings.retries:
            time.sleep(min(pause, _LONGEST_PAUSE))
            pause *= 2
    raise TollbookError("endpoint-failed", url=settings.url, cause=cause)


def _post(question: dict[str, Any], settings: Settings) -> bytes:
    headers = {"Content-Type": "application/json", "User-Agent": "tollbook"}
    if settings.key is not None:
        headers["Authorization"] = f"Bearer {settings.key.get_secret_value()}"
    address = settings.url.rstrip("/") + "/chat/completions"
    # the setting's pattern lets no scheme but http and https through
    request = Request(address, json.dumps(question).encode(), headers, method="POST")  # noqa: S310
    with _OPENER.open(request, timeout=settings.timeout) as response:
        return bytes(response.read(_MOST_BYTES))


def _content(body: bytes) -> str:
    try:
        return str(json.loads(body)["choices"][0]["message"]["content"])
    except (ValueError, LookupError, TypeError) as error:
        raise TollbookError("endpoint-answer", cause="it is no chat completion") from error
