"""What every page must hold to, and pictures of them."""

import os
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page, expect

IMAGES = Path(__file__).parents[2] / "docs" / "images"
PHONE = {"width": 360, "height": 740}
ZOOMED = {"width": 640, "height": 450}
"""A window of 1280 by 900 at 200 %: half as many CSS pixels each way."""
_AXE = Path(__file__).parent / "axe" / "axe.min.js"
_HARMLESS = ("GPU stall due to ReadPixels", "favicon.ico")


class Watched:
    """A window that notes what it asked elsewhere and what went wrong in it."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.faults: list[str] = []
        self.page = context.new_page()
        self.page.set_default_timeout(40_000)
        context.on("request", self._asked)
        context.on("console", lambda message: self._said(message.type, message.text))
        context.on("weberror", lambda error: self.faults.append(str(error.error)))

    def _asked(self, request) -> None:
        address = urlsplit(request.url)
        if address.scheme in ("http", "https") and address.hostname != "127.0.0.1":
            self.faults.append(f"asked {request.url}")

    def _said(self, kind: str, text: str) -> None:
        if kind == "error" and "status of 4" not in text and not any(word in text for word in _HARMLESS):
            self.faults.append(text)


def barriers(page: Page) -> list[str]:
    """What axe finds, one line a rule with the elements it is about."""
    page.evaluate(_axe())
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{rule['id']}: {rule['help']}: " + "; ".join(" ".join(map(str, n["target"])) for n in rule["nodes"][:5])
        for rule in found["violations"]
    ]


def overflow(page: Page) -> int:
    """How many pixels a page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def look(page: Page, name: str) -> None:
    """The page has no barrier, and fits a phone and a zoomed window. Its picture goes to the docs when asked for."""
    settled(page)
    assert barriers(page) == [], page.url
    picture(page, name)
    wide = page.viewport_size
    for size in (PHONE, ZOOMED):
        page.set_viewport_size(size)
        assert overflow(page) <= 0, (page.url, size)
    page.set_viewport_size(wide)


def picture(page: Page, name: str) -> None:
    """Write docs/images/NAME.png where TOLLBOOK_SCREENSHOTS is set; no name, no picture."""
    if name and os.environ.get("TOLLBOOK_SCREENSHOTS"):
        IMAGES.mkdir(exist_ok=True)
        page.screenshot(path=IMAGES / f"{name}.png", animations="disabled")


def settled(page: Page) -> None:
    """Wait until every island has started or given up, and none has failed."""
    expect(page.locator("[data-island]:not([data-island-state])")).to_have_count(0, timeout=60_000)
    assert page.locator("[data-island-state=failed]").count() == 0, page.url


def reach(page: Page, selector: str, most: int = 80, key: str = "Tab") -> None:
    """Move the focus by keyboard alone to the element; fails where it is not reached."""
    for _ in range(most):
        if page.evaluate("(s) => !!document.activeElement && document.activeElement.matches(s)", selector):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{selector} is not reached by {key} on {page.url}")


@cache
def _axe() -> str:
    return _AXE.read_text(encoding="utf-8")
