"""Reports from web archives of any crawler."""

import gzip
import io
import sys
import zipfile
from pathlib import Path

import pytest
from tests.documents.web_archives import chunked, encoded, http, members, page, record, wacz

from tollbook.documents import Raw, Unreadable, expand_inputs, iter_raw, read_path
from tollbook.model import Document


def read(tmp_path: Path, data: bytes, name: str = "crawl.warc.gz", limit: int = 1 << 20) -> list[Raw | Unreadable]:
    """What a file with these bytes holds."""
    path = tmp_path / name
    path.write_bytes(data)
    return list(iter_raw(path, limit=limit))


def bodies(items: list[Raw | Unreadable]) -> list[bytes]:
    """The bytes of what could be read."""
    return [item.data for item in items if isinstance(item, Raw)]


def problems(items: list[Raw | Unreadable]) -> list[str]:
    """The messages on what could not."""
    return [item.message for item in items if isinstance(item, Unreadable)]


def test_a_page_has_the_address_and_time_of_its_capture(tmp_path: Path) -> None:
    """The record's address and WARC-Date become the document's `url` and `retrieved`."""
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(members([record("https://news.example/1", http(page(1)))]))
    (document,) = read_path(path)
    assert isinstance(document, Document)
    assert (document.url, document.retrieved) == ("https://news.example/1", "2026-03-01T12:30:15+00:00")
    assert "Two people were injured" in document.text


def test_what_the_page_calls_its_address_becomes_the_canonical(tmp_path: Path) -> None:
    """The address that the bytes came from and the one that they name both stay."""
    linked = page(1).replace(b"<title>", b'<link rel="canonical" href="https://news.example/one"><title>')
    path = tmp_path / "crawl.warc"
    path.write_bytes(record("https://mirror.example/1", http(linked)))
    (document,) = read_path(path)
    assert isinstance(document, Document)
    assert (document.url, document.canonical_url) == ("https://mirror.example/1", "https://news.example/one")


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "raw-deflate", "br"])
@pytest.mark.parametrize("in_chunks", [False, True])
def test_encodings_are_undone(tmp_path: Path, encoding: str, in_chunks: bool) -> None:
    """A compressed body, in chunks or not, gives the page's own bytes."""
    body = encoded(page(1), encoding)
    name = encoding.removeprefix("raw-")
    message = (
        http(chunked(body), content_encoding=name, transfer_encoding="chunked") if in_chunks
        else http(body, content_encoding=name)
    )  # fmt: skip
    assert bodies(read(tmp_path, members([record("https://news.example/1", message)]))) == [page(1)]


def test_headers_of_encodings_that_a_crawler_undid_do_no_harm(tmp_path: Path) -> None:
    """Some crawlers store the plain body under the headers of the compressed one."""
    message = http(page(1), content_encoding="gzip", transfer_encoding="chunked")
    assert bodies(read(tmp_path, members([record("https://news.example/1", message)]))) == [page(1)]


def test_only_pages_texts_and_their_copies_are_reports(tmp_path: Path) -> None:
    """Requests, redirects, errors, pictures, revisits and a crawler's own notes are passed over in silence."""
    url = "https://news.example/"
    data = members([
        record("", b"software: x\r\n", "warcinfo", headers={"Content-Type": "application/warc-fields"}),
        record(url + "1", http(page(1))),
        record(url + "1", b"GET /1 HTTP/1.1\r\n\r\n", "request"),
        record(url + "gone", http(page(2), "404 Not Found")),
        record(url + "moved", http(b"", "301 Moved", location="/1")),
        record(url + "part", http(page(3), "206 Partial Content")),
        record(url + "a.png", http(b"\x89PNG", kind="image/png")),
        record(url + "again", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", "revisit"),
        record("urn:text:" + url + "1", b"the page's words", "resource", headers={"Content-Type": "text/plain"}),
        record("urn:pageinfo:" + url + "1", b"{}", "resource", headers={"Content-Type": "application/json"}),
        record(url + "robots.txt", http(b"User-agent: *", kind="text/plain")),
        record(url + "unnamed", b"HTTP/1.1 200 OK\r\n\r\n\x89PNG\r\n\x1a\n"),
        record(url + "saved", page(4), "resource"),
        record(url + "http2", b"HTTP/2 200\r\ncontent-type: text/html\r\n\r\n" + page(5)),
        record(url + "plain", http(b"A plain report of three wounded people.", kind="text/plain; charset=utf-8")),
    ])  # fmt: skip
    items = read(tmp_path, data)
    assert not problems(items)
    assert bodies(items) == [page(1), page(4), page(5), b"A plain report of three wounded people."]
    assert [item.kind for item in items if isinstance(item, Raw)] == ["html", "html", "html", "text"]


def test_a_conversion_counts_where_its_page_is_not_there(tmp_path: Path) -> None:
    """Files of extracted text give texts; beside the page they would give it twice."""
    text = b"A converted report: one person was killed, an official said."
    original = record("https://news.example/1", http(page(1)), headers={"WARC-Record-ID": "<urn:uuid:1>"})
    of_it = {"Content-Type": "text/plain", "WARC-Refers-To": "<urn:uuid:1>"}
    converted = record("https://news.example/1", text, "conversion", headers=of_it)
    assert bodies(read(tmp_path, members([original, converted]))) == [page(1)]
    assert bodies(read(tmp_path, members([converted]))) == [text]


@pytest.mark.parametrize("style", ["gzip members", "one gzip stream", "plain", "WARC/1.0"])
def test_every_way_to_store_records_is_read(tmp_path: Path, style: str) -> None:
    """A member a record (all crawlers), one stream (compressed afterwards), no compression, the older version."""
    version = "1.0" if style == "WARC/1.0" else "1.1"
    records = [record(f"https://news.example/{i}", http(page(i)), version=version) for i in range(3)]
    stored = {"gzip members": members(records), "one gzip stream": gzip.compress(b"".join(records))}
    data = stored.get(style, b"".join(records))
    assert bodies(read(tmp_path, data, "no-ending")) == [page(i) for i in range(3)]


FIRST, LAST = record("https://news.example/a", http(page(1))), record("https://news.example/z", http(page(2)))
BROKEN = {
    "longer than it is": record("https://news.example/b", http(page(3)), length=5000),
    "shorter than it is": record("https://news.example/b", http(page(3)), length=40),
    "negative": record("https://news.example/b", http(page(3)), length=-7),
    "beyond all bounds": record("https://news.example/b", http(page(3)), length=10**30),
    "no record": b"This is no record at all.\r\n\r\n" * 20,
    "endless header": b"WARC/1.1\r\n" + b"X-Long: " + b"a" * 3_000_000 + b"\r\n\r\n\r\n\r\n",
}


@pytest.mark.parametrize("fault", BROKEN)
@pytest.mark.parametrize("packed", [True, False])
def test_behind_a_broken_record_the_reading_goes_on(tmp_path: Path, fault: str, packed: bool) -> None:
    """A false length or garbage is said once, and the records around it are read."""
    parts = [FIRST, BROKEN[fault], LAST]
    items = read(tmp_path, members(parts) if packed else b"".join(parts))
    found = bodies(items)
    assert found == [page(1), page(2)]
    assert any("crawl.warc.gz" in message for message in problems(items))


def test_a_damaged_gzip_member_is_said_and_passed(tmp_path: Path) -> None:
    """One changed byte costs one record, wherever in it the byte stands."""
    parts = [gzip.compress(part) for part in (FIRST, record("https://news.example/b", http(page(3))), LAST)]
    for place in range(12, len(parts[1]), 17):
        broken = bytearray(parts[1])
        broken[place] ^= 0xFF
        items = read(tmp_path, parts[0] + broken + parts[2])
        assert bodies(items) == [page(1), page(2)]
        assert problems(items)


def test_a_file_cut_off_in_a_record_says_so(tmp_path: Path) -> None:
    """What came whole is read; the torn page is no page."""
    data = members([FIRST, LAST])
    items = read(tmp_path, data[:-60])
    assert bodies(items) == [page(1)]
    assert len(problems(items)) == 1


def test_from_standard_input_damage_ends_the_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe cannot go back, and the message says that the rest was not read."""

    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Pipe(members([FIRST, BROKEN["no record"], LAST]))))
    items = list(iter_raw("-"))
    assert bodies(items) == [page(1)]
    assert "nothing behind it can be read" in problems(items)[0]


@pytest.mark.parametrize("encoding", ["gzip", "br", "deflate"])
def test_a_bomb_is_too_large_and_the_next_page_is_read(tmp_path: Path, encoding: str) -> None:
    """64 MB of zeros in some kilobytes stop at the limit."""
    bomb = http(encoded(bytes(1 << 26), encoding), content_encoding=encoding)
    items = read(tmp_path, members([record("https://news.example/bomb", bomb), LAST]))
    assert [i.code for i in items if isinstance(i, Unreadable)] == ["too-large"]
    assert bodies(items) == [page(2)]


def test_a_large_record_is_too_large(tmp_path: Path) -> None:
    """The limit holds for bodies that are not compressed too."""
    items = read(tmp_path, members([record("https://news.example/big", http(b"<p>" + b"a" * (2 << 20))), LAST]))
    assert [i.code for i in items if isinstance(i, Unreadable)] == ["too-large"]
    assert bodies(items) == [page(2)]


def test_a_response_that_breaks_off_is_said_with_its_address(tmp_path: Path) -> None:
    """A crawl that stopped in a page's chunks or compression gives no half page."""
    torn = http(chunked(page(1))[:-40], transfer_encoding="chunked")
    half = http(encoded(page(1) * 9, "gzip")[:-20], content_encoding="gzip")
    items = read(
        tmp_path, members([record("https://news.example/torn", torn), record("https://news.example/half", half), LAST])
    )
    assert bodies(items) == [page(2)]
    assert ["https://news.example/torn" in problems(items)[0], "https://news.example/half" in problems(items)[1]]


def test_a_wacz_gives_the_pages_of_all_its_warcs(tmp_path: Path) -> None:
    """WARC files under `archive/` are read in the order of their names."""
    data = wacz({
        "datapackage.json": b"{}", "archive/2.warc.gz": members([LAST]), "archive/1.warc.gz": members([FIRST]),
        "pages/pages.jsonl": b"{}", "indexes/index.cdx": b"",
    })  # fmt: skip
    for name in ("crawl.wacz", "crawl-without-ending"):
        assert bodies(read(tmp_path, data, name)) == [page(1), page(2)]


@pytest.mark.parametrize("name", ["../evil.warc", "/etc/evil.warc", "archive/../../evil.warc", "..\\evil.warc"])
def test_a_name_that_leaves_the_archive_is_refused(tmp_path: Path, name: str) -> None:
    """Nothing is written anywhere, and the other WARC files are read."""
    items = read(tmp_path, wacz({name: FIRST, "archive/ok.warc": LAST}), "crawl.wacz")
    assert bodies(items) == [page(2)]
    assert "leaves the archive" in problems(items)[0]
    assert [p.name for p in tmp_path.iterdir()] == ["crawl.wacz"]


def test_a_wacz_that_is_broken_says_so(tmp_path: Path) -> None:
    """Cut off, changed, empty of WARC files: one sentence each."""
    whole = wacz({"archive/1.warc": FIRST, "archive/2.warc": LAST})
    changed = whole.replace(b"Report 1", b"Rep0rt 1")
    for data in (whole[:-30], changed, wacz({"pages/pages.jsonl": b"{}"})):
        items = read(tmp_path, data, "crawl.wacz")
        assert len(problems(items)) == 1
        assert "crawl.wacz" in problems(items)[0]


def test_a_deflated_bomb_in_a_wacz_ends(tmp_path: Path) -> None:
    """A member of zeros is said to be no WARC without being held in memory."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("archive/bomb.warc", bytes(1 << 26))
        archive.writestr("archive/ok.warc", LAST)
    items = read(tmp_path, out.getvalue(), "crawl.wacz")
    assert bodies(items) == [page(2)]
    assert problems(items)


FIELDS = {"Content-Type": "application/warc-fields"}
CRAWLERS = {
    "wget": [
        record("", b"software: Wget\r\n", "warcinfo", version="1.0", headers=FIELDS | {"WARC-Filename": "a.warc.gz"}),
        record("<https://news.example/1>", b"GET /1 HTTP/1.1\r\n\r\n", "request", version="1.0"),
        record("<https://news.example/1>", http(chunked(page(1)), transfer_encoding="chunked"), version="1.0"),
        record("<metadata://gnu.org/software/wget/warc/MANIFEST.txt>", b"<urn:uuid:1>\n", "resource", version="1.0",
               headers={"Content-Type": "text/plain"}),
        record("<metadata://gnu.org/software/wget/warc/wget.log>", b"done\n", "resource", version="1.0",
               headers={"Content-Type": "text/plain"}),
    ],
    "Heritrix": [
        record("", b"software: Heritrix\r\n", "warcinfo", version="1.0", headers=FIELDS),
        record("dns:news.example", b"20260301123015\nnews.example. 60 IN A 192.0.2.1", version="1.0",
               headers={"Content-Type": "text/dns"}),
        record("https://news.example/1", http(encoded(page(1), "gzip"), content_encoding="gzip"), version="1.0"),
        record("https://news.example/1", b"GET /1 HTTP/1.0\r\n\r\n", "request", version="1.0"),
        record("https://news.example/1", b"via: https://news.example/\r\n", "metadata", version="1.0", headers=FIELDS),
    ],
    "Browsertrix": [
        record("", b"software: Browsertrix-Crawler\r\n", "warcinfo", headers=FIELDS),
        record("https://news.example/1", http(page(1), content_encoding="br", transfer_encoding="chunked")),
        record("https://news.example/1", b"GET /1 HTTP/1.1\r\n\r\n", "request"),
        record("urn:pageinfo:https://news.example/1", b"{}", "resource", headers={"Content-Type": "application/json"}),
        record("urn:text:https://news.example/1", b"Report 1", "resource", headers={"Content-Type": "text/plain"}),
        record("urn:view:https://news.example/1", b"\x89PNG", "resource", headers={"Content-Type": "image/png"}),
    ],
}  # fmt: skip


@pytest.mark.parametrize("crawler", CRAWLERS)
def test_a_crawlers_own_way_of_telling_gives_the_page_alone(tmp_path: Path, crawler: str) -> None:
    """What wget, Heritrix and Browsertrix write beside a page is no report, and the address is the page's."""
    items = read(tmp_path, members(CRAWLERS[crawler]))
    assert [(i.data, i.url) for i in items if isinstance(i, Raw)] == [(page(1), "https://news.example/1")]
    assert not problems(items)


@pytest.mark.parametrize(
    ("said", "declared", "told"),
    [
        ("text/html; charset=KOI8-R", "", "Очевидцы"),
        ('text/html; charset="koi8-r"', "", "Очевидцы"),
        ("text/html; charset=ISO-8859-1", '<meta charset="koi8-r">', "Очевидцы"),
        (
            "text/html; charset=koi8-r",
            '<meta charset="windows-1251">',
            "Очевидцы".encode("koi8-r").decode("windows-1251"),
        ),
    ],
)
def test_the_servers_encoding_counts_where_the_page_names_none(
    tmp_path: Path, said: str, declared: str, told: str
) -> None:
    """The header's code page is used for a page without a declaration; the page's own goes before it."""
    body = page(1, "Очевидцы (witnesses) saw it. Two people were injured, a medic said.").decode()
    sent = body.replace("<head>", f"<head>{declared}").encode("koi8-r")
    path = tmp_path / "crawl.warc"
    path.write_bytes(record("https://news.example/1", http(sent, kind=said)))
    (document,) = read_path(path)
    assert isinstance(document, Document)
    assert f"{told} (witnesses) saw it." in document.text


ARC = b"filedesc://crawl.arc 0.0.0.0 20260301123015 text/plain 76\n1 0 Invented\nURL IP-address Archive-date\n\n"


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("crawl.warc.zst", b"\x28\xb5\x2f\xfd\x04\x00invented frame", "compressed with Zstandard; unpack it first"),
        ("crawl.warc.zst", b"\x5d\x2a\x4d\x18\x04\x00\x00\x00dict", "compressed with Zstandard; unpack it first"),
        ("crawl.arc", ARC, "the old ARC format; turn it into a WARC first"),
        ("crawl.arc.gz", gzip.compress(ARC, mtime=0), "the old ARC format; turn it into a WARC first"),
        ("no-ending", ARC, "the old ARC format; turn it into a WARC first"),
    ],
)
def test_web_archives_of_other_forms_are_refused_by_name(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    """One sentence says what the file is and what to do, where it was named and where its folder was."""
    (problem,) = read(tmp_path, data, name)
    assert isinstance(problem, Unreadable)
    assert words in problem.message
    assert list(expand_inputs([str(tmp_path)])) == [tmp_path / name]
