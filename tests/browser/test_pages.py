"""The workbench's pages in a browser: no barrier, a phone, zoom, the dark, right to left."""

import pytest
from tests.browser.looking import PHONE, ZOOMED, barriers, overflow, picture, settled

PAGES = {
    "overview": "/",
    "tolls": "/tolls",
    "claims": "/claims",
    "documents": "/documents",
    "document": "/documents/kunduz-06",
    "queue": "/queue/new",
    "account": "/account",
    "people": "/users",
    "not-found": "/incidents/none",
}


@pytest.fixture
def pages(workbench):
    """The path of every page by the name of its picture."""
    (kunduz,) = [i.id for i in workbench.app.state.workbench.project.incidents() if "Kunduz" in i.title]
    return PAGES | {"incident": f"/incidents/{kunduz}", "item": f"/queue/item/{kunduz}"}


def test_no_page_has_a_barrier(sign_in, workbench, pages):
    """axe finds nothing on any page, in the dark neither, and none overflows a phone or a zoomed window."""
    page = sign_in("anna")
    found = []
    for name, path in pages.items():
        page.goto(workbench.address + path)
        settled(page)
        picture(page, name)
        found += [f"{path}: {barrier}" for barrier in barriers(page)]
        page.emulate_media(color_scheme="dark")
        found += [f"{path} in the dark: {barrier}" for barrier in barriers(page)]
        page.emulate_media(color_scheme="light")
        found += [f"{path}: {over} px too wide at {width}" for width, over in _too_wide(page)]
    assert found == []


def test_pages_turn_with_the_language(sign_in, workbench, pages, monkeypatch):
    """From right to left, and in longer words: the direction is the page's, nothing overflows, axe finds nothing."""
    monkeypatch.setenv("TOLLBOOK_PSEUDO_LOCALES", "1")
    page = sign_in("anna")
    found = []
    for tag, direction in (("ar-XB", "rtl"), ("en-XA", "ltr")):
        page.context.add_cookies([{"name": "tollbook_locale", "value": tag, "url": workbench.address}])
        for path in (pages[name] for name in ("overview", "incident", "document", "item")):
            page.goto(workbench.address + path)
            settled(page)
            assert page.locator("html").get_attribute("dir") == direction
            found += [f"{path} {tag}: {over} px too wide at {width}" for width, over in _too_wide(page)]
        found += [f"{tag}: {barrier}" for barrier in barriers(page)]
        picture(page, f"item-{direction}")
    assert found == []


def _too_wide(page):
    wide = page.viewport_size
    for size in (PHONE, ZOOMED):
        page.set_viewport_size(size)
        if (over := overflow(page)) > 0:
            yield size["width"], over
    page.set_viewport_size(wide)
