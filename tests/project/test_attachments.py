"""Files attached to messages in a project: on record with what carried them, and never freer than that."""

import pytest
from tests.documents.made import carrying, lines_pdf
from tests.project.factory import STAGES, in_this_process

from tollbook import store
from tollbook.documents import iter_raw, sha256_of
from tollbook.errors import TollbookError
from tollbook.project import Options, Project

TEXT = "Seven people were killed in Norvale."
PDF = lines_pdf("Shelling", "Eleven people were killed in Norvale on Monday.")
TABLE = b"text\nEleven people were killed in Norvale on Monday.\nTwo people died.\n"
NAMED = lines_pdf("Shelling", "Four people were killed in Norvale, witness Anton Inventer told reporters.")


@pytest.fixture
def made(tmp_path, monkeypatch):
    """Makes a project of one message with these files."""
    monkeypatch.setattr("tollbook.project.run.map_ordered", in_this_process)

    def make(*files: tuple[str, bytes], stages=STAGES) -> tuple[Project, bytes]:
        mail = carrying(TEXT, files)
        (tmp_path / "a.eml").write_bytes(mail)
        project = Project(tmp_path / "project")
        project.run([str(tmp_path / "a.eml")], stages=stages)
        return project, mail

    return make


def test_what_a_message_carried_leads_to_it(made):
    """Each has the message as its container, an entry of custody that says so, and its own bytes in the archive."""
    project, mail = made(("list.pdf", PDF), ("table.csv", TABLE))
    with project.open().read() as connection:
        found = [store.container_of(connection, d.id) for d in project.documents()]
    assert (found.count(sha256_of(mail)), found.count(None)) == (3, 1)
    entries = [(e.how, e.source.rpartition("/")[2], e.line) for e in project.custody()]
    assert entries == [
        ("file", "a.eml", None), ("attachment", "a.eml!list.pdf", None),
        ("attachment", "a.eml!table.csv", 1), ("attachment", "a.eml!table.csv", 2),
    ]  # fmt: skip
    assert project.archive.read(sha256_of(PDF)) == PDF
    assert project.verify().faults == ()


def test_running_again_and_reading_again_change_nothing(made, tmp_path):
    """What was attached is known by its bytes, and is read again from them as it was."""
    project, _ = made(("list.pdf", PDF), ("table.csv", TABLE))
    before = list(project.documents())
    assert not project.run([str(tmp_path / "a.eml")], stages=STAGES).changed
    with project.open().write() as connection:
        connection.exec_driver_sql("UPDATE readings SET version = 'older'")
    assert project.run([], Options(reread=True), stages=STAGES).read == len(before) == 4
    assert list(project.documents()) == before


def test_a_broken_attachment_can_be_retried(made):
    """It is on record with its error and its bytes; the message and the other file are read."""
    broken = b"%PDF-1.7 and nothing"
    project, _ = made(("broken.pdf", broken), ("list.pdf", PDF), stages=None)
    (failure,) = project.failures()
    assert (failure.name.rpartition("/")[2], failure.sha256) == ("a.eml!broken.pdf", sha256_of(broken))
    assert len(list(project.documents())) == 2
    assert project.verify().faults == ()


def test_a_message_stays_with_what_it_carries(made, tmp_path):
    """A message with a PDF that names a witness stays in the project, as the PDF does, until names may leave."""
    project, mail = made(("named.pdf", NAMED), ("open.pdf", PDF), stages=None)
    project.export_wacz(str(tmp_path / "open.wacz"))
    assert {raw.sha256 for raw in iter_raw(tmp_path / "open.wacz")} == {sha256_of(PDF)}
    project.export_wacz(str(tmp_path / "names.wacz"), with_names=True)
    assert {raw.sha256 for raw in iter_raw(tmp_path / "names.wacz")} == {sha256_of(d) for d in (PDF, NAMED, mail)}


def test_a_message_with_a_part_that_nobody_read_stays(made, tmp_path):
    """What a broken attachment holds is not known, so the message does not leave."""
    project, _ = made(("broken.pdf", b"%PDF-1.7 and nothing"), stages=None)
    project.export_wacz(str(tmp_path / "open.wacz"))
    assert not [raw for raw in iter_raw(tmp_path / "open.wacz") if getattr(raw, "sha256", None)]


def test_what_was_attached_is_erased_after_the_message(made):
    """The message's bytes hold it too: first the message, then the attachment, and the project is whole after each."""
    project, mail = made(("list.pdf", PDF), stages=None)
    message, attached = (f"d-{sha256_of(data)[:16]}" for data in (mail, PDF))
    with pytest.raises(TollbookError, match=f"Other archived bytes hold {attached} too: {message}"):
        project.erase(attached, "r1", "A court's order.")
    for name in (message, attached):
        project.erase(name, "r1", "A court's order.")
        assert project.verify().faults == ()
    assert list(project.documents()) == []
