"""The public site: what it holds, how it is signed off, how it is replaced."""

import csv
import json

import lxml.etree
import lxml.html
import pytest
from tests.export.site.factory import decide, project_of, publish, row, run, sign, text_of, tree_of
from tests.project.factory import killed

from tollbook.errors import TollbookError
from tollbook.model import Place, Range, Time

SYRIA = Place(text="Arda", start=0, end=4, name="Arda", lat=35.5, lon=36.5, radius_km=5, country="SY")
DAY = Time(text="Friday", start_offset=0, end_offset=6, start="2015-03-06", end="2015-03-06")


def placed(incident):
    """The incident with a place, a day and a grade."""
    return incident.model_copy(update={"place": SYRIA, "time": DAY, "grade": "fair"})


@pytest.fixture
def project(tmp_path, monkeypatch):
    """Two incidents."""
    rows = [row("a", killed(3, "Arda"), publisher="Paper"), row("b", killed(5, "Besh"), publisher="Other")]
    return project_of(tmp_path, monkeypatch, rows, placed)


def pages(folder):
    """Every page as a tree, by its address."""
    return {str(p.relative_to(folder)): lxml.html.fromstring(p.read_bytes()) for p in folder.rglob("*.html")}


def test_an_incident_needs_two_people_to_be_published(project, tmp_path):
    """One person twice is one person; an undone signature is none; the second person's makes it public."""
    sign(project, "i-arda-1", "ana", grade="fair")
    sign(project, "i-arda-1", "ana", grade="fair", name="again")
    assert publish(project, tmp_path / "site").incidents == 0
    sign(project, "i-arda-1", "bo", grade="fair")
    assert publish(project, tmp_path / "site").incidents == 1
    decide(project, "u1", "i-arda-1", "undo", "bo", "s-i-arda-1-bo")
    assert publish(project, tmp_path / "site").incidents == 0
    decide(project, "u2", "i-arda-1", "undo", "bo", "u1")
    assert publish(project, tmp_path / "site").incidents == 1


def test_a_signature_is_of_the_grade_it_names(project, tmp_path):
    """Where the decision names another grade than the incident has now, it does not count."""
    sign(project, "i-arda-1", "ana", "bo", grade="weak")
    assert publish(project, tmp_path / "site").incidents == 0
    sign(project, "i-arda-1", "ana", "bo", grade="fair", name="t")
    assert publish(project, tmp_path / "site").incidents == 1


def test_a_toll_needs_two_people_too(project, tmp_path):
    """A figure over a longer period is not graded, but not published unseen either."""
    assert publish(project, tmp_path / "site").tolls == 0
    sign(project, "t-all", "ana", "bo")
    assert publish(project, tmp_path / "site").tolls == 1


def test_unsigned_incidents_are_marked_where_they_are_asked_for(project, tmp_path):
    """`unsigned` shows all; those without two signatures say provisional, in pages and data alike."""
    sign(project, "i-arda-1", "ana", "bo", grade="fair")
    publish(project, tmp_path / "site", unsigned=True)
    signed, other = (
        (tmp_path / "site" / "incidents" / name / "index.html").read_text() for name in ("i-arda-1", "i-besh-1")
    )
    assert "rovisional" not in signed
    assert "Provisional" in other
    lines = [json.loads(x) for x in (tmp_path / "site" / "data" / "incidents.jsonl").read_text().splitlines()]
    assert {line["id"]: line.get("provisional", False) for line in lines} == {"i-arda-1": False, "i-besh-1": True}
    table = list(csv.DictReader((tmp_path / "site" / "data" / "incidents.csv").open()))
    assert {line["id"]: line["provisional"] for line in table} == {"i-arda-1": "no", "i-besh-1": "yes"}


def test_every_link_leads_to_a_file_or_a_place_in_the_page(project, tmp_path):
    """No link is broken, none leaves the site but to a report, nothing is fetched from elsewhere."""
    site = tmp_path / "site"
    publish(project, site, unsigned=True)
    for name, page in pages(site).items():
        if name == "404.html":
            continue
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), name
        for target in page.xpath("//a/@href | //link/@href"):
            if target.startswith("#"):
                assert target[1:] in ids, (name, target)
            elif "islands" not in target:
                assert (site / name).parent.joinpath(target.partition("#")[0]).resolve().is_file(), (name, target)
        assert not page.xpath("//img | //iframe | //@style | //script[not(@src) and @type!='application/ld+json']")


def test_lists_narrow_without_a_script(project, tmp_path):
    """Each year, country, party, method and grade has a page of its own with its number beside its name."""
    publish(project, tmp_path / "site", unsigned=True)
    tree = pages(tmp_path / "site")
    assert {"by/year/2015/index.html", "by/country/syria/index.html", "by/grade/fair/index.html"} <= set(tree)
    index = tree["index.html"]
    assert [e.text_content() for e in index.xpath("//section[@aria-labelledby='facet-country']//li")] == ["Syria 2"]
    assert len(tree["by/country/syria/index.html"].xpath("//table/tbody/tr")) == 2
    assert "8" in index.xpath("//dl[@class='totals']")[0].text_content()


def test_a_long_list_has_pages(tmp_path, monkeypatch):
    """A list goes on after 200 incidents, and its pages lead to one another."""
    rows = [row(f"r{i:03}", killed(1, f"Town{i}")) for i in range(201)]
    project = project_of(tmp_path, monkeypatch, rows)
    publish(project, tmp_path / "site", unsigned=True)
    tree = pages(tmp_path / "site")
    assert len(tree["index.html"].xpath("//table/tbody/tr")) == 200
    assert len(tree["page/2/index.html"].xpath("//table/tbody/tr")) == 1
    assert tree["page/2/index.html"].xpath("//nav[@aria-label='Pages']//a/@href")[0] == "../../index.html"


def test_the_same_project_gives_the_same_bytes(project, tmp_path):
    """Published again, on another day too, nothing differs: no clock goes into a page."""
    publish(project, tmp_path / "site", unsigned=True)
    before = tree_of(tmp_path / "site")
    publish(project, tmp_path / "site", unsigned=True, today="2026-06-01")
    assert tree_of(tmp_path / "site") == before
    publish(project, tmp_path / "other", unsigned=True)
    assert tree_of(tmp_path / "other") == before


def test_changes_are_told_with_their_day(project, tmp_path):
    """What is new, changed, withdrawn and back stands in the changes and in the feed, the newest first."""
    site = tmp_path / "site"
    publish(project, site, unsigned=True)
    run(project, tmp_path, [row("c", killed(9, "Arda"))], lambda i: None if "Besh" in i.title else placed(i))
    publish(project, site, unsigned=True, today="2026-02-01")
    told = [[cell.text_content() for cell in line] for line in pages(site)["changes/index.html"].xpath("//tbody/tr")]
    assert told[0][:3] == ["2026-02-01", "Withdrawn", "no longer published"]
    assert ["2026-02-01", "Published", "Killing in Arda", "killed: 3–9; grade: fair (provisional)"] in told
    feed = lxml.etree.parse(site / "feed.xml").getroot()
    ns = {"a": "http://www.w3.org/2005/Atom"}
    assert feed.xpath("string(a:updated)", namespaces=ns) == "2026-02-01T00:00:00Z"
    ids = feed.xpath("//a:entry/a:id/text()", namespaces=ns)
    assert len(ids) == len(set(ids)) == len(told)


def test_a_changed_figure_is_told_with_the_one_before(project, tmp_path):
    """The same incident with other figures is a change that says both."""
    site = tmp_path / "site"
    publish(project, site, unsigned=True)
    wider = {"killed": Range(low=3, high=8), "grade": "weak"}
    run(project, tmp_path, [row("d", killed(1, "Doln"))], lambda i: placed(i).model_copy(update=wider))
    publish(project, site, unsigned=True, today="2026-02-01")
    text = (site / "changes" / "index.html").read_text()
    assert "killed: 3–8 (before: 3); grade: weak (provisional) (before: fair (provisional))" in text


def test_an_earlier_address_leads_on(tmp_path, monkeypatch):
    """An incident that got a new id keeps the address of its old one as a page that leads to it."""
    project = project_of(tmp_path, monkeypatch, [row("a", killed(3, "Arda"))])
    publish(project, tmp_path / "site", unsigned=True)
    run(project, tmp_path, [row("b", killed(4, "Arda"))])
    publish(project, tmp_path / "site", unsigned=True)
    moved = pages(tmp_path / "site")["incidents/i-arda-1/index.html"]
    assert moved.xpath("//meta[@http-equiv='refresh']/@content") == ["0; url=../../incidents/i-arda-2/index.html"]
    assert moved.xpath("//main//a/@href") == ["../../incidents/i-arda-2/index.html"]


def test_the_event_is_linked_data(project, tmp_path):
    """The page of an incident carries it as a schema.org Event that is valid JSON and cannot end its element."""
    publish(project, tmp_path / "site", unsigned=True, base="https://record.test/")
    page = pages(tmp_path / "site")["incidents/i-arda-1/index.html"]
    text = page.xpath("string(//script[@type='application/ld+json'])")
    event = json.loads(text)
    assert (event["@type"], event["startDate"]) == ("Event", "2015-03-06")
    assert event["location"]["geo"]["latitude"] == 35.5
    assert event["url"] == "https://record.test/incidents/i-arda-1/"
    assert "<" not in text


def test_the_map_has_every_incident_with_a_place(project, tmp_path):
    """GeoJSON with longitude first, the radius in which the place lies, and the page's address."""
    publish(project, tmp_path / "site", unsigned=True)
    features = json.loads((tmp_path / "site" / "data" / "incidents.geojson").read_bytes())["features"]
    assert [f["geometry"]["coordinates"] for f in features] == [[36.5, 35.5]] * 2
    assert features[0]["properties"]["radius_km"] == 5
    assert (tmp_path / "site" / features[0]["properties"]["href"] / "index.html").is_file()


def test_hostile_words_are_shown_and_not_obeyed(tmp_path, monkeypatch):
    """Markup in a title, a publisher or an address is text; a script address is no link."""
    bad = row("a", killed(3, "Arda"), title="</script><script>alert(1)</script>", publisher="<b>P</b> \u202egnihsup",
              url="javascript:alert(2)")  # fmt: skip
    project = project_of(tmp_path, monkeypatch, [bad], lambda i: i.model_copy(update={"title": "<img src=x>"}))
    publish(project, tmp_path / "site", unsigned=True, title="<i>T</i>")
    for page in pages(tmp_path / "site").values():
        assert not page.xpath("//b | //i | //img | //@href[contains(., 'javascript')]")
        assert len(page.xpath("//script[not(@src)]")) <= 1
    pages_text = "".join(p.read_text() for p in (tmp_path / "site").rglob("*.html"))
    assert "\u202e" not in pages_text


def test_a_folder_that_holds_other_things_is_refused(project, tmp_path):
    """Neither a folder with a stranger's file nor a site to which one was added is touched."""
    other = tmp_path / "other"
    other.mkdir()
    (other / "thesis.txt").write_text("mine")
    with pytest.raises(TollbookError, match="thesis.txt"):
        publish(project, other, unsigned=True)
    site = tmp_path / "site"
    publish(project, site, unsigned=True)
    (site / "notes.txt").write_text("mine")
    with pytest.raises(TollbookError, match="notes.txt"):
        publish(project, site, unsigned=True)
    assert (site / "notes.txt").read_text() == "mine"
    assert list(other.iterdir()) == [other / "thesis.txt"]


def test_a_damaged_manifest_is_told(project, tmp_path):
    """A publication.json that is none stops the publication before anything is written."""
    site = tmp_path / "site"
    publish(project, site, unsigned=True)
    for damage in ("{", "[]", '{"files": {}, "records": 1}'):
        (site / "publication.json").write_text(damage)
        with pytest.raises(TollbookError) as error:
            publish(project, site, unsigned=True)
        assert error.value.code in ("site-damaged", "holds-other-things")


@pytest.mark.parametrize("swaps", [True, False])
def test_a_publication_that_fails_leaves_the_site_as_it_was(project, tmp_path, monkeypatch, swaps):
    """An error in the middle changes nothing, on systems that swap folders and on others; nothing is left beside it."""
    if not swaps:
        monkeypatch.setattr("tollbook.export.site.folder._exchange", lambda one, other: False)
    site = tmp_path / "site"
    publish(project, site, unsigned=True)
    before = tree_of(site)
    with monkeypatch.context() as broken:
        broken.setattr("tollbook.export.site.build._rest", lambda *given: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            publish(project, site, unsigned=True, title="Other")
    assert tree_of(site) == before
    publish(project, site, unsigned=True, title="Other")
    assert "Other" in text_of(site)
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]
