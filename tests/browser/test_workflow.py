"""A recorder's way through the workbench: find, read, correct, merge and split, sign off, publish."""

import json
import re

import pytest
from tests.browser.conftest import PASSWORD, Served
from tests.browser.looking import look, picture, reach, settled

from tollbook.cli.publishing import publish_project
from tollbook.project import Project

KUNDUZ = re.compile("Kunduz")


@pytest.fixture
def incidents(workbench):
    """The sample's incidents: titles by id, as they are now."""

    def now() -> dict[str, str]:
        workbench.app.state.workbench.settle()
        return {incident.id: incident.title for incident in Project(workbench.project).incidents()}

    return now


def kunduz_of(incidents) -> str:
    """The id of the incident in Kunduz."""
    return next(name for name, title in incidents.items() if "Kunduz" in title)


def test_the_first_administrator_sets_up_the_workbench(open_browser, demo_copy):
    """With the token from the terminal someone makes the first account, and the page for it is gone."""
    served = Served(demo_copy, setup_token="a token from the terminal")
    served.start()
    page = open_browser().page
    page.goto(served.address)
    look(page, "set-up")
    page.get_by_label(re.compile("token")).fill("a token from the terminal")
    page.get_by_label(re.compile("Name to sign in")).fill("anna")
    page.get_by_label(re.compile("Password")).fill(PASSWORD)
    page.get_by_role("button", name="Make the account").click()
    page.wait_for_url(f"{served.address}/")
    assert page.get_by_role("link", name=KUNDUZ).first.is_visible()
    assert page.goto(f"{served.address}/setup").status == 404
    page.get_by_role("button", name="Sign out").click()
    page.goto(served.address)
    look(page, "login")
    served.stop()


def test_an_incident_is_found_by_search_and_its_words_in_three_clicks(sign_in, workbench):
    """Search, the incident, its figure: the report opens at the words that say 42."""
    page = sign_in("cora")
    page.locator("#search").fill("Kunduz")
    page.keyboard.press("Enter")
    page.locator("#results").get_by_role("link", name=re.compile("42 killed")).click()
    settled(page)
    picture(page, "incident")
    page.locator("table.figures").get_by_role("link", name="42").first.click()
    page.wait_for_url(re.compile("/documents/"))
    settled(page)
    picture(page, "document")
    words = page.locator("mark").filter(has_text=re.compile("42"))
    assert words.first.is_visible()


def test_an_incident_is_found_on_the_map(sign_in, workbench):
    """A point on the map is a link to its incident."""
    page = sign_in("cora")
    settled(page)
    point = page.locator(".map-incident[aria-label*='Kunduz']")
    point.wait_for()
    picture(page, "overview")
    point.click()
    page.wait_for_url(re.compile("/incidents/"))
    assert "Kunduz" in page.locator("h1").inner_text()


_FIND = """(wanted) => {
  const walker = document.createTreeWalker(document.querySelector('#article'), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.data.indexOf(wanted);
    if (at < 0) continue;
    node.parentElement.scrollIntoView({block: 'center', behavior: 'instant'});
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + wanted.length);
    const {left, right, top, height} = range.getBoundingClientRect();
    return {left, right, y: top + height / 2};
  }
}"""


def _select(page, text: str) -> None:
    """Select the words with the mouse, from their first letter to their last."""
    page.evaluate(_FIND, text)
    box = page.evaluate(_FIND, text)
    page.mouse.move(box["left"] + 0.5, box["y"])
    page.mouse.down()
    page.mouse.move(box["right"] - 0.5, box["y"], steps=4)
    page.mouse.up()


def test_a_figure_is_corrected_by_selecting_words_and_survives_a_new_run(sign_in, workbench, incidents, tmp_path):
    """The selection fills in offsets; the correction is in the figures, and new reports do not undo it."""
    page = sign_in("cora")
    page.goto(f"{workbench.address}/documents/kunduz-11")
    note = page.locator(".note").filter(has_text=re.compile("at least 42 people killed"))
    note.get_by_role("link", name=re.compile("Correct claim")).click()
    settled(page)
    _select(page, "42 people")
    assert page.locator("output[name=quote]").inner_text() == "42 people"
    start, end = (int(page.locator(f"#claim-form [name={name}]").input_value()) for name in ("start", "end"))
    document = next(d for d in Project(workbench.project).documents() if d.id == "kunduz-11")
    assert document.text[start:end] == "42 people"
    form = page.locator("#claim-form")
    for name in ("low", "best", "high"):
        form.locator(f"[name={name}]").fill("42")
    form.locator("[name=reason]").fill("the list of names that the report links to has 42 and no more")
    picture(page, "correct")
    form.get_by_role("button", name="Save the correction").click()
    page.wait_for_url(re.compile("done=correct"))
    assert "42 people killed" in page.locator(".note", has_text="corrected").inner_text()
    report = {
        "id": "later", "publisher": "Sample Outlet Z", "published": "2016-05-02", "language": "en",
        "text": "Three people were killed in an air strike in Aleppo on Sunday, residents said.",
    }  # fmt: skip
    (tmp_path / "later.jsonl").write_text(json.dumps(report) + "\n")
    seen = _figures_seen(workbench, incidents)
    Project(workbench.project).run([str(tmp_path / "later.jsonl")])
    assert seen == _figures_seen(workbench, incidents)
    page.reload()
    assert page.locator(".note", has_text="corrected").count() == 1


def _figures_seen(workbench, incidents) -> list[tuple[int | None, int | None]]:
    """The figures of 12 December in the toll's history of Kunduz, which the correction made exact."""
    record = Project(workbench.project).incident(kunduz_of(incidents()))
    told = [t for t in record.tolls_seen if (t.reported or "").startswith("2015-12-12") and t.low == 42]
    assert any(t.high == 42 for t in told)
    return [(t.low, t.high) for t in told]


def test_incidents_are_merged_and_split(sign_in, workbench, incidents):
    """Claims are taken out of an incident, which makes a second one; both are put together again."""
    page = sign_in("edna")
    before = incidents()
    kunduz = kunduz_of(before)
    page.goto(f"{workbench.address}/incidents/{kunduz}")
    form = page.locator("form[data-action=split]")
    form.locator("summary").click()
    form.get_by_role("checkbox").last.check()
    form.locator("[name=reason]").fill("tells of another day")
    form.get_by_role("button", name="Take apart").click()
    page.wait_for_load_state()
    apart = incidents()
    (new,) = set(apart) - set(before)
    page.goto(f"{workbench.address}/incidents/{kunduz}")
    form = page.locator("form[data-action=merge]")
    form.locator("[name=other]").fill(new)
    form.locator("[name=reason]").fill("the same night after all")
    form.get_by_role("button", name="Put together").click()
    page.wait_for_load_state()
    assert len(incidents()) == len(before)
    page.goto(f"{workbench.address}/incidents/{new}")
    assert "Kunduz" in page.locator("h1").inner_text()


def test_two_people_sign_and_the_incident_is_published(sign_in, workbench, incidents, tmp_path):
    """The second signature publishes it; one does not."""
    kunduz = kunduz_of(incidents())
    for number, name in enumerate(("edna", "emil")):
        assert publish_project(str(workbench.project), str(tmp_path / "site")).incidents == 0, number
        page = sign_in(name)
        page.goto(f"{workbench.address}/incidents/{kunduz}")
        page.get_by_role("button", name="Sign the grade").click()
        page.wait_for_load_state()
        assert f"{name}-p" in page.locator("form[data-action=sign_off]").inner_text()
    assert publish_project(str(workbench.project), str(tmp_path / "site")).incidents == 1
    assert "confirmed" in (tmp_path / "site" / "incidents" / kunduz / "index.html").read_text()


def test_the_way_can_be_gone_by_keyboard_alone(workbench, open_browser, incidents):
    """Sign in, search, open, go through claims, accept one, and reach every field of a correction without a mouse."""
    page = open_browser().page
    page.goto(f"{workbench.address}/login")
    reach(page, "#name")
    page.keyboard.type("cora")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{workbench.address}/")
    settled(page)
    page.keyboard.press("/")
    page.keyboard.type("Kunduz")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("q=Kunduz"))
    settled(page)
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/incidents/"))
    settled(page)
    reach(page, "table.figures a.figure")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/documents/"))
    settled(page)
    page.keyboard.press("?")
    assert page.get_by_role("dialog").get_by_text("Accept the claim").is_visible()
    picture(page, "keys")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.wait_for_url(re.compile("done=accept"))
    settled(page)
    assert page.locator(".note", has_text="accepted").count() == 1
    page.keyboard.press("j")
    page.keyboard.press("c")
    page.wait_for_url(re.compile("correct="))
    settled(page)
    for field in ("start", "low", "best", "high", "reason"):
        reach(page, f"#claim-form [name={field}]", 200)
    reach(page, "#claim-save")


def test_keys_can_be_turned_off(sign_in, workbench):
    """Speech input presses keys unmeant: a switch in the overview stops them, and is remembered."""
    page = sign_in("cora")
    settled(page)
    page.keyboard.press("?")
    page.get_by_role("dialog").get_by_label("Keys are on").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("2")
    page.keyboard.press("j")
    assert page.url == f"{workbench.address}/"


def test_pages_can_be_read_without_a_script(sign_in, workbench):
    """Overview, incident and report need none."""
    page = sign_in("cora", java_script_enabled=False)
    page.locator("#results").get_by_role("link", name=KUNDUZ).first.click()
    page.locator("table.figures").get_by_role("link", name="42").first.click()
    assert page.locator("mark").first.is_visible()
