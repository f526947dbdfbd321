"""A small chat endpoint of our own, which answers what a test tells it to."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Reply = str | int | float
"""The text of an answer, an HTTP status instead, or seconds to wait before an empty one."""


@dataclass
class Endpoint:
    """Its address, what it will reply in turn (the last again and again), and what it was asked."""

    url: str
    replies: list[Reply]
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)


@contextmanager
def serving(*replies: Reply) -> Iterator[Endpoint]:
    """Serve on a free port of this machine until the block ends."""
    endpoint = Endpoint("", list(replies))

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            """Reply as told."""
            body = self.rfile.read(int(self.headers["Content-Length"]))
            endpoint.asked.append(json.loads(body) | {"path": self.path})
            endpoint.keys.append(self.headers["Authorization"])
            reply = endpoint.replies.pop(0) if len(endpoint.replies) > 1 else endpoint.replies[0]
            if isinstance(reply, float):
                time.sleep(reply)
            self.send_response(reply if isinstance(reply, int) else 200)
            if reply == 302:
                self.send_header("Location", endpoint.url + "/elsewhere")
            self.end_headers()
            message = {"choices": [{"message": {"content": reply}}]}
            self.wfile.write(json.dumps(message).encode() if isinstance(reply, str) else b"")

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    endpoint.url = f"http://127.0.0.1:{server.server_port}/v1"
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield endpoint
    finally:
        server.shutdown()
        server.server_close()
