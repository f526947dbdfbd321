"""Erasure of what other archived bytes hold: rows of a table, entries of a feed, messages, exchanges in WARC files."""

import io
import random
from datetime import UTC, datetime, timedelta

import pytest
from fastwarc.warc import ArchiveIterator as FastIterator
from tests.documents.made import carrying, message, rss, workbook
from tests.documents.web_archives import http, page
from tests.project.factory import STAGES, in_this_process, killed
from warcio.archiveiterator import ArchiveIterator

from tollbook import store
from tollbook.archive import WarcWriter
from tollbook.documents import sha256_of
from tollbook.errors import TollbookError
from tollbook.project import Project

AT = datetime(2026, 3, 1, 12, 30, 15, tzinfo=UTC)
URL = "https://news.example/"
LARGE = random.Random(1).randbytes(150_000).hex().encode()  # packed, it fills more than one block of 64 KB
SECRET = killed(3, "Arda") + " Among the dead was Tarin Velkov."
OPEN = killed(4, "Belm")
MANY = {
    "a.csv": f"id,text\nn1,{SECRET}\nn2,{OPEN}\n".encode(),
    "b.xlsx": workbook(["id", "text"], ["n1", SECRET], ["n2", OPEN]),
    "c.rss": rss(
        *(f"<guid>{n}</guid><title>x</title><description>{t}</description>" for n, t in enumerate((SECRET, OPEN)))
    ),
    "d.mbox": b"".join(
        b"From ana@b.c Tue May  4 10:00:00 2021\n"
        + message(text, message_id=f"<{n}@a.example>").replace(b"\r\n", b"\n")
        + b"\n"
        for n, text in enumerate((SECRET, OPEN))
    ),
}


@pytest.fixture
def project(tmp_path, monkeypatch):
    """An empty project."""
    monkeypatch.setattr("tollbook.project.run.map_ordered", in_this_process)
    project = Project(tmp_path / "project")
    yield project
    project.close()


def named(project, words: str) -> str:
    """The id of the document with these words."""
    return next(d.id for d in project.documents() if words in d.text)


def is_nowhere(project, *words: bytes) -> bool:
    """Whether no file of the project, unpacked where it is packed, holds these words."""
    project.close()
    for path in (p for p in project.path.rglob("*") if p.is_file()):
        data = path.read_bytes()
        if path.name.endswith(".warc.gz"):
            data += b"".join(
                r.content_stream().read() + str(r.rec_headers).encode() for r in ArchiveIterator(io.BytesIO(data))
            )
        if any(word.lower() in data.lower() for word in words):
            return False
    return True


@pytest.mark.parametrize("name", MANY)
def test_a_report_of_a_file_of_many_is_erased_after_the_file(project, tmp_path, name):
    """The whole file holds it too: refused, naming the file; once that went, nothing of it stays, the rest stands."""
    (tmp_path / name).write_bytes(MANY[name])
    project.run([str(tmp_path / name)], stages=STAGES)
    whole, secret, before = sha256_of(MANY[name]), named(project, "Velkov"), list(project.documents())
    with pytest.raises(TollbookError, match=whole) as refused:
        project.erase(secret, "p-admin", "A court's order.", stages=STAGES)
    assert refused.value.code == "held"
    assert (list(project.documents()), project.verify().faults) == (before, ())
    project.erase(whole, "p-admin", "A court's order.", stages=STAGES)
    assert (list(project.documents()), project.verify().faults) == (before, ())
    project.erase(secret, "p-admin", "A court's order.", stages=STAGES)
    assert ["Belm" in d.text for d in project.documents()] == [True]
    assert project.verify().faults == ()
    assert is_nowhere(project, b"velkov")


def test_a_later_file_with_an_erased_row_is_not_kept(project, tmp_path):
    """Its new rows are read and kept one by one; the file, which would bring the erased row back, is not."""
    path = tmp_path / "a.csv"
    path.write_bytes(MANY["a.csv"])
    project.run([str(path)], stages=STAGES)
    for name in (sha256_of(MANY["a.csv"]), named(project, "Velkov")):
        project.erase(name, "p-admin", "A court's order.", stages=STAGES)
    path.write_bytes(MANY["a.csv"] + f"n3,{killed(9, 'Celm')}\n".encode())
    assert project.run([str(path)], stages=STAGES).read == 1
    assert len(list(project.documents())) == 2
    assert project.verify().faults == ()
    assert is_nowhere(project, b"velkov")


def test_a_later_file_with_a_known_row_holds_it_too(project, tmp_path):
    """A table that grew is a second file with the same row: both are named, and both must go."""
    path, grown = tmp_path / "a.csv", MANY["a.csv"] + f"n3,{killed(9, 'Celm')}\n".encode()
    for data in (MANY["a.csv"], grown):
        path.write_bytes(data)
        project.run([str(path)], stages=STAGES)
    with pytest.raises(TollbookError) as refused:
        project.erase(named(project, "Velkov"), "p-admin", "A court's order.", stages=STAGES)
    assert all(sha256_of(data) in str(refused.value) for data in (MANY["a.csv"], grown))


def test_a_file_attached_to_two_messages_is_erased_after_both(project, tmp_path):
    """Each of the two holds its bytes, and one that was attached to a message in a message is held by both of these."""
    file = ("list.txt", SECRET.encode())
    inner = carrying(OPEN, [file], message_id="<inner@a.example>")
    for name, mail in (
        ("1.eml", carrying(killed(5, "Celm"), [file])), ("2.eml", carrying(killed(6, "Delm"), [("m.eml", inner)])),
    ):  # fmt: skip
        (tmp_path / name).write_bytes(mail)
        project.run([str(tmp_path / name)], stages=STAGES)
    holders = [named(project, town) for town in ("Celm", "Delm", "Belm")]
    for left in (holders, holders[1:], holders[2:]):
        with pytest.raises(TollbookError) as refused:
            project.erase(named(project, "Velkov"), "p-admin", "A court's order.", stages=STAGES)
        assert [name for name in holders if name in str(refused.value)] == left
        project.erase(left[0], "p-admin", "A court's order.", stages=STAGES)
        assert project.verify().faults == ()
    project.erase(named(project, "Velkov"), "p-admin", "A court's order.", stages=STAGES)
    assert project.verify().faults == ()
    assert is_nowhere(project, b"velkov")


def test_a_message_that_was_not_read_can_be_erased(project, tmp_path):
    """By the hash of its bytes, as the refusal names it."""
    mail = carrying("unreadable, they said", [("list.txt", SECRET.encode())])
    (tmp_path / "a.eml").write_bytes(mail)
    project.run([str(tmp_path / "a.eml")], stages=STAGES)
    with pytest.raises(TollbookError, match=sha256_of(mail)):
        project.erase(named(project, "Velkov"), "p-admin", "A court's order.", stages=STAGES)
    for name in (sha256_of(mail), named(project, "Velkov")):
        project.erase(name, "p-admin", "A court's order.", stages=STAGES)
        assert project.verify().faults == ()
    assert (list(project.failures()), is_nowhere(project, b"velkov")) == ([], True)


@pytest.fixture
def fetched(project, tmp_path):
    """A project with two pages that were fetched, the first one twice, in one WARC file of the project."""
    writer = WarcWriter(project.archive.warcs)
    for n, (name, text) in enumerate((("1", SECRET), ("2", OPEN), ("1", SECRET))):
        answer = http(page(int(name), text) + b"<!-- " + LARGE + b" -->")
        writer.add(URL + name, b"GET / HTTP/1.1\r\n\r\n", answer, AT + timedelta(hours=n), "192.0.2.1")
    (path,) = project.archive.warcs.iterdir()
    copy = tmp_path / "crawl.warc.gz"
    copy.write_bytes(path.read_bytes())
    project.run([str(copy)], stages=STAGES)
    return project


def test_the_exchanges_of_an_erased_page_give_way(fetched):
    """Every exchange that brought its bytes; the file keeps its length, other tools read it, the other page stands."""
    (path,) = fetched.archive.warcs.iterdir()
    before, size = [s.offset for s in _stretches(fetched)], path.stat().st_size
    assert fetched.erase(named(fetched, "Velkov"), "p-admin", "A court's order.", stages=STAGES) >= 3
    assert fetched.verify().faults == ()
    assert ([s.offset for s in _stretches(fetched)], path.stat().st_size) == (before, size)
    assert [s.url for s in _stretches(fetched)] == [None, None, URL + "2", None]
    data = path.read_bytes()
    kinds = ["warcinfo", "metadata", "response", "request", "metadata"]
    assert [r.rec_type for r in ArchiveIterator(io.BytesIO(data), check_digests="raise")] == kinds
    assert [r.verify_block_digest() for r in FastIterator(io.BytesIO(data), parse_http=False)] == [True] * len(kinds)
    assert is_nowhere(fetched, b"velkov")


def test_what_is_fetched_after_an_erasure_is_kept_as_before(fetched):
    """The file goes on growing behind what gave way."""
    fetched.erase(named(fetched, "Velkov"), "p-admin", "A court's order.", stages=STAGES)
    writer = WarcWriter(fetched.archive.warcs)
    assert writer.cut == 0
    writer.add(URL + "3", b"GET / HTTP/1.1\r\n\r\n", http(page(3, OPEN)), AT, "192.0.2.1")
    fetched.run([], stages=STAGES)
    assert [s.url for s in _stretches(fetched)][-1] == URL + "3"
    assert fetched.verify().faults == ()


def _stretches(project) -> list[store.Stretch]:
    with project.open().read() as connection:
        return list(store.all_stretches(connection))
