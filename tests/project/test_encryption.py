"""An encrypted project: nothing of it in clear on the disk, and everything else as ever."""

import sys
from datetime import UTC, datetime

import pytest
from sqlalchemy import text
from tests.documents.web_archives import http, page
from tests.project.factory import STAGES, in_this_process, killed, reports, row, write_rows

from tollbook import store
from tollbook.archive import WarcWriter
from tollbook.errors import TollbookError
from tollbook.project import Options, Project
from tollbook.store import encrypt_new
from tollbook.store.encryption import VARIABLE
from tollbook.workers import map_ordered

SENTINEL = "Quixotopolis"
PASSPHRASE = "five random words for tests"
AT = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)


@pytest.fixture
def project(tmp_path, monkeypatch):
    """An encrypted project of three rows and one exchange on record; all of them tell of one place."""
    monkeypatch.setattr("tollbook.project.run.map_ordered", in_this_process)
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    encrypt_new(tmp_path / "project")
    project = Project(tmp_path / "project")
    fetch(project)
    rows = [*reports(2), row("r9", killed(3, SENTINEL))]
    project.run([write_rows(tmp_path / "in.jsonl", rows)], Options(workers=1), stages=STAGES)
    yield project
    project.close()


def fetch(project, name: str = "1") -> None:
    """Append an exchange as a fetcher does."""
    body = http(page(1, killed(3, SENTINEL)))
    WarcWriter(project.archive.warcs).add(
        f"https://{SENTINEL}.example/{name}", b"GET / HTTP/1.1\r\n\r\n", body, AT, None
    )


def faults(project) -> list[str]:
    """What `verify` finds."""
    return [f.message for f in project.verify().faults]


def files(project):
    """Every file of the project, with its bytes."""
    return {p: p.read_bytes() for p in project.path.rglob("*") if p.is_file()}


def test_nothing_stands_in_clear_on_the_disk(project):
    """No file holds a word of a report, an address, a hash of what is archived, or the passphrase."""
    with project.open().read() as connection:
        hashes = list(store.known_hashes(connection))
    told = [SENTINEL, SENTINEL.lower(), "bakery", "Town0", PASSPHRASE, "CREATE TABLE", "WARC/1.1", *hashes]
    for path, data in files(project).items():  # the write-ahead log among them, since the project is open
        assert not [word for word in told if word.encode() in data or word in str(path.relative_to(project.path))]
    assert any(p.name == "tollbook.db-wal" and data for p, data in files(project).items())


def test_it_reads_and_verifies_like_any_other(project, tmp_path):
    """Records, exchanges and checks are those of a project in clear."""
    assert any(SENTINEL in d.text for d in project.documents())
    verdict = project.verify()
    assert verdict.faults == ()
    assert (verdict.files, verdict.documents, verdict.custody) == (3, 3, 4)
    with project.open().read() as connection:
        exchange = [s for s in store.all_stretches(connection) if s.url][0]
    assert project.archive.read_exchange(exchange).startswith(b"\x1f\x8b")


def test_the_copies_that_leave_are_in_clear(project, tmp_path):
    """An export is for others, so it is not encrypted: whoever makes one is told by the manual."""
    project.export_wacz(str(tmp_path / "out.wacz"))
    assert b"archive/data.warc.gz" in (tmp_path / "out.wacz").read_bytes()


def test_another_passphrase_is_refused_in_one_sentence(project, monkeypatch):
    """A wrong passphrase opens neither the database nor the archive."""
    monkeypatch.setenv(VARIABLE, "another passphrase")
    for use in (lambda: list(Project(project.path).documents()), lambda: Project(project.path).archive.read("0" * 64)):
        with pytest.raises(TollbookError) as error:
            use()
        assert error.value.code == "wrong-key"
        assert PASSPHRASE not in str(error.value)


def test_without_a_passphrase_it_says_how_to_give_one(project, monkeypatch):
    """Where nobody can be asked, the error names the variable."""
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)
    with pytest.raises(TollbookError) as error:
        list(Project(project.path).documents())
    assert error.value.code == "no-key"
    assert VARIABLE in error.value.remedy


def test_at_a_terminal_it_asks_once(project, monkeypatch):
    """What was typed serves the database, the archive, and the processes that read documents."""
    monkeypatch.delenv(VARIABLE)
    asked = []
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", lambda prompt: asked.append(prompt) or PASSPHRASE)
    again = Project(project.path)
    assert again.verify().faults == ()
    assert len(asked) == 1
    again.close()


def test_other_processes_read_it_too(project, tmp_path, monkeypatch):
    """Two workers take the passphrase from the environment."""
    monkeypatch.setattr("tollbook.project.run.map_ordered", map_ordered)
    project.run([write_rows(tmp_path / "more.jsonl", reports(8))], Options(workers=2), stages=STAGES)
    assert project.verify().documents == 9


@pytest.mark.parametrize("place", ["first", "middle", "last"])
def test_a_changed_byte_is_found(project, place):
    """Of archived bytes and of exchanges, every change is seen."""
    for path in [p for p in files(project) if p.is_relative_to(project.archive.folder)]:
        whole = path.read_bytes()
        at = {"first": 0, "middle": len(whole) // 2, "last": len(whole) - 1}[place]
        path.chmod(0o644)
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert str(path) in faults(project)[0]
        path.write_bytes(whole)
    assert faults(project) == []


def test_missing_and_extra_files_are_found(project):
    """Two archived files that change places are found as well."""
    first, second = [p for p in files(project) if p.parent.name == p.name[:2]][:2]
    one, other = first.read_bytes(), second.read_bytes()
    for path, data in ((first, other), (second, one)):
        path.chmod(0o644)
        path.write_bytes(data)
    assert len(faults(project)) == 2
    first.unlink()
    second.write_bytes(other)
    assert faults(project) == [f"{first} is missing."]


def test_a_torn_tail_is_cut(project, tmp_path):
    """Whatever part of a sealed append reached the disk, what was acknowledged before stays."""
    (path,) = project.archive.warcs.iterdir()
    kept = path.read_bytes()
    fetch(project, "2")
    whole = path.read_bytes()
    for length in range(len(kept) + 1, len(whole), 41):
        path.write_bytes(whole[:length])
        WarcWriter(project.archive.warcs)
        assert path.read_bytes() == kept
    path.write_bytes(kept + bytes(100))
    WarcWriter(project.archive.warcs)
    assert path.read_bytes() == kept
    path.write_bytes(whole[:-40] + bytes(40))
    WarcWriter(project.archive.warcs)
    assert path.read_bytes() == kept
    path.write_bytes(whole)
    project.run([str(tmp_path / "in.jsonl")], stages=STAGES)
    assert faults(project) == []


def test_only_a_new_folder_can_be_encrypted(tmp_path, monkeypatch):
    """What stands on a disk in clear stays there, so no project is encrypted afterwards."""
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    (tmp_path / "file").write_text("x")
    with pytest.raises(TollbookError) as error:
        encrypt_new(tmp_path)
    assert error.value.code == "not-empty"
    monkeypatch.setenv(VARIABLE, "short")
    with pytest.raises(TollbookError) as error:
        encrypt_new(tmp_path / "new")
    assert error.value.code == "weak-key"


def test_without_the_extra_one_is_told_what_to_install(project, tmp_path, monkeypatch):
    """A missing package is no traceback, and no project in clear is made in its place."""
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)
    for use in (lambda: encrypt_new(tmp_path / "new"), lambda: list(Project(project.path).documents())):
        with pytest.raises(TollbookError) as error:
            use()
        assert error.value.code == "extra-missing"
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("said", ["", "{}", '{"n": 1, "r": 8, "p": 1, "salt": "", "check": ""}', "\xff"])
def test_a_damaged_key_file_is_said(project, said):
    """Its file names itself in the error."""
    (project.path / "encryption.json").write_bytes(said.encode("latin-1"))
    with pytest.raises(TollbookError) as error:
        list(Project(project.path).documents())
    assert error.value.code == "project-damaged"
    assert "encryption.json" in str(error.value)


def test_the_chain_stays_append_only(project):
    """The triggers of the tables hold under SQLCipher too."""
    with pytest.raises(Exception, match="append-only"), project.open().write() as connection:
        connection.execute(text("DELETE FROM chain"))
