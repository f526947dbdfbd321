"""The public site in a browser: for everyone, with and without a script, by keyboard, on a phone."""

import re

import pytest
from tests.browser.conftest import WIDE
from tests.browser.looking import PHONE, barriers, look, overflow, reach, settled

PAGES = {
    "site-index": "index.html",
    "site-country": "by/country/afghanistan/index.html",
    "site-method": "method/index.html",
    "site-downloads": "downloads/index.html",
    "site-changes": "changes/index.html",
    "": "404.html",
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_the_site_has_no_barrier(open_browser, site, name):
    """axe finds nothing, nothing overflows a phone or a zoomed window, nothing is asked elsewhere."""
    page = open_browser().page
    page.goto(site + PAGES[name])
    look(page, name)


def test_incidents_and_tolls_have_no_barrier(open_browser, site):
    """The same of the records' own pages; in the dark too."""
    page = open_browser().page
    page.goto(site)
    page.get_by_role("link", name=re.compile("Kunduz")).last.click()
    look(page, "site-incident")
    page.emulate_media(color_scheme="dark")
    assert barriers(page) == []
    page.goto(site)
    page.locator("#tolls + p + ul a").first.click()
    look(page, "site-toll")


def test_the_words_behind_a_figure_are_two_links_away(open_browser, site):
    """From the list to the incident, from its figure to the quotation with the figure marked."""
    page = open_browser().page
    page.goto(site)
    page.locator("table.incidents").get_by_role("link", name=re.compile("42 killed")).click()
    page.get_by_role("row", name=re.compile("at least 42 killed")).get_by_role("link").click()
    assert "42" in page.locator(":target").locator("mark").first.inner_text()


def test_the_site_can_be_read_and_narrowed_without_a_script(open_browser, site):
    """Table, facets and incident pages need none."""
    page = open_browser(java_script_enabled=False).page
    page.goto(site)
    assert page.locator("table.incidents tbody tr").count() == 2
    assert page.get_by_text("A map of them appears here where scripts may run").is_visible()
    page.get_by_role("link", name="Afghanistan").click()
    assert page.locator("table.incidents tbody tr").count() == 1


def test_an_incident_is_found_on_the_map_by_keyboard(open_browser, site):
    """Tab reaches it, its words appear, Enter opens its page."""
    page = open_browser().page
    page.goto(site)
    settled(page)
    page.locator(".map-incident").first.wait_for()
    reach(page, ".map-incident[aria-label*='Kunduz']")
    assert "Kunduz" in page.locator(".maplibregl-popup-content").inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/incidents/"))
    assert "Kunduz" in page.locator("h1").inner_text()


def test_the_notice_of_disputed_borders_stands_under_the_map(open_browser, site):
    """Whoever sees the map reads that its borders take no side."""
    page = open_browser().page
    page.goto(site)
    settled(page)
    assert "disputed" in page.locator(".map-notice").inner_text()


def test_the_site_prints_without_its_navigation(open_browser, site):
    """On paper there are no menus and no map, and nothing is cut off."""
    page = open_browser().page
    page.goto(site)
    page.emulate_media(media="print")
    assert not page.get_by_role("navigation").first.is_visible()
    assert page.locator("table.incidents").is_visible()
    assert overflow(page) <= 0


def test_the_site_turns_with_its_language(open_browser, turned_site):
    """From right to left nothing overflows a phone or a wide window, axe finds nothing, dates keep their order."""
    page = open_browser().page
    page.goto(turned_site)
    incident = page.locator("table.incidents a").last.get_attribute("href")
    found = []
    for path in (*PAGES.values(), incident.removeprefix("./"), "report.html"):
        page.goto(turned_site + path)
        settled(page)
        assert page.locator("html").get_attribute("dir") == "rtl"
        found += [f"{path}: {barrier}" for barrier in barriers(page)]
        for size in (PHONE, WIDE):
            page.set_viewport_size(size)
            over = overflow(page)
            found += [f"{path}: {over} px too wide at {size['width']}"] if over > 0 else []
    assert found == []
    page.set_viewport_size(PHONE)
    page.goto(turned_site + incident.removeprefix("./"))
    day = page.locator("table.stack td.date bdi").first
    assert day.evaluate("e => getComputedStyle(e).direction") == "ltr"


def test_the_tables_of_an_incident_are_read_on_a_phone(open_browser, site):
    """Each figure of the history stands under the one before with its words beside it, not in a sliver of a column."""
    page = open_browser(viewport=PHONE).page
    page.goto(site)
    page.get_by_role("link", name=re.compile("Kunduz")).last.click()
    words = page.get_by_role("link", name=re.compile("at least 42 people were killed")).first
    assert words.bounding_box()["width"] > 200
    assert page.locator("table.stack").first.evaluate("t => t.scrollWidth <= t.parentElement.clientWidth")


def test_the_note_of_the_map_goes_where_the_map_is(open_browser, site):
    """Who sees the map is not told that there would be one."""
    page = open_browser().page
    page.goto(site)
    settled(page)
    assert not page.get_by_text("A map of them appears here where scripts may run").is_visible()
