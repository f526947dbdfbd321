"""The workbench's pages in a browser: no barrier, a phone, zoom, right to left, nothing asked elsewhere."""

from tests.browser.looking import PHONE, barriers, overflow, picture, settled

PAGES = {
    "overview": "/",
    "tolls": "/tolls",
    "claims": "/claims",
    "documents": "/documents",
    "document": "/documents/kunduz-06",
    "account": "/account",
    "people": "/users",
    "not-found": "/incidents/none",
}


def test_no_page_has_a_barrier(sign_in, workbench):
    """axe finds nothing on any page, and none overflows a phone or a zoomed window."""
    page = sign_in("anna")
    found = []
    for name, path in PAGES.items():
        page.goto(workbench.address + path)
        settled(page)
        found += [f"{path}: {barrier}" for barrier in barriers(page)]
        picture(page, name)
        found += [f"{path}: {over} px too wide at {size}" for size, over in _too_wide(page)]
    assert found == []


def _too_wide(page):
    wide = page.viewport_size
    for size in (PHONE, {"width": 640, "height": 450}):
        page.set_viewport_size(size)
        if (over := overflow(page)) > 0:
            yield size["width"], over
    page.set_viewport_size(wide)
