"""The work of `tollbook serve`."""

import secrets
import socket
import sys
from collections.abc import Callable

import uvicorn

from tollbook.errors import TollbookError
from tollbook.project import Project
from tollbook.web.app import create_app
from tollbook.web.settings import Settings


def serve_project(
    folder: str, host: str, port: int, names: tuple[str, ...], *, https: bool, visitors: bool = False,
    opened: Callable[[str], object] | None = None,
) -> None:  # fmt: skip
    """Serve until stopped. `opened` is given the address once it is listened at. Raises TollbookError `no-project`,
    `cannot-listen`.
    """
    token = secrets.token_urlsafe(16)
    set_elsewhere = Settings()
    changes = {"host": host, "port": port, "https": https or set_elsewhere.https, "setup_token": token,
               "hosts": (*set_elsewhere.hosts, *names), "visitors": visitors or set_elsewhere.visitors}  # fmt: skip
    settings = set_elsewhere.model_copy(update=changes)
    app = create_app(Project(folder), settings)
    listening = _listen(host, port)
    address = f"{'https' if settings.https else 'http'}://{_shown(host)}:{listening.getsockname()[1]}"
    sys.stderr.write(_told(address, token if app.state.workbench.users.is_empty() else None))
    if opened is not None:
        opened(address + "/")
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, proxy_headers=settings.https
    )
    uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise TollbookError("cannot-listen", host=host, port=port, cause=error.strerror or str(error)) from error
    return listening


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _told(address: str, token: str | None) -> str:
    if token is None:
        return f"The workbench is at {address} (Ctrl-C stops it).\n"
    return (
        f"Nobody is set up yet. Make the first administrator at\n  {address}/setup?token={token}\n"
        "This address is good once, and only as long as this command runs (Ctrl-C stops it).\n"
    )
