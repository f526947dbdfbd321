"""A small web server of our own on the loopback address, whose answers a test scripts."""

import ssl
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Answer:
    """What the server says. `raw` is written to the socket as it stands, in place of everything else."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "text/html; charset=utf-8"})
    body: bytes = b""
    raw: bytes | Callable[[], Iterator[bytes]] | None = None


def text(body: str, **headers: str) -> Answer:
    """An answer of plain text."""
    return Answer(
        200, {"Content-Type": "text/plain"} | {k.replace("_", "-"): v for k, v in headers.items()}, body.encode()
    )


def moved(to: str, status: int = 302) -> Answer:
    """A redirect."""
    return Answer(status, {"Location": to})


class Site:
    """The paths of a server. A path's answers come in turn, the last again and again; other paths are not found."""

    def __init__(self) -> None:
        self.answers: dict[str, list[Answer]] = defaultdict(list)
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.url = ""

    def on(self, path: str, *answers: Answer) -> None:
        """Answer a path so."""
        self.answers[path] = list(answers)

    def paths(self) -> list[str]:
        """The paths asked so far, in order, without robots.txt."""
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def _next(self, path: str) -> Answer:
        left = self.answers.get(path) or [Answer(404, body=b"not found")]
        return left.pop(0) if len(left) > 1 else left[0]


@contextmanager
def serving(site: Site, tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    """The site on a free port while the block runs."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
            answer = site._next(self.path)
            try:
                self._write(answer)
            except OSError:  # the other side had enough
                self.close_connection = True

        def _write(self, answer: Answer) -> None:
            if answer.raw is not None:
                pieces = [answer.raw] if isinstance(answer.raw, bytes) else answer.raw()
                for piece in pieces:
                    self.wfile.write(piece)
                    self.wfile.flush()
                self.close_connection = True
                return
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    site.url = f"http{'s' if tls else ''}://127.0.0.1:{server.server_port}"
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
