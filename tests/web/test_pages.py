"""Every page: what it says, and that nothing of a document's is more than words."""

import re

import pytest
from tests.project.factory import killed, row, write_rows
from tests.web.conftest import Person

from tollbook.cli.demonstrating import write_reports
from tollbook.project import Options, Project
from tollbook.web.app import create_app
from tollbook.web.settings import Settings

_HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(2)>{{ 7*7 }}</title>'
KUNDUZ = "/incidents/i-0eb4f1d153012574"


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The sample project."""
    folder = tmp_path_factory.mktemp("demo")
    project = Project(folder / "demo")
    project.run([str(write_reports(folder / "reports"))], Options())
    yield project
    project.close()


@pytest.fixture
def demo_app(demo):
    """The workbench on the sample project, with one user a role."""
    app = create_app(demo, Settings(background=False))
    users = app.state.workbench.users
    if users.is_empty():
        users.set_up("admin", "correct horse battery", "anna")
        for role in ("reader", "coder", "editor"):
            users.add(role, "correct horse battery", role, "anna", f"p-{role}")
    return app


@pytest.fixture
def reader(demo_app):
    """A reader."""
    return Person(demo_app, "reader")


@pytest.fixture
def editor(demo_app):
    """An editor."""
    return Person(demo_app, "editor")


def words_of(html: str) -> str:
    """A page's words without its tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_three_clicks_lead_to_the_words_behind_42(reader):
    """The overview links the incident, its 42 links the report, where the words are marked and chosen."""
    overview = reader.get("/").text
    (incident,) = set(re.findall(r'href="(/incidents/[^"]+)"[^>]*>Air strike in Kunduz', overview))
    page = reader.get(incident).text
    link = re.search(r'href="([^"]+)"[^>]*>42</a>', page)[1].replace("&amp;", "&")
    article = reader.get(link.partition("#")[0]).text
    anchor = link.partition("#")[2]
    assert re.search(rf'id="{anchor}"></span><mark class="[^"]*chosen[^"]*">[^<]*42', article)


def test_the_overview_sums_ranges_and_never_tolls(reader):
    """The killed of both incidents are summed; the tolls of the war stand apart and in no sum."""
    page = words_of(reader.get("/").text)
    assert "2 incidents" in page
    assert "Killed 43 in 2 incidents" in page
    assert "191" not in page
    assert "Missing at least 30" in page
    assert "at least 200" in words_of(reader.get("/tolls").text)


def test_filters_stand_in_the_address(reader):
    """A country and a word narrow the list; each filter in force leads to the page without it."""
    page = reader.get("/?country=AF&q=hospital").text
    assert "1 incident" in words_of(page)
    assert 'href="/?country=AF"' in page
    assert 'href="/?q=hospital"' in page
    assert "No incident fits" in reader.get("/?country=AF&grade=weak").text


@pytest.mark.parametrize(
    ("query", "named"),
    [("since=yesterday", "since"), ("until=2015-13", "until"), ("least=-1", "least"), ("area=1,2", "area")],
)
def test_a_value_that_cannot_be_used_is_named_and_passed_over(reader, query, named):
    """A wrong value in an address is no error: the page says which field it left out."""
    page = words_of(reader.get(f"/?{query}").text)
    assert f"cannot be used: {named}" in page
    assert "2 incidents" in page


def test_a_period_may_be_a_year_or_a_month(reader):
    """`since=2015-11` and `until=2015` stand for the first and last day."""
    assert "1 incident" in words_of(reader.get("/?since=2015-11&until=2015").text)
    assert "1 incident" in words_of(reader.get("/?since=2015-10&until=2015-10").text)


def test_the_incident_page_shows_who_answers_what_over_time(reader):
    """Parties stand side by side, each answer with its words as a link; figures that were superseded say so."""
    page = reader.get(KUNDUZ).text
    assert re.search(
        r'<span dir="auto">United States</span></th><th scope="col"><span dir="auto">MSF</span></th>', page
    )
    assert re.search(r'<a href="/documents/kunduz-08\?claim=[^"]+" dir="auto">“', page)
    words = words_of(page)
    assert "at least 30 killed" in words
    assert "superseded" in words
    assert "a town, somewhere in it, within about" in words
    assert "Why this grade United States accepted the harm" in words


def test_every_figure_of_the_incident_opens_its_words(reader):
    """No number in the table of figures stands without a link."""
    table = re.search(r'<table class="figures">.*?</table>', reader.get(KUNDUZ).text, re.S)[0]
    cells = re.findall(r'<td class="number">(.*?)</td>', table, re.S)
    numbers = [cell for cell in cells if re.search(r">?\d", re.sub(r"<span.*", "", cell))]
    assert len(numbers) >= 14
    assert [cell for cell in numbers if "href=" not in cell] == []


def test_the_incident_page_tells_who_stands_behind_its_reports(reader):
    """Each origin with the reports that rest on it and why, each report with whose words it tells, without a script."""
    page = reader.get(KUNDUZ).text
    section = page.split('<section id="behind"')[1].split("</section>")[0]
    assert 'href="#behind"' in page
    assert "cites it, " in section
    assert "credits it" in section
    assert "told by others whom it cites" in section
    assert "another&#39;s words" in section
    assert section.count('href="/documents/') >= 6


def test_every_link_of_the_incident_page_leads_somewhere(reader):
    """Nothing that the page offers is missing."""
    page = reader.get(KUNDUZ).text
    links = {link.replace("&amp;", "&").partition("#")[0] for link in re.findall(r'href="(/[^"]*)"', page)}
    assert len(links) > 15
    assert {link: reader.get(link).status_code for link in links if reader.get(link).status_code != 200} == {}


def test_an_incident_that_does_not_exist_is_not_found(reader):
    """Nor is a toll under incidents, nor an unknown document or plot."""
    for path in ("/incidents/i-none", "/tolls/i-0eb4f1d153012574", "/documents/none", "/plots/tolls/none.json"):
        assert reader.get(path).status_code == 404


def test_the_plots_hold_the_figures_of_their_tables(reader):
    """The specifications carry the values, and load nothing from elsewhere."""
    history = reader.get("/plots/tolls/i-0eb4f1d153012574.json").json()
    figures = {(v["day"], v["high"]) for v in history["data"]["values"]}
    assert {("2015-10-03", 3), ("2016-04-29", 42)} <= figures
    months = reader.get("/plots/timeline.json").json()["data"]["values"]
    assert [(m["month"], m["low"], m["high"]) for m in months] == [("2015-10", 42, 42), ("2015-12", 1, 1)]
    assert "url" not in str(history) + str(months)


def test_the_map_gives_places_with_their_precision(reader):
    """Each incident is a point with the radius in which it may lie; filters hold for the map too."""
    points = reader.get("/map.geojson?country=AF")
    assert points.headers["content-type"] == "application/geo+json"
    (feature,) = points.json()["features"]
    assert feature["geometry"]["coordinates"] == [68.857, 36.72895]
    assert (feature["properties"]["precision"], feature["properties"]["radius_km"]) == ("town", 4.2)


def test_downloads_hold_what_is_shown(reader):
    """The filters of the page are the filters of its downloads."""
    table = reader.get("/download/csv?country=SY")
    assert table.headers["content-disposition"] == 'attachment; filename="incidents.csv"'
    assert [line.split(",")[0] for line in table.text.splitlines()] == ["id", "i-4b1794676ef2b697"]
    assert len(reader.get("/download/jsonl").text.splitlines()) == 2


def test_claims_and_documents_are_found_by_their_words(reader):
    """Each hit leads to its words."""
    page = reader.get("/claims?q=42").text
    assert re.search(r'href="/documents/kunduz-12\?claim=[^"]+"', page)
    assert "Taliban deny presence" in reader.get("/documents?q=taliban").text
    assert "Nothing fits" in reader.get("/documents?q=zzzz").text


def test_saved_filters_are_ones_own(reader, editor):
    """A filter is kept under a name for the one who saved it, and can be forgotten."""
    answer = reader.post("/saved", {"name": "Afghan", "query": "country=AF&evil=1"})
    assert answer.headers["location"] == "/?country=AF"
    page = reader.get("/").text
    assert '<a href="/?country=AF" dir="auto">Afghan</a>' in page
    assert "Afghan</a>" not in editor.get("/").text
    key = re.search(r"/saved/(\d+)/delete", page)[1]
    editor.post(f"/saved/{key}/delete")
    assert "Afghan</a>" in reader.get("/").text
    reader.post(f"/saved/{key}/delete")
    assert "Afghan</a>" not in reader.get("/").text


def test_the_article_marks_statements_and_claims(reader):
    """Who says it, how, the claim and the margin's note stand in the page; paragraphs carry their offsets exactly."""
    page = reader.get("/documents/kunduz-06").text
    assert '<span class="source">MSF</span> <span class="cue">said</span>' in page
    assert "MSF says: 22 people killed (civilian)" in words_of(page)
    for start, inner in re.findall(r'data-start="(\d+)"[^>]*>(.*?)</p>', page, re.S):
        assert inner.strip() == inner
        assert int(start) >= 0
    assert 'id="claim-form"' not in page  # a reader decides nothing


def test_words_stand_at_the_offsets_that_the_page_gives(demo, reader):
    """What a paragraph shows is the document's text from its offset on, to the character."""
    document = next(d for d in demo.documents() if d.id == "kunduz-06")
    page = reader.get("/documents/kunduz-06").text
    for start, inner in re.findall(r'data-start="(\d+)"[^>]*>(.*?)</p>', page, re.S):
        shown = re.sub(r"<[^>]+>", "", inner).replace("&#39;", "'").replace("&amp;", "&").replace("&#34;", '"')
        assert document.text[int(start) :].startswith(shown)


def test_a_claim_is_corrected_added_rejected_and_the_decision_undone(demo_app):
    """Forms alone will do, without scripts; each act stands in the history with who and why."""
    coder = Person(demo_app, "coder")
    here = "/documents/kunduz-10"
    page = coder.get(here).text
    claim = re.search(r'id="note-(c-[0-9a-f]+)"', page)[1]
    form = coder.get(f"{here}?correct={claim}").text
    state = re.search(r'id="claim-form".*?name="state" value="([^"]+)"', form, re.S)[1]
    fields = {"claim": claim, "state": state, "back": here, "kind": "harm", "harm": "killed", "low": "31", "best": "31",
              "high": "31", "reason": "counted again", "status": "unknown"}  # fmt: skip
    answer = coder.post("/decisions/correct", fields)
    assert answer.headers["location"] == f"{here}?done=correct"
    page = words_of(coder.get(answer.headers["location"]).text)
    assert "Claim corrected. It can be undone under History." in page
    assert "31 killed" in page
    assert "counted again p-coder" in page
    assert coder.post("/decisions/correct", fields | {"best": "32"}).status_code == 409
    decision = re.search(r'name="decision" value="([^"]+)"', coder.get(here).text)[1]
    coder.post("/decisions/undo", {"decision": decision, "back": here, "reason": "by mistake"})
    assert "undone" in words_of(coder.get(here).text)


def test_a_claim_is_added_by_its_offsets(demo_app):
    """A person cites words that the machine did not read; the new claim stands in the margin."""
    coder = Person(demo_app, "coder")
    here = "/documents/kunduz-06"
    fields = {"document": "kunduz-06", "start": "10", "end": "17", "best": "22", "harm": "injured", "back": here,
              "reason": "missed"}  # fmt: skip
    assert coder.post("/decisions/add", fields).status_code == 303
    page = words_of(coder.get(here).text)
    assert "injured" in page.partition("MSF says: 22 people killed")[0]
    assert re.search(r"injured[^·]* added · read with certainty 100%", page)
    assert coder.post("/decisions/add", fields | {"end": "999999"}).status_code == 400


def test_grade_and_signature_need_an_editor(demo_app, editor):
    """An editor grades with a reason and signs; a coder is refused, and sees no such form."""
    coder = Person(demo_app, "coder")
    page = editor.get(KUNDUZ).text
    state = re.search(r'data-action="grade".*?name="state" value="([^"]+)"', page, re.S)[1]
    fields = {"incident": KUNDUZ.rpartition("/")[2], "grade": "fair", "state": state, "back": KUNDUZ, "reason": "trial"}
    assert 'data-action="grade"' not in coder.get(KUNDUZ).text
    assert coder.post("/decisions/grade", fields).status_code == 403
    assert editor.post("/decisions/grade", fields).headers["location"] == f"{KUNDUZ}?done=grade"
    page = words_of(editor.get(KUNDUZ).text)
    assert "fair graded by a person" in page
    assert "trial p-editor" in page


def test_a_form_leads_back_to_this_site_alone(demo_app):
    """An address elsewhere in `back` is not followed."""
    coder = Person(demo_app, "coder")
    fields = {"document": "kunduz-06", "start": "0", "end": "3", "best": "1", "harm": "missing", "reason": "x"}
    for number, elsewhere in enumerate(
        ("https://evil.test/", "//evil.test", "/\\evil.test", "/ok\r\nset-cookie: a=b"), start=60
    ):
        answer = coder.post("/decisions/add", fields | {"back": elsewhere, "best": str(number)})
        assert answer.headers["location"] == "/?done=add"


def test_the_queue_lists_assigns_and_codes_blind(demo_app, editor):
    """Given to two, an item is coded by each blind to the other; then an editor sees both and decides."""
    item = "i-4b1794676ef2b697"
    there = f"/queue/item/{item}"
    assert there in editor.get("/queue/new").text
    page = editor.get(there).text
    users = dict(re.findall(r'name="users" value="([^"]+)"> <span>([^<]+)</span>', page))
    chosen = [key for key, name in users.items() if name in ("p-coder", "anna")]
    assert editor.post(f"{there}/assign", {"users": chosen, "back": there}).status_code == 303
    coder, admin = Person(demo_app, "coder"), Person(demo_app, "admin")
    coder.post(f"{there}/code", {"killed": "1", "grade": "weak"})
    assert "p-coder" not in words_of(admin.get(there).text).partition("Codings")[2]
    admin.post(f"{there}/code", {"killed": "2", "grade": "weak"})
    both = words_of(editor.get(there).text)
    assert "Decide between them" in both
    editor.post(f"{there}/adjudicate", {"killed": "1", "reason": "the report says one"})
    assert "Killed" in words_of(editor.get("/queue/agreement").text)


def test_a_colleague_on_the_same_item_is_shown(demo_app, editor):
    """Whoever opens an item that another has open reads who that is, with and without scripts."""
    item = "i-0eb4f1d153012574"
    Person(demo_app, "coder").get(f"/queue/item/{item}")
    assert "Also at work on this: p-coder" in words_of(editor.get(f"/queue/item/{item}").text)
    answer = editor.post(f"/presence/{item}")
    assert "p-coder" in answer.json()["others"]


def test_a_reader_sees_no_queue(reader):
    """The queue is for those who decide."""
    assert reader.get("/queue/new").status_code == 403
    assert 'href="/queue"' not in reader.get("/").text


@pytest.fixture
def hostile(tmp_path, monkeypatch):
    """A project whose one report carries markup in every field."""
    from tests.project.factory import STAGES, in_this_process  # noqa: PLC0415

    monkeypatch.setattr("tollbook.project.run.map_ordered", in_this_process)
    project = Project(tmp_path / "project")
    fields = {"title": _HOSTILE, "publisher": _HOSTILE, "url": f"https://paper.test/{_HOSTILE}", "language": "en"}
    project.run([write_rows(tmp_path / "in.jsonl", [row("n/1?a=\"'<b>", killed(3, "Arda") + _HOSTILE, **fields)])],
                stages=STAGES)  # fmt: skip
    app = create_app(project, Settings(background=False))
    app.state.workbench.users.set_up("admin", "correct horse battery", "anna")
    yield Person(app, "admin")
    project.close()


PAGES = ("/", "/claims", "/documents", "/tolls", "/incidents/i-arda-1", "/documents/n%2F1%3Fa%3D%22%27%3Cb%3E",
         "/queue/new", "/queue/item/i-arda-1", "/users", "/account", "/queue/agreement")  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_nothing_of_a_document_is_markup(hostile, path):
    """Markup in titles, publishers, addresses, ids and text is shown as words; no page has inline script or style."""
    answer = hostile.get(path)
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert "<img" not in answer.text
    assert "49" not in answer.text.partition("alert(2)")[2][:60]
    assert re.findall(r"<script(?![^>]*\bsrc=)", answer.text) == []
    assert re.findall(r"\sstyle=|<style|\son\w+=|javascript:", re.sub(r"&[^;]+;[^<]*", "", answer.text)) == []


@pytest.mark.parametrize("path", PAGES)
def test_every_page_has_one_heading_and_labels(hostile, path):
    """One h1, a main landmark, a title, every field with a label, every id once."""
    page = hostile.get(path).text
    assert len(re.findall(r"<h1[\s>]", page)) == 1
    assert page.count('<main id="main"') == 1
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    labels = set(re.findall(r'<label[^>]*for="([^"]+)"', page))
    fields = re.findall(r'<(?:input|select|textarea)(?![^>]*type="(?:hidden|checkbox)")[^>]*>', page)
    unlabelled = [f for f in fields if "aria-label" not in f and not set(re.findall(r'id="([^"]+)"', f)) & labels]
    assert unlabelled == []
