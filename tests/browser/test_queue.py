"""The queue in a browser: second coding blind to the first, adjudication, who else is at work."""

import re

from playwright.sync_api import expect
from tests.browser.looking import look


def _open_kunduz(page, address: str, kind: str = "new") -> None:
    page.goto(f"{address}/queue/{kind}")
    page.locator("#queue").get_by_role("link", name=re.compile("Kunduz")).first.click()
    page.wait_for_url(re.compile("/queue/item/"))


def _code(page, number: int) -> None:
    """Answer every variable: the first or second value of those with values, else a figure."""
    form = page.locator("form[data-action=code]")
    for field in form.locator("select").all():
        field.select_option(index=number)
    for field in form.locator("input[inputmode=numeric]").all():
        field.fill(str(40 + number))
    form.get_by_role("button", name="Keep the coding").click()
    page.wait_for_url(re.compile("done=code"))


def test_two_code_blind_to_each_other_and_a_third_decides(sign_in, workbench):
    """Neither sees the other's answers until both are done; then an editor who did not code decides."""
    edna = sign_in("edna")
    look(edna, "")
    _open_kunduz(edna, workbench.address)
    form = edna.locator("form[data-action=assign]")
    for name in ("cora-p", "emil-p"):
        form.get_by_label(name).check()
    form.get_by_role("button", name="Give").click()
    edna.wait_for_url(re.compile("done=assign"))
    windows = {name: sign_in(name) for name in ("cora", "emil")}
    for number, (name, page) in enumerate(windows.items(), start=1):
        _open_kunduz(page, workbench.address, "coding")
        assert "do not see the other coder" in page.locator("form[data-action=code]").inner_text()
        _code(page, number)
        shown = page.get_by_role("region", name="Codings as a table").locator("thead").inner_text()
        assert (f"{name}-p" in shown, "cora-p" in shown) == (True, True)
        assert ("emil-p" in shown) is (name == "emil")
    edna.reload()
    assert edna.get_by_role("region", name="Codings as a table").get_by_text("emil-p").is_visible()
    look(edna, "item")
    decision = edna.locator("form[data-action=adjudicate]")
    for field in decision.locator("select").all():
        field.select_option(index=1)
    decision.locator("[name=reason]").fill("the first coder has read the later report")
    decision.get_by_role("button", name="Adjudicate").click()
    edna.wait_for_url(re.compile("done=adjudicate"))
    edna.goto(f"{workbench.address}/queue/agreement")
    assert edna.get_by_role("region", name="Agreement as a table").get_by_role("row").count() > 1
    look(edna, "agreement")


def test_a_colleague_at_the_same_item_is_told_of(sign_in, workbench):
    """Who opens an item that someone has sees it at once; the one who has it sees it at the next sign of life."""
    cora, emil = sign_in("cora"), sign_in("emil")
    _open_kunduz(cora, workbench.address)
    _open_kunduz(emil, workbench.address)
    expect(emil.get_by_text("Also at work on this: cora-p").first).to_be_visible(timeout=30_000)
    cora.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(cora.locator("[data-island=presence]")).to_have_text("Also at work on this: emil-p", timeout=30_000)
    emil.goto(f"{workbench.address}/queue")
    cora.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(cora.locator("[data-island=presence]")).to_be_hidden(timeout=30_000)


def test_every_list_of_the_queue_has_no_barrier(sign_in, workbench):
    """Each kind of work has its list."""
    page = sign_in("edna")
    for kind in ("new", "doubtful", "contested", "large", "stale", "coding", "adjudicate", "mine"):
        page.goto(f"{workbench.address}/queue/{kind}")
        look(page, "")
