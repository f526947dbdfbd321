"""Erasure by law."""

import pytest
from tests.project.factory import STAGES, in_this_process, killed, row, write_rows
from tests.review.conftest import viewer

from tollbook import store
from tollbook.errors import TollbookError
from tollbook.project import Project
from tollbook.review.decisions import Decisions

TEXT = killed(3, "Arda") + " Among the dead was Tarin Velkov. Velkov's shop stood nearby."


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project of two reports, one of which names someone; people decided about it."""
    monkeypatch.setattr("tollbook.project.run.map_ordered", in_this_process)
    project = Project(tmp_path / "project")
    rows = [row("n1", TEXT), row("n2", killed(4, "Belm"))]
    project.run([write_rows(tmp_path / "in.jsonl", rows)], stages=STAGES)
    yield project
    project.close()


def test_nothing_of_an_erased_document_stays_on_the_disk(project):
    """Neither in the archive, nor in any table, index, log or free page; the chain and the rest hold."""
    decisions, coder = Decisions(project.open()), viewer("coder")
    claims = dict(project.claims())
    decisions.reject(coder, claims["n1"].id, None, "Velkov lives.")
    decisions.accept(coder, claims["n2"].id, None)
    erased = project.erase("n1", "p-admin", "GDPR, article 17", stages=STAGES)
    assert erased == 2  # how its bytes came, and what was decided about it
    project.close()
    for path in project.path.rglob("*"):
        if path.is_file():
            assert b"velkov" not in path.read_bytes().lower(), path
    assert [d.id for d in project.documents()] == ["n2"]
    assert [i.title for i in project.incidents()] == ["Killing in Belm"]
    assert [d.action for d in project.decisions()] == ["accept"]
    assert project.verify().faults == ()


def test_a_tombstone_says_that_it_was_and_why(project):
    """Hash, time, pseudonym, reason; and an audit entry in the chain."""
    sha256 = next(d.sha256 for d in project.documents() if d.id == "n1")
    project.erase("n1", "p-admin", "GDPR, article 17", stages=STAGES)
    with project.open().read() as connection:
        ((kept, _, by, reason),) = store.tombstones(connection)
        assert '"document erased"' in "".join(e.payload for e in store.all_entries(connection, "audit"))
    assert (kept, by, reason) == (sha256, "p-admin", "GDPR, article 17")


def test_an_erased_document_is_not_taken_in_again(project, tmp_path):
    """The same bytes in a later run stay out."""
    project.erase("n1", "p-admin", "GDPR, article 17", stages=STAGES)
    summary = project.run([str(tmp_path / "in.jsonl")], stages=STAGES)
    assert (summary.read, summary.documents) == (0, 1)


def test_a_decision_is_erased_alone(project):
    """What a reason said about someone goes; the decision no longer holds, its place in the chain does."""
    claim = next(claim for name, claim in project.claims() if name == "n2")
    kept = Decisions(project.open()).reject(viewer("coder"), claim.id, None, "Sami Haddad told me so.")
    project.erase(kept.id, "p-admin", "GDPR, article 17", stages=STAGES)
    project.close()
    assert all(b"Haddad" not in p.read_bytes() for p in project.path.rglob("tollbook.db*"))
    assert list(project.decisions()) == []
    assert claim.id in {c.id for _, c in project.claims()}
    assert project.verify().faults == ()


def test_what_is_not_there_cannot_be_erased(project):
    """One sentence, and nothing is changed; a reason is needed."""
    with pytest.raises(TollbookError, match="no document or decision n9"):
        project.erase("n9", "p-admin", "GDPR, article 17", stages=STAGES)
    with pytest.raises(TollbookError, match="needs a reason"):
        project.erase("n1", "p-admin", " ", stages=STAGES)
    assert len(list(project.documents())) == 2
