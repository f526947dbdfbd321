"""`tollbook archive export`: a WACZ that other tools open, without what must stay."""

import io
import json
import zipfile
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from cdxj_indexer.main import CDXJIndexer
from fastwarc.warc import ArchiveIterator as FastIterator
from tests.documents.web_archives import http, members, page, record
from tests.project.factory import STAGES, in_this_process, killed, row, write_rows
from wacz.main import validate_wacz
from warcio.archiveiterator import ArchiveIterator

from tollbook import store
from tollbook.archive import WarcWriter
from tollbook.documents import Raw, iter_raw, read_path
from tollbook.model import Visibility
from tollbook.project import Project

AT = datetime(2026, 3, 1, 12, 30, 15, 250000, tzinfo=UTC)
URL = "https://news.example/"


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project of a row, a page from a crawler's WARC, and a page that was fetched, with a redirection to it."""
    monkeypatch.setattr("tollbook.project.run.map_ordered", in_this_process)
    project = Project(tmp_path / "project")
    fetched = http(page(2, killed(3, "Aville")))
    writer = WarcWriter(project.archive.warcs)
    writer.add(URL + "old", b"GET /old HTTP/1.1\r\n\r\n", http(b"", "301 Moved", location="/2"), AT, "192.0.2.1")
    exchange = writer.add(URL + "2", b"GET /2 HTTP/1.1\r\n\r\n", fetched, AT, "192.0.2.1")
    writer.add(URL + "error", b"GET /error HTTP/1.1\r\n\r\n", http(page(9), "500 Oops"), AT, "192.0.2.1")
    crawl = tmp_path / "crawl.warc.gz"
    crawl.write_bytes(members([record(URL + "1", http(page(1, killed(2, "Beville"))))]))
    rows = [row("r1", killed(4, "Ceville"), url=URL + "row")]
    project.run([write_rows(tmp_path / "in.jsonl", rows), str(crawl), str(exchange.path)], stages=STAGES)
    return project


def exported(project, tmp_path, **options) -> zipfile.ZipFile:
    """The WACZ, opened."""
    path = tmp_path / "out.wacz"
    project.export_wacz(str(path), **options)
    return zipfile.ZipFile(path)


def lines(archive: zipfile.ZipFile) -> list[tuple[str, str, dict]]:
    """The index: key, time, fields."""
    return [(key, ts, json.loads(rest)) for key, ts, rest in
            (line.split(" ", 2) for line in archive.read("indexes/index.cdx").decode().splitlines())]  # fmt: skip


def test_an_independent_validator_finds_it_valid(project, tmp_path, capsys):
    """py-wacz checks the parts, the package's description, all hashes, and finds nothing wrong."""
    exported(project, tmp_path)
    options = SimpleNamespace(file=str(tmp_path / "out.wacz"), verify_auth=False, verifier_url=None)
    assert validate_wacz(options) == 0
    assert "Version detected as 1.1.1" in capsys.readouterr().out


def test_a_member_s_two_headers_are_alike(project, tmp_path):
    """The directory has what a member's own header has: wabac.js finds no member where only one has further fields."""
    with exported(project, tmp_path) as archive:
        data = (tmp_path / "out.wacz").read_bytes()
        for info in archive.infolist():
            own = info.header_offset + 30 + len(info.filename)
            assert data[own : own + len(info.extra)][:4] == info.extra[:4] != b""
            assert data[own + len(info.extra) :][: info.file_size] == archive.read(info)


def test_an_independent_indexer_makes_the_same_index(project, tmp_path):
    """cdxj-indexer, run over our WARC, gives our lines: keys, times, places, types and digests."""
    archive = exported(project, tmp_path)
    (tmp_path / "data.warc.gz").write_bytes(archive.read("archive/data.warc.gz"))
    out = io.StringIO()
    CDXJIndexer(out, [str(tmp_path / "data.warc.gz")], sort=True, records="response,revisit,resource").process_all()
    theirs = [(k, t, json.loads(r)) for k, t, r in (line.split(" ", 2) for line in out.getvalue().splitlines())]
    assert lines(archive) == theirs
    assert len(theirs) == 4


def test_the_index_leads_to_each_record(project, tmp_path):
    """At a line's place stands the record of its address, readable by itself."""
    archive = exported(project, tmp_path)
    data = archive.read("archive/data.warc.gz")
    for _, _, fields in lines(archive):
        start, length = int(fields["offset"]), int(fields["length"])
        (found,) = list(ArchiveIterator(io.BytesIO(data[start : start + length])))
        assert found.rec_headers.get_header("WARC-Target-URI") == fields["url"]


def test_warcio_and_fastwarc_find_every_digest_valid(project, tmp_path):
    """Both read all records of the WARC inside."""
    data = exported(project, tmp_path).read("archive/data.warc.gz")
    theirs = [(r.content_stream().read(), r.digest_checker.passed)
              for r in ArchiveIterator(io.BytesIO(data), check_digests=True)]  # fmt: skip
    assert all(passed for _, passed in theirs)
    assert all(r.verify_block_digest() for r in FastIterator(io.BytesIO(data), parse_http=False))
    kinds = [str(r.record_type) for r in FastIterator(io.BytesIO(data))]
    assert kinds == ["warcinfo", "response", "request", "response", "request", "resource", "resource"]


def test_the_pages_have_address_time_and_title(project, tmp_path):
    """The list of pages names the web pages; the row of a table is no page."""
    archive = exported(project, tmp_path)
    head, *pages = map(json.loads, archive.read("pages/pages.jsonl").decode().splitlines())
    assert head["format"] == "json-pages-1.0"
    assert {(p["url"], p["title"]) for p in pages} == {(URL + "1", "Report 1"), (URL + "2", "Report 2")}
    assert all(datetime.fromisoformat(p["ts"]) for p in pages)


def test_what_came_over_the_network_leaves_as_it_came(project, tmp_path):
    """The exchange is copied to the byte; a page of no document (an error) stays."""
    archive = exported(project, tmp_path)
    data = archive.read("archive/data.warc.gz")
    with project.open().read() as connection:
        stretches = {s.url: s for s in store.all_stretches(connection)}
    assert project.archive.read_exchange(stretches[URL + "2"]) in data
    assert project.archive.read_exchange(stretches[URL + "error"]) not in data


def test_tollbook_reads_it_again(project, tmp_path):
    """The documents of the copy have the bytes of the project's."""
    exported(project, tmp_path)
    with project.open().read() as connection:
        known = {c.sha256 for c in store.captures(connection)}
    assert {raw.sha256 for raw in iter_raw(tmp_path / "out.wacz") if isinstance(raw, Raw)} == known


def test_a_copy_keeps_the_encoding_that_the_server_named(project, tmp_path):
    """A page that names no encoding reads alike from the copy and from the crawler's archive that it came in."""
    body = page(3, killed(6, "Eeville") + " Очевидцы видели.").decode().encode("koi8-r")
    crawl = tmp_path / "koi8.warc"
    crawl.write_bytes(record(URL + "3", http(body, kind="text/html; charset=koi8-r")))
    project.run([str(crawl)], stages=STAGES)
    exported(project, tmp_path)
    texts = [d.text for path in (crawl, tmp_path / "out.wacz") for d in read_path(path) if d.url == URL + "3"]
    assert len(texts) == 2
    assert texts[0] == texts[1]
    assert "Очевидцы видели." in texts[0]


def test_what_is_withheld_or_not_public_stays(project, tmp_path):
    """The copy of a withheld document is in no form in the file, nor are its address and its title."""
    with project.open().write() as connection:
        for capture in list(store.captures(connection)):
            if capture.url == URL + "2":
                hidden = capture.document.model_copy(update={"visibility": Visibility(level="withheld")})
                key = connection.exec_driver_sql("SELECT key FROM documents WHERE id = ?", (hidden.id,)).scalar_one()
                store.keep(connection, key, hidden)
    for names in (False, True):
        archive = exported(project, tmp_path, with_names=names)
        everything = b"".join(archive.read(name) for name in archive.namelist())
        assert (URL + "2").encode() not in everything
        assert all(fields["url"] != URL + "2" for _, _, fields in lines(archive))
        assert len(lines(archive)) == 3


def test_a_copy_that_holds_a_victims_name_leaves_only_on_demand(project, tmp_path):
    """A page cannot be masked, so it stays whole, or leaves whole where the person at the keyboard asks for it."""
    told = killed(2, "Deville") + " Among the dead was Invented Person."
    project.run([write_rows(tmp_path / "more.jsonl", [row("named", told)])], stages=STAGES)
    assert len(lines(exported(project, tmp_path))) == 4
    assert len(lines(exported(project, tmp_path, with_names=True))) == 5


def test_that_a_copy_left_is_on_record(project, tmp_path):
    """The log names the file and its hash, and the project stays whole."""
    exported(project, tmp_path)
    entry = list(project.custody())[-1]
    assert (entry.how, entry.source) == ("exported", str(tmp_path / "out.wacz"))
    assert project.verify().faults == ()
