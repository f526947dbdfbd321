"""Connections to addresses that were checked: one look-up, one judgement, and the connection goes to that very IP."""

import socket
import ssl
import time
from collections.abc import Callable, Iterable
from typing import Any

import httpcore

from tollbook.archive.fetch.addresses import IP, forbidden, parse_ip
from tollbook.errors import TollbookError

Resolve = Callable[[str, int], list[IP]]
"""A host's name and port to its IP addresses, in order of preference. Raises OSError where it has none."""
Connect = Callable[[str, int, float], socket.socket]
"""An IP address, port and timeout to a connected socket. Raises OSError."""


def resolve(host: str, port: int) -> list[IP]:
    """The system's answer."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    addresses = [parse_ip(str(sockaddr[0])) for *_, sockaddr in found]
    return list(dict.fromkeys(ip for ip in addresses if ip is not None))


def connect(ip: str, port: int, timeout: float) -> socket.socket:
    """A TCP connection to an IP address."""
    return socket.create_connection((ip, port), timeout)


class Gate:
    """Which IP addresses a host's name may stand for. `allow_loopback` is for servers of one's own in tests."""

    def __init__(self, resolve: Resolve = resolve, *, allow_loopback: bool = False) -> None:
        self._resolve, self._allow_loopback = resolve, allow_loopback

    def checked(self, host: str, port: int) -> list[IP]:
        """The addresses of a host, all of them allowed. Raises TollbookError `address-refused`, or OSError.

        One forbidden address among many refuses the host: a name that points inside is not to be trusted at all.
        """
        literal = parse_ip(host)
        found = [literal] if literal is not None else self._resolve(host, port)
        if not found:
            raise OSError("the name has no address")
        for ip in found:
            reason = forbidden(ip)
            if reason and not (self._allow_loopback and ip.is_loopback):
                raise TollbookError("address-refused", url=host, reason=f"it leads to {ip}, which is {reason}")
        return found


class Recorder:
    """What went over one connection, in the clear, and to which IP; and the limits that hold it."""

    def __init__(self, most_bytes: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.sent, self.received = bytearray(), bytearray()
        self.ip = ""
        self._most, self._clock = most_bytes, clock
        self._ends = clock() + seconds

    def left(self, timeout: float | None) -> float:
        """Seconds until the next wait must end. Raises httpcore.ReadTimeout where none are left."""
        left = self._ends - self._clock()
        if left <= 0:
            raise httpcore.ReadTimeout("the whole answer took too long")
        return left if timeout is None else min(left, timeout)

    def take(self, data: bytes) -> None:
        """Note what came. Raises TollbookError `answer-too-large`."""
        self.received += data
        if len(self.received) > self._most:
            raise TollbookError("answer-too-large", url="it", limit=f"{self._most / 1024 / 1024:.0f} MB")


class PinnedBackend(httpcore.NetworkBackend):
    """Connects httpcore to checked addresses only, and records each byte."""

    def __init__(self, gate: Gate, recorder: Recorder, connect: Connect = connect) -> None:
        self._gate, self._recorder, self._connect = gate, recorder, connect

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,  # noqa: ARG002 - httpcore's signature
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        """Look the host up once, judge every address, connect to the first that answers."""
        failure: OSError = OSError("no address")
        try:
            addresses = self._gate.checked(host, port)
        except OSError as error:
            raise httpcore.ConnectError(f"{host} was not found") from error
        for ip in addresses:
            try:
                connected = self._connect(str(ip), port, self._recorder.left(timeout))
            except OSError as error:
                failure = error
                continue
            self._recorder.ip = str(ip)
            return _Stream(connected, self._recorder)
        raise httpcore.ConnectError(failure.strerror or str(failure)) from failure

    def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ARG002
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        """Refused."""
        raise TollbookError("address-refused", url=path, reason="it is no address on the web")


class _Stream(httpcore.NetworkStream):
    """A socket whose clear bytes are recorded and counted."""

    def __init__(self, connected: socket.socket, recorder: Recorder) -> None:
        self._socket, self._recorder = connected, recorder

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        try:
            self._socket.settimeout(self._recorder.left(timeout))
            data = self._socket.recv(max_bytes)
        except TimeoutError as error:
            self._recorder.left(None)
            raise httpcore.ReadTimeout("it fell silent") from error
        except OSError as error:
            raise httpcore.ReadError(error.strerror or str(error)) from error
        self._recorder.take(data)
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        try:
            self._socket.settimeout(self._recorder.left(timeout))
            self._socket.sendall(buffer)
        except OSError as error:
            raise httpcore.WriteError(error.strerror or str(error)) from error
        self._recorder.sent += buffer

    def close(self) -> None:
        self._socket.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        try:
            self._socket.settimeout(self._recorder.left(timeout))
            secured = ssl_context.wrap_socket(self._socket, server_hostname=server_hostname)
        except (ssl.SSLError, ssl.CertificateError) as error:
            self._socket.close()
            raise httpcore.ConnectError(f"no secure connection: {error.reason or error}") from error
        except OSError as error:
            self._socket.close()
            raise httpcore.ConnectError(error.strerror or str(error)) from error
        return _Stream(secured, self._recorder)

    def get_extra_info(self, info: str) -> Any:
        return self._socket if info == "socket" else None
