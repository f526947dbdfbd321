"""A browser for the tests: Debian's Chromium, driven by Playwright; nothing is downloaded."""

import functools
import http.server
import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import sync_playwright
from tests.browser.looking import Watched

from tollbook.cli.demonstrating import build_demo
from tollbook.cli.publishing import publish_project
from tollbook.cli.reporting import write_report
from tollbook.web.app import create_app
from tollbook.web.settings import Settings

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync",
]  # fmt: skip
PASSWORD = "correct horse battery"
WIDE = {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
def chromium():
    """The browser. Where there is none the tests are skipped, but in CI they fail."""
    if not CHROMIUM.exists():
        message = f"{CHROMIUM} is missing: apt-get install chromium, or the pages are not looked at"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_browser(chromium):
    """Gives new windows with a profile of their own; at the end none may have asked elsewhere or met an error."""
    opened = []

    def new(**options) -> Watched:
        usual = {"viewport": WIDE, "locale": "en", "reduced_motion": "reduce"}
        watched = Watched(chromium.new_context(**(usual | options)))
        opened.append(watched)
        return watched

    yield new
    for watched in opened:
        watched.context.close()
    for watched in opened:
        assert watched.faults == []


@pytest.fixture(scope="session")
def built_demo(tmp_path_factory):
    """The sample project, built once; tests that change it work on a copy."""
    path = tmp_path_factory.mktemp("demo") / "demo"
    build_demo(str(path))
    return path


@pytest.fixture
def demo_copy(built_demo, tmp_path):
    """A sample project of the test's own."""
    return Path(shutil.copytree(built_demo, tmp_path / "demo"))


class Served:
    """A workbench on a free port of this machine, over a project of the test's own."""

    def __init__(self, project: Path, **settings) -> None:
        self.project = project
        self.app = create_app(project, Settings(**settings))
        self._server = uvicorn.Server(uvicorn.Config(self.app, port=0, log_level="warning"))
        self._thread = threading.Thread(target=self._server.run, daemon=True)

    def start(self) -> None:
        """Listen; returns when it answers."""
        self._thread.start()
        until = time.monotonic() + 20
        while not self._server.started and time.monotonic() < until:
            time.sleep(0.02)
        assert self._server.started, "the workbench did not start"

    def stop(self) -> None:
        """Answer what is under way, and end."""
        self._server.should_exit = True
        self._thread.join(20)

    @property
    def address(self) -> str:
        """Where it answers, without a slash at the end."""
        port = self._server.servers[0].sockets[0].getsockname()[1]
        return f"http://127.0.0.1:{port}"

    def add(self, name: str, role: str) -> None:
        """A colleague; the first one becomes the administrator."""
        users = self.app.state.workbench.users
        if role == "admin":
            users.set_up(name, PASSWORD, f"{name}-p")
        else:
            users.add(name, PASSWORD, role, "anna-p", f"{name}-p")


@pytest.fixture
def workbench(demo_copy):
    """A workbench over the sample project with an administrator, two editors and a coder."""
    served = Served(demo_copy)
    for name, role in (("anna", "admin"), ("edna", "editor"), ("emil", "editor"), ("cora", "coder")):
        served.add(name, role)
    served.start()
    yield served
    served.stop()


@pytest.fixture
def sign_in(workbench, open_browser):
    """Gives a window in which someone is signed in."""

    def sign(name: str, **options):
        page = open_browser(**options).page
        page.goto(f"{workbench.address}/login")
        page.get_by_label("Name").fill(name)
        page.get_by_label("Password").fill(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url(f"{workbench.address}/")
        return page

    return sign


@pytest.fixture(scope="session")
def site(built_demo, tmp_path_factory):
    """The address of the sample project's public site."""
    folder = tmp_path_factory.mktemp("site") / "site"
    publish_project(str(built_demo), str(folder), title="Sample record", unsigned=True, today="2026-01-01")
    with serving(folder) as address:
        yield address


@pytest.fixture(scope="session")
def turned_site(built_demo, tmp_path_factory):
    """The address of the same site and of the report (`report.html`), written from right to left."""
    folder = tmp_path_factory.mktemp("turned") / "site"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TOLLBOOK_PSEUDO_LOCALES", "1")
        publish_project(str(built_demo), str(folder), unsigned=True, today="2026-01-01", language="ar-XB")
        write_report(str(built_demo), str(folder / "report.html"), language="ar-XB")
    with serving(folder) as address:
        yield address


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port of this machine; gives its address."""
    handler = functools.partial(_Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        """Say nothing."""
