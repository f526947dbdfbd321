"""What holds of every answer, whatever page it is: headers, the host's name, where a request came from, its size."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; "
    "base-uri 'none'"
)
HEADERS = {
    "content-security-policy": CSP,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
}
_THIS_MACHINE = ("localhost", "127.0.0.1", "[::1]")
_SAFE = ("GET", "HEAD", "OPTIONS")
_LARGEST = 2 * 1024 * 1024
_PATH = re.compile(r"/(?![/\\])[^\x00-\x20\x7f\\]*")


class Security:
    """Middleware: refuses what cannot be from our own pages, and adds the headers to every answer."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str] = (), *, https: bool = False) -> None:
        self._app, self._https = app, https
        self._hosts = frozenset((*_THIS_MACHINE, *hosts))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._add(MutableHeaders(scope=message))
            await send(message)

        refusal = self._refusal(scope["method"], Headers(scope=scope))
        await (refusal or self._app)(scope, receive, send_with_headers)

    def _add(self, headers: MutableHeaders) -> None:
        for name, value in HEADERS.items():
            headers.setdefault(name, value)
        if self._https:
            headers["strict-transport-security"] = "max-age=31536000"

    def _refusal(self, method: str, headers: Headers) -> PlainTextResponse | None:
        host = headers.get("host", "")
        if host_name(host) not in self._hosts:
            return PlainTextResponse("This name is not one that the workbench answers to.\n", 400)
        if method in _SAFE:
            return None
        origin = headers.get("origin")
        elsewhere = origin is not None and urlsplit(origin).netloc != host
        if elsewhere or headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return PlainTextResponse("Requests from other sites are refused.\n", 403)
        length = headers.get("content-length", "0" if "transfer-encoding" not in headers else "")
        if not length.isdigit() or int(length) > _LARGEST:
            return PlainTextResponse("The request is too large, or does not say how large it is.\n", 413)
        return None


def host_name(host: str) -> str:
    """A Host header without its port."""
    return re.sub(r":\d+$", "", host).lower()


def safe_next(url: str | None) -> str:
    """A path on this site to go on to, else "/": never another site's address, nor anything that breaks a header."""
    return url if url and _PATH.fullmatch(url) else "/"


def see_other(path: str) -> RedirectResponse:
    """Go on to a path of ours after a form."""
    return RedirectResponse(safe_next(path), 303)
