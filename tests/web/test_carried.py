"""Archived copies that carry other documents: who may not see all of these does not get the copy either."""

import pytest
from tests.documents.made import carrying, lines_pdf
from tests.project.factory import STAGES, in_this_process, killed
from tests.review.conftest import viewer
from tests.web.conftest import ROLES

from tollbook import store
from tollbook.documents import Raw, iter_raw, sha256_of
from tollbook.model import Visibility
from tollbook.project import Project
from tollbook.review.decisions import Decisions

PLAIN = killed(7, "Celm")
CARRIED = killed(3, "Arda") + " Among the dead was Tarin Velkov."
OPEN = killed(4, "Belm")
KINDS = {
    "text": ("list.txt", CARRIED.encode()),
    "table": ("table.csv", f"id,text\nn1,{CARRIED}\nn2,{OPEN}\n".encode()),
    "pdf": ("list.pdf", lines_pdf("A list", CARRIED)),
    "message": ("inner.eml", carrying(OPEN, [("list.txt", CARRIED.encode())], message_id="<inner@a.example>")),
}
DENIED: dict[str, set[str]] = {
    "team": {"reader"},
    "restricted": {"reader", "coder"},
    "withheld": {"reader", "coder"},
    "embargoed": {"reader", "coder"},
}


@pytest.fixture
def project(tmp_path, monkeypatch, request):
    """A mailbox with one message that has one file of this kind attached."""
    monkeypatch.setattr("tollbook.project.run.map_ordered", in_this_process)
    project = Project(tmp_path / "project")
    mail = carrying(PLAIN, [KINDS[request.param]])
    (tmp_path / "a.mbox").write_bytes(b"From ana@b.c Tue May  4 10:00:00 2021\n" + mail.replace(b"\r\n", b"\n"))
    project.run([str(tmp_path / "a.mbox")], stages=STAGES)
    yield project
    project.close()


def _named(project, words: str) -> str:
    return next(d.id for d in project.documents() if words in d.text)


def _visibility(level: str) -> Visibility:
    return Visibility(embargo_until="2999-01-01") if level == "embargoed" else Visibility(level=level)


@pytest.mark.parametrize("level", ["team", "restricted", "withheld", "embargoed"])
@pytest.mark.parametrize("project", KINDS, indirect=True)
def test_a_message_is_for_those_who_may_see_all_that_it_carries(project, person, level):
    """Role by container by what is carried: the message's copy goes where every carried document may be seen whole."""
    carried = _named(project, "Arda")
    Decisions(project.open()).set_visibility(viewer("editor"), carried, _visibility(level), None, "A family asked.")
    answers = {role: person(role).get(f"/documents/{_named(project, 'Celm')}/archived").status_code for role in ROLES}
    assert answers == {role: 403 if role in DENIED[level] else 200 for role in ROLES}
    own = {role: person(role).get(f"/documents/{carried}/archived").status_code for role in ROLES}
    assert {role for role in ROLES if own[role] != 200} == DENIED[level]


@pytest.mark.parametrize("project", ["text"], indirect=True)
def test_what_was_erased_leaves_in_no_copy(project, person, tmp_path):
    """A file that was erased and comes again in another message keeps it from everyone, and `verify` names both."""
    sha256 = sha256_of(CARRIED.encode())
    with project.open().read() as connection:
        wholes = store.wholes_of(connection, sha256)
    for name in (*wholes, sha256):
        project.erase(name, "p-admin", "A court's order.", stages=STAGES)
    assert project.verify().faults == ()
    again = carrying(killed(9, "Delm"), [KINDS["text"]])
    (tmp_path / "again.eml").write_bytes(again)
    project.run([str(tmp_path / "again.eml")], stages=STAGES)
    assert person("admin").get(f"/documents/{_named(project, 'Delm')}/archived").status_code == 403
    (fault,) = project.verify().faults
    assert sha256_of(again) in fault.message and sha256 in fault.message
    project.export_wacz(str(tmp_path / "out.wacz"), with_names=True)
    assert CARRIED.encode() not in b"".join(r.data for r in iter_raw(tmp_path / "out.wacz") if isinstance(r, Raw))


@pytest.mark.parametrize("project", ["text"], indirect=True)
def test_a_file_in_two_messages_shuts_both(project, person, tmp_path):
    """The second message that carries it is on record as well."""
    (tmp_path / "b.eml").write_bytes(carrying(killed(9, "Delm"), [KINDS["text"]]))
    project.run([str(tmp_path / "b.eml")], stages=STAGES)
    Decisions(project.open()).set_visibility(
        viewer("editor"), _named(project, "Arda"), Visibility(level="restricted"), None, "A family asked."
    )
    for town in ("Celm", "Delm"):
        assert person("coder").get(f"/documents/{_named(project, town)}/archived").status_code == 403
        assert person("editor").get(f"/documents/{_named(project, town)}/archived").status_code == 200


@pytest.mark.parametrize("project", ["text"], indirect=True)
def test_what_nobody_read_is_for_those_who_may_see_everything(project, person, tmp_path):
    """A broken attachment may hold anything."""
    (tmp_path / "b.eml").write_bytes(carrying(killed(9, "Delm"), [("b.txt", b"unreadable, they said")]))
    project.run([str(tmp_path / "b.eml")], stages=STAGES)
    name = _named(project, "Delm")
    answers = {role: person(role).get(f"/documents/{name}/archived").status_code for role in ROLES}
    assert answers == {"reader": 403, "coder": 403, "editor": 200, "admin": 200}
