"""How bytes came is on record, and every changed, missing or extra byte of what was fetched is found."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import text
from tests.documents.web_archives import http, members, page, record
from tests.project.factory import STAGES, in_this_process, reports, write_rows

from tollbook import __version__, store
from tollbook.archive import WarcWriter
from tollbook.project import Project

AT = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)


@pytest.fixture
def project(tmp_path, monkeypatch):
    """An empty project whose custodian is called by a pseudonym."""
    monkeypatch.setattr("tollbook.project.run.map_ordered", in_this_process)
    monkeypatch.setenv("TOLLBOOK_USER", "custodian-7")
    return Project(tmp_path / "project")


def run(project, *inputs) -> None:
    """Take inputs in with invented stages."""
    project.run([str(i) for i in inputs], stages=STAGES)


def custody(project) -> list:
    """The log."""
    with project.open().read() as connection:
        return list(store.all_custody(connection))


def fetch(project, *numbers: int) -> None:
    """Append exchanges as a fetcher does."""
    writer = WarcWriter(project.archive.warcs)
    for number in numbers:
        writer.add(f"https://news.example/{number}", b"GET / HTTP/1.1\r\n\r\n", http(page(number)), AT, "192.0.2.1")


def faults(project) -> list[str]:
    """What `verify` finds."""
    return [f.message for f in project.verify().faults]


def test_an_entry_says_who_when_how_and_with_what(project, tmp_path):
    """Each input's bytes get one entry, under the name that the setting gives."""
    path = write_rows(tmp_path / "in.jsonl", reports(2))
    run(project, path)
    run(project, path)
    first, second = custody(project)
    assert (first.by, first.how, first.tool) == ("custodian-7", "file", f"tollbook {__version__}")
    assert (first.source, first.line, second.line) == (path, 1, 2)
    assert datetime.fromisoformat(first.at).tzinfo is not None
    assert project.archive.read(first.sha256)
    assert project.verify().custody == 2


def test_a_page_of_a_web_archive_says_where_and_when_it_was_captured(project, tmp_path):
    """The crawler's address and date go into the log and into the document."""
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(members([record("https://news.example/1", http(page(1)))]))
    run(project, path)
    (entry,) = custody(project)
    assert (entry.how, entry.url, entry.retrieved) == ("warc", "https://news.example/1", "2026-03-01T12:30:15+00:00")
    with project.open().read() as connection:
        row = connection.execute(text("SELECT url, retrieved FROM documents")).one()
    assert tuple(row) == (entry.url, entry.retrieved)


def test_the_log_cannot_be_changed_unseen(project, tmp_path):
    """A changed entry breaks the chain, and bytes without an entry are named."""
    run(project, write_rows(tmp_path / "in.jsonl", reports(1)))
    with project.open().write() as connection:
        connection.execute(text("UPDATE chain SET payload = replace(payload, 'custodian-7', 'custodian-8')"))
    assert "was changed after it was made" in faults(project)[0]
    with project.open().write() as connection:
        connection.execute(text("UPDATE chain SET payload = NULL, salt = NULL, about = NULL"))
    assert "No entry says how" in faults(project)[0]


def test_fetched_exchanges_are_put_on_record_by_the_next_run(project, tmp_path):
    """A fetch that was killed before anything was recorded loses nothing."""
    run(project, write_rows(tmp_path / "in.jsonl", reports(1)))
    fetch(project, 1, 2)
    assert len(faults(project)) == 1
    run(project, tmp_path / "in.jsonl")
    assert faults(project) == []
    exchanges = [e for e in custody(project) if e.how == "fetch"]
    assert [e.url for e in exchanges] == ["https://news.example/1", "https://news.example/2"]
    assert exchanges[0].retrieved == "2026-03-01T12:30:00.000000Z"
    fetch(project, 3)
    run(project, tmp_path / "in.jsonl")
    assert faults(project) == []
    assert len([e for e in custody(project) if e.how == "fetch"]) == 3


@pytest.fixture
def fetched(project, tmp_path):
    """A project with two exchanges on record, and their WARC file."""
    fetch(project, 1, 2)
    run(project, write_rows(tmp_path / "in.jsonl", reports(1)))
    (path,) = project.archive.warcs.iterdir()
    return project, path


def test_every_changed_byte_of_a_warc_is_found(fetched):
    """Wherever a byte of the file is changed, the stretch that it belongs to is named."""
    project, path = fetched
    whole = path.read_bytes()
    for place in range(0, len(whole), 97):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert "is changed between" in faults(project)[0]


def test_missing_and_extra_bytes_of_a_warc_are_found(fetched):
    """Cut off, lengthened, gone, joined by another file: each is said."""
    project, path = fetched
    whole = path.read_bytes()
    path.write_bytes(whole[:-1])
    assert "is missing bytes" in faults(project)[0]
    path.write_bytes(whole + b"x")
    assert "(1 bytes)" in faults(project)[0]
    path.write_bytes(whole[:0])
    assert "is missing bytes" in faults(project)[0]
    path.unlink()
    assert faults(project) == [f"{path} is missing."]
    path.write_bytes(whole)
    (path.parent / "other.warc.gz").write_bytes(b"")
    assert faults(project) == [f"{path.parent / 'other.warc.gz'} is extra."]


def test_a_record_taken_out_of_the_database_is_found(fetched):
    """Bytes that no row covers are said with their place."""
    project, _ = fetched
    with project.open().write() as connection:
        connection.execute(text("DELETE FROM warc_records WHERE url = 'https://news.example/1'"))
    assert "holds bytes on no record" in faults(project)[0]


def test_a_torn_tail_is_no_evidence(fetched):
    """What a kill left half-written is said until the next writer cuts it."""
    project, path = fetched
    with path.open("ab") as file:
        file.write(b"\x1f\x8b\x08\x00half")
    assert "is extra from" in faults(project)[0]
    WarcWriter(project.archive.warcs)
    assert faults(project) == []


def test_the_name_at_the_computer_stands_where_none_is_set(project, tmp_path, monkeypatch):
    """Without a setting the log names the computer's user."""
    monkeypatch.delenv("TOLLBOOK_USER")
    monkeypatch.setenv("LOGNAME", "someone")
    run(project, write_rows(tmp_path / "in.jsonl", reports(1)))
    assert custody(project)[0].by == "someone"
