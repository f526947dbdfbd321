"""Files of many reports in a project: what is archived of them, checked, and tried again."""

import pytest
from tests.documents.made import lines_pdf, message, pdf, rss, telegram, word, workbook
from tests.project.factory import STAGES, in_this_process

from tollbook import store
from tollbook.documents import Unreadable, iter_raw, sha256_of
from tollbook.project import Options, Project

KILLED = "Eleven people were killed in Norvale on Monday."
MANY = {
    "a.csv": f"text\n{KILLED}\nTwo people died.\n".encode(),
    "b.xlsx": workbook(["id", "text"], ["x1", "Three people were killed in Norvale."]),
    "c.rss": rss(f"<guid>g1</guid><title>Killed</title><description>{KILLED}</description>"),
    "result.json": telegram({"text": "Five people were killed in Norvale."}),
    "e.mbox": b"From ana@b.c Tue May  4 10:00:00 2021\n" + message(KILLED),
}
ONE = {
    "f.pdf": pdf(1, 3), "g.docx": word(("Normal", "Six people were killed in Norvale.")),
    "h.eml": message("Seven people were killed in Norvale."),
}  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    """A file of each kind."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name, data in (MANY | ONE).items():
        (folder / name).write_bytes(data)
    return folder


@pytest.fixture
def project(tmp_path, folder, monkeypatch):
    """A project of all of them."""
    monkeypatch.setattr("tollbook.project.run.map_ordered", in_this_process)
    project = Project(tmp_path / "project")
    summary = project.run([str(folder)], stages=STAGES)
    assert summary.failures == ()
    return project


def test_each_file_is_archived_as_it_was(project):
    """The bytes of every file are in the archive under their hash, whether they are one report or many."""
    for name, data in (MANY | ONE).items():
        assert project.archive.read(sha256_of(data)) == data, name


def test_a_report_of_many_knows_its_file(project):
    """A row, an entry, a message leads to the file that it came in; a file that is one report leads to none."""
    containers = {sha256_of(data) for data in MANY.values()}
    with project.open().read() as connection:
        found = {d.id: store.container_of(connection, d.id) for d in project.documents()}
    assert set(found.values()) - {None} == containers
    assert found["telegram:99/1"] == sha256_of(MANY["result.json"])
    assert sum(sha is None for sha in found.values()) == len(ONE)


def test_verify_finds_a_changed_file_of_many(project):
    """A container is checked like every archived file, and belongs to the project."""
    assert project.verify().faults == ()
    path = project.archive.path(sha256_of(MANY["c.rss"]))
    path.chmod(0o644)
    path.write_bytes(b"changed")
    assert [fault.part for fault in project.verify().faults] == ["archive"]


def copied(project, path) -> set[str]:
    """The hashes of the reports that are read from the project's exported WACZ, where all are whole."""
    project.export_wacz(str(path))
    raws = list(iter_raw(path))
    assert not any(isinstance(raw, Unreadable) for raw in raws)
    return {raw.sha256 for raw in raws}


def test_a_copy_for_others_holds_reports_and_no_whole_file(project, tmp_path):
    """An exported WACZ has every report, a PDF, a Word file or a message as it was, and no whole file of many."""
    leaving = copied(project, tmp_path / "out.wacz")
    with project.open().read() as connection:
        assert leaving == {capture.sha256 for capture in store.captures(connection)}
    assert {sha256_of(data) for data in ONE.values()} <= leaving
    assert not leaving & {sha256_of(data) for data in MANY.values()}


def test_a_pdf_that_names_a_witness_leaves_only_on_demand(tmp_path, monkeypatch):
    """A PDF cannot be masked: one whose witness is named stays, one that names nobody leaves."""
    monkeypatch.setattr("tollbook.project.run.map_ordered", in_this_process)
    files = {
        "open.pdf": lines_pdf("Shelling", KILLED),
        "named.pdf": lines_pdf(
            "Shelling", "Four people were killed in Norvale, witness Anton Inventer told reporters."
        ),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    project = Project(tmp_path / "project")
    project.run([str(tmp_path / name) for name in files])
    assert copied(project, tmp_path / "out.wacz") == {sha256_of(files["open.pdf"])}
    path = tmp_path / "names.wacz"
    project.export_wacz(str(path), with_names=True)
    assert {raw.sha256 for raw in iter_raw(path)} == {sha256_of(data) for data in files.values()}


def test_running_again_reads_nothing_anew(project, folder):
    """Every report of every file is known by its bytes."""
    summary = project.run([str(folder)], stages=STAGES)
    assert (summary.read, summary.changed) == (0, False)


def test_archived_bytes_give_the_same_documents(project, folder):
    """What another version reads again from the archive is what was read from the files."""
    before = list(project.documents())
    with project.open().write() as connection:
        connection.exec_driver_sql("UPDATE readings SET version = 'older'")
    summary = project.run([str(folder)], Options(reread=True), stages=STAGES)
    assert summary.read == len(before)
    assert list(project.documents()) == before


def test_a_file_that_cannot_be_read_is_on_record_and_tried_again(tmp_path, monkeypatch):
    """An encrypted PDF is archived with its error and can be retried; a bad table is taken up once it is mended."""
    monkeypatch.setattr("tollbook.project.run.map_ordered", in_this_process)
    project = Project(tmp_path / "project")
    locked, table, good = tmp_path / "a.pdf", tmp_path / "b.csv", tmp_path / "c.txt"
    locked.write_bytes(lines_pdf(KILLED, encrypt="secret"))
    table.write_text("a,b\n1,2\n")
    good.write_text(KILLED)
    inputs = [str(path) for path in (locked, table, good)]
    summary = project.run(inputs)
    assert (summary.read, len(summary.failures)) == (1, 2)
    assert {f.code for f in project.failures()} == {"cannot-read"}
    assert project.archive.read(sha256_of(locked.read_bytes()))
    assert len(project.run(inputs, Options(retry_failed=True)).failures) == 2
    table.write_text(f"text\n{KILLED} It is said.\n")
    assert project.run(inputs).read == 1
    assert [f.name for f in project.failures()] == [str(locked)]
