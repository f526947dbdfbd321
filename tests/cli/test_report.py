"""`tollbook report`: one file that holds all it shows, and in which no report can do anything."""

import base64
import hashlib
import json
import re

import lxml.html
import pytest

from tollbook.project import Project

HOSTILE = (
    "Six people were killed in shelling in Homs on Friday, doctors said. <script>alert(1)</script> "
    "<img src=https://evil.example/x.png onerror=alert(2)> {{ 7 * 7 }} {% raw %} </style></mark> \x1b[2J \u202egnihsup"
)


@pytest.fixture(scope="module")
def page(demo_folder):
    """The demo's report as a tree."""
    return lxml.html.fromstring((demo_folder / "report.html").read_bytes())


@pytest.fixture
def hostile(tollbook, tmp_path):
    """The report of a project whose one article tries everything, as text."""
    rows = [
        {"id": '"><script>', "publisher": "<b>Sample</b>", "title": "<script>alert(0)</script>", "text": HOSTILE,
         "published": "2015-03-07", "language": "en", "url": "javascript:alert(3)"},
        {"id": "rtl", "publisher": "عينة", "title": "Six killed", "published": "2015-03-07", "language": "en",
         "text": "قتل ستة. Six people were killed in shelling in Homs on Friday, doctors said."},
    ]  # fmt: skip
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    Project(tmp_path / "p").run([str(tmp_path / "in.jsonl")])
    assert tollbook("report", tmp_path / "p", "-o", tmp_path / "out.html").exit_code == 0
    return (tmp_path / "out.html").read_text(encoding="utf-8")


def test_it_fetches_nothing_and_runs_nothing(page):
    """No script, no address that a browser would load; the policy forbids what is not there."""
    assert not page.xpath("//script | //link | //img | //iframe | //object | //embed | //form | //@onclick | //@style")
    assert all(href.startswith("#") for href in page.xpath("//a/@href"))
    assert not page.xpath("//@src")
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")


def test_its_one_style_sheet_is_the_one_that_the_policy_allows(demo_folder):
    """The hash in the policy is that of the style element's content, to the byte."""
    html = (demo_folder / "report.html").read_bytes()
    css = re.search(rb"<style>(.*?)</style>", html, re.S)[1]
    assert base64.b64encode(hashlib.sha256(css).digest()) in html


def test_hostile_text_is_shown_and_not_obeyed(hostile):
    """Markup of a report is text, a template's words stay as they are, control characters are replaced."""
    tree = lxml.html.fromstring(hostile.encode())
    assert not tree.xpath("//script | //img | //b")
    assert "<script>alert(1)</script>" in tree.text_content()
    assert "{{ 7 * 7 }}" in tree.text_content()
    assert not {"\x1b", "\u202e"} & set(hostile)
    assert not tree.xpath("//@href[contains(., 'javascript')]")


def test_every_link_leads_to_a_place_in_the_page(page):
    """Each fragment is some element's id, and no id stands twice."""
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in page.xpath("//a/@href")} <= set(ids)


def test_evidence_is_marked_in_the_article(page):
    """A figure's link leads to marked words that hold it."""
    row = next(row for row in page.xpath("//tbody/tr") if "at least 42 killed" in row.text_content())
    anchor = row.xpath(".//a/@href")[0][1:]
    mark = page.xpath(f"//*[@id='{anchor}']/following-sibling::mark")[0]
    assert "42" in mark.text_content()
    assert page.xpath("//article//mark")


def test_the_overview_lists_every_incident_and_the_tolls_apart(page, demo_folder):
    """One row an incident with its range, grade and origins; the tolls in a table of their own."""
    incidents, tolls = page.xpath("//section[@id='overview']//table")
    project = Project(demo_folder)
    assert len(incidents.xpath("./tbody/tr")) == len(list(project.incidents()))
    assert len(tolls.xpath("./tbody/tr")) == len(list(project.tolls()))
    assert "never added" in tolls.xpath("./caption")[0].text_content()


def test_the_toll_history_is_drawn_and_told(page):
    """The drawing has a title, hollow points for superseded figures, and a table with the same figures."""
    drawing = page.xpath("//svg[@role='img']")[0]
    assert drawing.xpath("./title")[0].text_content()
    assert drawing.xpath(".//circle[@class='superseded']")
    assert drawing.xpath(".//circle[@class='standing']")
    labels = {text.text_content() for text in drawing.xpath(".//g/text")}
    assert {"3+", "9", "19", "22", "30+", "42+"} <= labels


def test_positions_stand_side_by_side_over_time(page):
    """One column a party, one row a date, in order."""
    table = page.xpath("//table[contains(@class, 'positions')]")[0]
    assert {"United States", "Taliban", "MSF"} <= {th.text_content() for th in table.xpath(".//thead//th")}
    dates = [th.text_content() for th in table.xpath("./tbody/tr/th")]
    assert dates == sorted(dates)
    assert {"2015-10-03", "2015-10-05", "2015-10-06", "2016-04-29"} <= set(dates)


def test_it_can_be_read_without_seeing_it(page):
    """Landmarks, one first heading, headings in steps, headers with a scope, a language, named scrolling regions."""
    for landmark in ("header", "nav", "main", "footer"):
        assert len(page.xpath(f"/html/body/{landmark}")) == 1
    levels = [int(element.tag[1]) for element in page.iter("h1", "h2", "h3", "h4")]
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in zip(levels, levels[1:], strict=False))
    assert page.xpath("//html/@lang") == ["en"]
    assert not page.xpath("//table//th[not(@scope)]")
    assert not page.xpath("//table[not(caption)]")
    assert not page.xpath("//*[@role='region' or @role='group'][not(@aria-label) or not(@tabindex)]")
    assert page.xpath("/html/body/a[@class='skip'][@href='#record']")


def test_words_of_reports_keep_their_own_direction(page, hostile):
    """Everything that comes from a report stands in an element that takes its direction from its words."""
    for quote in page.xpath("//blockquote | //article//p"):
        assert quote.get("dir") == "auto" or quote.get("class") == "about"
    assert "قتل ستة" in hostile


def test_names_of_victims_are_masked_unless_asked_for(tollbook, tmp_path):
    """A civilian's name is hidden in every place it stands, and shown with --with-names."""
    text = (
        "Two people were killed in shelling in Homs on Friday. Among the dead was Samir Haddad, a baker, doctors said."
    )
    row = {"id": "n", "publisher": "Sample", "published": "2015-03-07", "language": "en", "text": text}
    (tmp_path / "in.jsonl").write_text(json.dumps(row))
    Project(tmp_path / "p").run([str(tmp_path / "in.jsonl")])
    for options, shown in (((), False), (("--with-names",), True)):
        tollbook("report", tmp_path / "p", "-o", tmp_path / "out.html", *options)
        html = (tmp_path / "out.html").read_text(encoding="utf-8")
        assert ("Haddad" in html) is shown
        assert ("are masked" in html) is not shown


def test_the_same_project_gives_the_same_bytes(tollbook, demo_folder, tmp_path):
    """No clock and no chance goes into the page; -o - writes it to standard output."""
    tollbook("report", demo_folder, "-o", tmp_path / "one.html")
    written = (tmp_path / "one.html").read_bytes()
    assert written == (demo_folder / "report.html").read_bytes()
    assert tollbook("report", demo_folder, "-o", "-").stdout_bytes == written


def test_most_keeps_the_incidents_with_the_most_killed(tollbook, demo_folder, tmp_path):
    """`--most 1` shows the hospital strike alone."""
    tollbook("report", demo_folder, "-o", tmp_path / "one.html", "--most", "1")
    page = lxml.html.fromstring((tmp_path / "one.html").read_bytes())
    titles = [h2.text_content() for h2 in page.xpath("//section[@class='case']/h2")]
    assert len(titles) == 1
    assert "Kunduz" in titles[0]
