"""One request and its answer, with the bytes of both as they went over the line."""

import re
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

import httpcore

from tollbook.archive.fetch.addresses import Address
from tollbook.archive.fetch.network import Connect, Gate, PinnedBackend, Recorder, connect
from tollbook.archive.fetch.settings import FetchSettings
from tollbook.errors import TollbookError

_INTERIM = re.compile(rb"HTTP/1\.[01] 1\d\d[^\r\n]*\r\n(?:[^\r\n]+\r\n)*\r\n")
ACCEPT = "text/html, application/xhtml+xml, application/pdf, text/plain, application/rss+xml, application/atom+xml"


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request to `address` and its answer, at `at` (UTC) from `ip`.

    `request` and `response` are the bytes as sent, transfer coding included; `headers` are by lower-case name, the
    first of each; `body` is without the transfer coding and still compressed.
    """

    address: Address
    at: datetime
    ip: str
    request: bytes
    response: bytes
    status: int
    headers: Mapping[str, str]
    body: bytes


class NoAnswerError(TollbookError):
    """`fetch-failed`: the host was not reached or broke off, so that asking again may help."""


class Line:
    """Asks one address at a time, each on a connection of its own; no cookies, no proxies, no redirects."""

    def __init__(self, settings: FetchSettings, gate: Gate | None = None, connect: Connect = connect) -> None:
        self._settings, self._gate, self._connect = settings, gate or Gate(), connect

    def ask(self, address: Address, more: Mapping[str, str] | None = None) -> Exchange:
        """The answer to a GET with the headers of `more` added.

        Raises TollbookError `address-refused`, `answer-too-large`, or NoAnswerError.
        """
        recorder = Recorder(self._settings.most_bytes, self._settings.total_timeout)
        at = datetime.now(UTC)
        try:
            response = self._send(address, self._request(address, more or {}), recorder)
        except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise NoAnswerError("fetch-failed", url=address.url, cause=str(error) or type(error).__name__) from error
        except TollbookError as error:
            raise TollbookError(error.code, **error.details | {"url": address.url}) from error
        received = bytes(recorder.received)
        while interim := _INTERIM.match(received):  # "103 Early Hints" comes before the answer itself
            received = received[interim.end() :]
        headers: dict[str, str] = {}
        for name, value in response.headers:
            headers.setdefault(name.decode("latin-1").lower(), value.decode("latin-1").strip())
        return Exchange(
            address, at, recorder.ip, bytes(recorder.sent), received, response.status, headers, response.content
        )

    def _request(self, address: Address, more: Mapping[str, str]) -> httpcore.Request:
        headers = [
            ("Host", address.origin.partition("://")[2]),
            ("User-Agent", self._settings.user_agent),
            ("Accept", f"{ACCEPT}, */*;q=0.1"),
            ("Accept-Encoding", "gzip, deflate"),
            ("Connection", "close"),
            *more.items(),
        ]
        url = httpcore.URL(
            scheme=address.scheme.encode(),
            host=address.host.encode(),
            port=address.port,
            target=address.target.encode(),
        )
        timeouts = {"connect": self._settings.connect_timeout, "read": self._settings.read_timeout,
                    "write": self._settings.read_timeout}  # fmt: skip
        return httpcore.Request("GET", url, headers=headers, extensions={"timeout": timeouts})

    def _send(self, address: Address, request: httpcore.Request, recorder: Recorder) -> httpcore.Response:
        backend = PinnedBackend(self._gate, recorder, self._connect)
        context = _secure() if address.scheme == "https" else None
        with httpcore.HTTPConnection(
            origin=request.url.origin, ssl_context=context, network_backend=backend
        ) as connection:
            response = connection.handle_request(request)
            try:
                response.read()
            finally:
                response.close()
        return response


@cache
def _secure() -> ssl.SSLContext:
    """Certificates are checked against the host's name, not the address that it was pinned to."""
    return httpcore.default_ssl_context()
