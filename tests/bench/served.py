"""Serves a project on a free port and prints its address; every answer says how long the server took over it.

With --relinking, decisions are worked into figures in the background, as the workbench does.
"""

import json
import socket
import sys
import time

import uvicorn

from tollbook.web.app import create_app
from tollbook.web.settings import Settings


class Timed:
    """Adds `server-timing` with the milliseconds from the request's arrival at the application to its answer."""

    def __init__(self, app) -> None:
        self.app = app

    async def __call__(self, scope, receive, send) -> None:
        """Serve, and time what is served over HTTP."""
        began = time.perf_counter()

        async def timed(message) -> None:
            if message["type"] == "http.response.start":
                spent = f"app;dur={(time.perf_counter() - began) * 1000:.1f}"
                message["headers"] = [*message["headers"], (b"server-timing", spent.encode())]
            await send(message)

        await self.app(scope, receive, timed)


def main() -> None:
    """Serve the project named on the command line until the process ends."""
    app = Timed(create_app(sys.argv[1], Settings(background="--relinking" in sys.argv)))
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    sys.stdout.write(json.dumps(f"http://127.0.0.1:{listener.getsockname()[1]}") + "\n")
    sys.stdout.flush()
    uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="on")).run(sockets=[listener])


if __name__ == "__main__":
    main()
