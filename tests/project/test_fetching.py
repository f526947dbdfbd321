"""Pages and feeds of a small site of ours, fetched into a project."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest
from tests.archive.fetch.conftest import Time
from tests.archive.fetch.server import Answer, Site, moved, serving, text
from tests.project.factory import STAGES, in_this_process, killed
from warcio.archiveiterator import ArchiveIterator

from tollbook.archive.fetch import FetchSettings, Gate, Line
from tollbook.project import Options, Project
from tollbook.project.fetching import Web
from tollbook.project.online import Online

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Wire</title>{}</channel></rss>"""
ITEM = "<item><title>t</title><link>{link}</link><guid>{link}</guid></item>"


@pytest.fixture
def site():
    """A server of our own."""
    with serving(Site()) as served:
        yield served


@pytest.fixture
def online(site, tmp_path, monkeypatch):
    """A new project that may ask the site, need not wait, and reads without worker processes."""
    monkeypatch.setattr("tollbook.project.run.map_ordered", in_this_process)
    port = int(site.url.rpartition(":")[2])
    settings = FetchSettings(ports=frozenset({80, 443, port}), pause=0, attempts=1)
    web = Web(settings, Line(settings, Gate(allow_loopback=True)), Time().clock())
    return Online(Project(tmp_path / "project"), web=web, stages=STAGES)


@pytest.fixture
def project(tmp_path):
    """The project that `online` makes."""
    return Project(tmp_path / "project")


def records(project: Project) -> list[tuple[str, str, str]]:
    """Type, address and HTTP head of each WARC record, its digests checked by an independent reader."""
    found = []
    for path in sorted(project.archive.warcs.glob("*.warc.gz")):
        with path.open("rb") as stream:
            for record in ArchiveIterator(stream, check_digests="raise"):
                url = record.rec_headers.get_header("WARC-Target-URI") or ""
                record.raw_stream.read()
                found.append((record.rec_type, url, record.http_headers.to_str() if record.http_headers else ""))
    return found


def test_a_fetched_page_is_a_document_with_its_address_and_time(site, online, project):
    """The page is read like any input; its bytes are archived, its exchange is a WARC record."""
    site.on("/a", text(killed(3, "Arda")))
    summary = online.fetch([f"{site.url}/a"])
    assert (summary.fetched, summary.unchanged, summary.failed) == (1, 0, 0)
    (document,) = project.documents()
    assert document.url == f"{site.url}/a"
    assert document.retrieved.startswith("20")
    assert document.retrieved.endswith("+00:00")
    assert project.archive.read(document.sha256) == killed(3, "Arda").encode()
    assert [i.id for i in project.incidents()] == ["i-arda-1"]
    kept = records(project)
    assert ("response", f"{site.url}/a") in [(kind, url) for kind, url, _ in kept]
    (request,) = (head for kind, url, head in kept if kind == "request" and url.endswith("/a"))
    assert request.startswith("GET /a HTTP/1.1\r\n")


def test_an_unchanged_page_is_no_news(site, online, project):
    """The second fetch asks with the validators of the first and changes nothing."""
    site.on("/a", text(killed(3, "Arda"), ETag='"1"'), Answer(304, {"ETag": '"1"'}))
    online.fetch([f"{site.url}/a"])
    summary = online.fetch([f"{site.url}/a"])
    assert (summary.fetched, summary.unchanged, summary.run.changed) == (0, 1, False)
    assert site.asked[-1][1]["if-none-match"] == '"1"'


def test_a_changed_page_is_a_version_of_the_same_document(site, online, project):
    """Both versions are kept, under one id, and the difference is at hand."""
    site.on("/a", text(killed(3, "Arda"), ETag='"1"'), text(killed(5, "Arda"), ETag='"2"'))
    online.fetch([f"{site.url}/a"])
    summary = online.fetch([f"{site.url}/a"])
    first, second = project.documents()
    assert (second.id, second.version) == (f"{first.id}@2", 2)
    assert summary.run.versions == (second.id,)
    assert [d.text for d in project.versions(first.id)] == [first.text, second.text]
    assert list(project.relations()) == []


def test_a_page_is_known_by_where_it_was_fetched_not_by_what_it_says(site, online, project):
    """A page that names another's address as its own becomes no version of that other."""
    head = '<html><head><link rel="canonical" href="{}/a"></head>'
    page = head + "<body><article><h1>News</h1><p>{}</p></article></body></html>"
    for path, town in (("/a", "Arda"), ("/b", "Belen")):
        words = f"{killed(3, town)} Rescue workers searched the rubble through the night, residents said on Monday."
        site.on(path, Answer(body=page.format(site.url, words).encode()))
    online.fetch([f"{site.url}/a", f"{site.url}/b"])
    assert [d.version for d in project.documents()] == [1, 1]
    assert {d.url for d in project.documents()} == {f"{site.url}/a", f"{site.url}/b"}


def test_a_redirect_is_kept_and_its_target_is_the_address(site, online, project):
    """Both exchanges are records; the document's address is where it was found."""
    site.on("/old", moved("/new"))
    site.on("/new", text(killed(3, "Arda")))
    online.fetch([f"{site.url}/old"])
    assert [d.url for d in project.documents()] == [f"{site.url}/new"]
    responses = [url for kind, url, _ in records(project) if kind == "response"]
    assert responses == [f"{site.url}/robots.txt", f"{site.url}/old", f"{site.url}/new"]


def test_what_cannot_be_had_is_on_record_until_it_can(site, online, project):
    """A page that fails is a failure with its sentence; once it is had, the failure is gone."""
    site.on("/a", Answer(404), text(killed(3, "Arda")))
    summary = online.fetch([f"{site.url}/a"])
    assert (summary.failed, [f.code for f in summary.run.failures]) == (1, ["fetch-failed"])
    assert [f.name for f in project.failures()] == [f"{site.url}/a"]
    online.fetch([f"{site.url}/a"])
    assert list(project.failures()) == []
    assert len(list(project.documents())) == 1


def test_the_encoding_that_the_server_names_reads_a_page_that_names_none(site, online, project):
    """The header's code page reaches the reader, and an archived copy read anew keeps it."""
    words = killed(3, "Arda") + " Очевидцы видели дым."
    site.on("/a", Answer(200, {"Content-Type": "text/plain; charset=koi8-r"}, words.encode("koi8-r")))
    online.fetch([f"{site.url}/a"])
    assert [d.text for d in project.documents()] == [words]
    with project.open().write() as connection:
        connection.exec_driver_sql("UPDATE readings SET version = 'older'")
    project.run([], Options(reread=True), stages=STAGES)
    assert [d.text for d in project.documents()] == [words]


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_is_gone_marks_its_document_deleted(site, online, project, status):
    """The document is kept with its bytes and shown as deleted, by a fact in the custody log."""
    site.on("/a", text(killed(3, "Arda")), Answer(status))
    online.fetch([f"{site.url}/a"])
    (before,) = project.documents()
    assert before.status == "unknown"
    summary = online.fetch([f"{site.url}/a"])
    (document,) = project.documents()
    assert summary.gone == (document.id,)
    assert document == before.model_copy(update={"status": "deleted"})
    assert project.archive.read(document.sha256) == killed(3, "Arda").encode()
    entries = [(entry.how, entry.sha256, entry.source) for entry in project.custody() if entry.how != "fetch"]
    assert entries == [("gone", document.sha256, f"{site.url}/a")]
    assert [i.id for i in project.incidents()] == ["i-arda-1"]
    assert project.verify().faults == ()


def test_that_a_page_is_gone_is_told_once_and_survives_a_reading_anew(site, online, project):
    """Asking again adds no second fact, and another version of the program finds the status in the log."""
    site.on("/a", text(killed(3, "Arda")), Answer(404))
    for _ in range(3):
        summary = online.fetch([f"{site.url}/a"])
    assert summary.gone == ()
    with project.open().write() as connection:
        connection.exec_driver_sql("UPDATE readings SET version = 'older'")
    project.run([], Options(reread=True), stages=STAGES)
    assert [d.status for d in project.documents()] == ["deleted"]
    assert [entry.how for entry in project.custody()].count("gone") == 1


def test_a_page_that_comes_back_is_live_again(site, online, project):
    """The same bytes make the document live; other bytes are a new version, and the old one stays deleted."""
    site.on("/a", text(killed(3, "Arda")), Answer(404), text(killed(3, "Arda")), Answer(410), text(killed(5, "Arda")))
    seen = []
    for _ in range(5):
        online.fetch([f"{site.url}/a"])
        seen.append([d.status for d in project.documents()])
    assert seen == [["unknown"], ["deleted"], ["live"], ["deleted"], ["deleted", "unknown"]]


def test_other_errors_and_unknown_pages_mark_nothing(site, online, project):
    """A server in trouble, or a page never had, says nothing of a document."""
    site.on("/a", text(killed(3, "Arda")), Answer(503), Answer(403))
    site.on("/b", Answer(404))
    for _ in range(3):
        assert online.fetch([f"{site.url}/a", f"{site.url}/b"]).gone == ()
    assert [d.status for d in project.documents()] == ["unknown"]


def test_a_page_that_is_moved_to_nowhere_is_gone(site, online, project):
    """Where a known address redirects to a page that is not there, the document of the known address is deleted."""
    site.on("/a", text(killed(3, "Arda")), moved("/nowhere"))
    site.on("/nowhere", Answer(404))
    for _ in range(2):
        online.fetch([f"{site.url}/a"])
    assert [d.status for d in project.documents()] == ["deleted"]


def test_the_same_bytes_by_another_address_are_a_relation(site, online, project, tmp_path):
    """One document, and on record that it came again, from an address or a file."""
    site.on("/a", text(killed(3, "Arda")))
    site.on("/b", text(killed(3, "Arda")))
    path = tmp_path / "saved.txt"
    path.write_text(killed(3, "Arda"))
    online.fetch([f"{site.url}/a", f"{site.url}/b"])
    for _ in range(2):
        project.run([str(path)], stages=STAGES)
    (document,) = project.documents()
    assert [(r.kind, r.document, r.other, r.overlap, r.input) for r in project.relations()] == [
        ("same_bytes", document.id, document.id, 1.0, f"{site.url}/b"),
        ("same_bytes", document.id, document.id, 1.0, str(path)),
    ]


def test_a_watched_feed_is_asked_once_and_its_pages_are_read(site, online, project):
    """Each round fetches what is new, and what was had is not asked for again."""
    site.on("/feed", *(
        Answer(200, {"Content-Type": "application/rss+xml", "ETag": f'"{n}"'},
               FEED.format("".join(ITEM.format(link=f"{site.url}/{i}") for i in range(n))).encode())
        for n in (1, 2)
    ), Answer(304, {"ETag": '"2"'}))  # fmt: skip
    for i in range(2):
        site.on(f"/{i}", text(killed(i + 1, "Arda")))
    rounds = [online.watch({f"{site.url}/feed": None}) for _ in range(3)]
    assert [(r.announced, r.fetched) for r in rounds] == [(1, 1), (1, 1), (0, 0)]
    assert site.paths() == ["/feed", "/0", "/feed", "/1", "/feed"]
    ((feed, entries),) = project.feeds()
    assert (feed.title, feed.error, entries) == ("Wire", None, {"wanted": 0, "done": 2, "failed": 0})
    assert feed.checked >= feed.seen


def test_an_entry_that_fails_is_tried_in_later_rounds_and_given_up(site, online, project):
    """A page that is down in one round is fetched in the next, and after five attempts no more."""
    page = Answer(200, {"Content-Type": "application/rss+xml"}, FEED.format(ITEM.format(link=f"{site.url}/0")).encode())
    site.on("/feed", page)
    site.on("/0", Answer(503))
    rounds = [online.watch({f"{site.url}/feed": None}) for _ in range(6)]
    assert [r.failed for r in rounds] == [1, 1, 1, 1, 1, 0]
    ((_, entries),) = project.feeds()
    assert entries["failed"] == 1


def test_a_feed_that_is_none_is_told_and_the_others_go_on(site, online, project):
    """A broken feed has its error on record."""
    site.on("/feed", Answer(200, {"Content-Type": "application/rss+xml"}, FEED.format("").encode()))
    site.on("/none", Answer(200, {"Content-Type": "text/html"}, b"<p>no feed"))
    online.watch({f"{site.url}/none": None, f"{site.url}/gone": None, f"{site.url}/feed": None})
    errors = {feed.url.rpartition("/")[2]: feed.error for feed, _ in project.feeds()}
    assert errors["feed"] is None
    assert "no feed" in errors["none"]
    assert "404" in errors["gone"]


def test_a_killed_fetch_goes_on_without_loss(site, tmp_path):
    """Killed between two pages, the same call fetches the rest; nothing is twice, nothing is lost."""
    for i in range(6):
        site.on(f"/{i}", text(killed(i + 1, f"Town{i}")))
    script = textwrap.dedent(f"""
        import os, signal
        from tests.project.factory import STAGES, in_this_process
        from tollbook.archive.fetch import FetchSettings, Gate, Line
        from tollbook.project import Project, fetching, run
        from tollbook.project.online import Online
        run.map_ordered = in_this_process
        port = int({site.url!r}.rpartition(":")[2])
        settings = FetchSettings(ports=frozenset({{port}}), pause=0, attempts=1)
        web = fetching.Web(settings, Line(settings, Gate(allow_loopback=True)))
        online = Online(Project({str(tmp_path / "project")!r}), web=web, stages=STAGES)
        online.fetch([f"{site.url}/{{i}}" for i in range(6)])
    """)
    root = Path(__file__).parents[2]
    process = subprocess.Popen([sys.executable, "-c", script], cwd=root)
    deadline = time.monotonic() + 60
    while len(site.paths()) < 3 and time.monotonic() < deadline:
        time.sleep(0.005)
    os.kill(process.pid, signal.SIGKILL)
    process.wait(10)
    done = subprocess.run([sys.executable, "-c", script], cwd=root, timeout=60, check=False)
    assert done.returncode == 0
    project = Project(tmp_path / "project")
    assert sorted(d.url for d in project.documents()) == [f"{site.url}/{i}" for i in range(6)]
    assert [kind for kind, url, _ in records(project) if url].count("response") >= 7
    assert project.verify().faults == ()
