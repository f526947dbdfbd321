"""`tollbook archive timestamp`: an authority signs the chain's head, and `verify` checks it without a network."""

import base64
import json
import sys

import pytest
from sqlalchemy import text
from tests.archive.authority import Authority, serving
from tests.project.factory import STAGES, in_this_process, reports, write_rows

from tollbook import store
from tollbook.errors import TollbookError
from tollbook.project import Project

AUTHORITY = Authority()


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project with something on record."""
    monkeypatch.setattr("tollbook.project.run.map_ordered", in_this_process)
    project = Project(tmp_path / "project")
    project.run([write_rows(tmp_path / "in.jsonl", reports(2))], stages=STAGES)
    return project


@pytest.fixture
def authority():
    """One that answers as it should."""
    AUTHORITY.with_root, AUTHORITY.other_nonce = True, False
    return AUTHORITY


def faults(project) -> list[str]:
    """What `verify` finds."""
    return [f"{f.part}: {f.message}" for f in project.verify().faults]


def change(project, **fields: str) -> None:
    """A time stamp changed behind the program's back, the chain made anew over it."""
    with project.open().write() as connection:
        connection.execute(text("DROP TRIGGER IF EXISTS chain_keep"))
        entry = list(store.all_custody(connection))[-1]
        connection.execute(text("DELETE FROM chain WHERE id = :id"), {"id": entry.id})
        store.append_custody(connection, entry.model_copy(update=fields))


@pytest.mark.parametrize("named", [True, False])
def test_a_signed_head_is_checked_offline(project, authority, tmp_path, named):
    """With the root that the user names, or the answer's own, the time stamp holds when the authority is gone."""
    root = tmp_path / "root.pem"
    root.write_text(authority.pem)
    with serving(authority) as url:
        signed = project.timestamp(url, root if named else None)
    assert signed.at.endswith("+00:00")
    assert faults(project) == []
    entry = list(project.custody())[-1]
    assert (entry.how, entry.source, entry.roots) == ("timestamp", url, authority.pem)


def test_a_time_stamp_covers_all_before_it(project, authority):
    """What it signs is the newest link, and later links do not touch it."""
    with project.open().read() as connection:
        head = store.chain_head(connection)
    with serving(authority) as url:
        project.timestamp(url)
        project.timestamp(url)
    first, second = [e for e in project.custody() if e.how == "timestamp"]
    assert first.sha256 == head != second.sha256
    assert faults(project) == []


def test_a_changed_token_or_another_head_is_found(project, authority):
    """Whoever changes a token, or makes the chain anew under it, is found out."""
    with serving(authority) as url:
        project.timestamp(url)
    entry = list(project.custody())[-1]
    token = bytearray(base64.b64decode(entry.token))
    token[-1] ^= 1
    change(project, token=base64.b64encode(token).decode())
    assert "does not hold" in faults(project)[0]
    change(project, token="no base64!")  # noqa: S106 - a time stamp's token is no secret
    assert "does not hold" in faults(project)[0]
    change(project, token=entry.token, sha256="0" * 64)
    assert any("signs a link that the chain does not hold" in f for f in faults(project))
    change(project, token=entry.token, sha256=entry.sha256)
    assert faults(project) == []


def test_whom_one_does_not_trust_cannot_sign(project, authority, tmp_path):
    """Under another root the answer is refused, and nothing is put on record."""
    root = tmp_path / "root.pem"
    root.write_text(Authority().pem)
    with serving(authority) as url, pytest.raises(TollbookError) as error:
        project.timestamp(url, root)
    assert error.value.code == "no-timestamp"
    assert all(e.how == "file" for e in project.custody())


def test_an_answer_to_another_question_is_refused(project, authority):
    """The number that the question bears must come back."""
    authority.other_nonce = True
    with serving(authority) as url, pytest.raises(TollbookError, match="another question"):
        project.timestamp(url)


def test_without_a_root_one_must_be_named(project, authority):
    """An answer that brings no root says what to do."""
    authority.with_root = False
    with serving(authority) as url, pytest.raises(TollbookError, match="--ca"):
        project.timestamp(url)


@pytest.mark.parametrize("answer", [{"status": 500}, {"status": 302}, {"body": b"hello"}, {"body": b""}])
def test_an_authority_that_fails_is_said_in_one_sentence(project, authority, answer):
    """A fault, a redirection, no time stamp: the same error, with its cause."""
    with serving(authority, **answer) as url, pytest.raises(TollbookError) as error:
        project.timestamp(url)
    assert error.value.code == "no-timestamp"
    for url in ("http://127.0.0.1:9/", "ftp://127.0.0.1/", "file:///etc/passwd", "nonsense"):
        with pytest.raises(TollbookError) as error:
            project.timestamp(url)
        assert error.value.code == "no-timestamp"


def test_a_file_that_holds_no_certificate_is_refused(project, authority, tmp_path):
    """A wrong file, or none, is said before anything is put on record."""
    (tmp_path / "no.pem").write_text("no certificate")
    for name in ("no.pem", "missing.pem"):
        with serving(authority) as url, pytest.raises(TollbookError) as error:
            project.timestamp(url, tmp_path / name)
        assert error.value.code == "bad-certificate"


def test_without_the_extra_one_is_told_what_to_install(project, authority, monkeypatch):
    """A time stamp that cannot be checked is never taken as checked."""
    with serving(authority) as url:
        project.timestamp(url)
    monkeypatch.setitem(sys.modules, "rfc3161_client", None)
    assert "tollbook[timestamp]" in faults(project)[0]
    with pytest.raises(TollbookError) as error:
        project.timestamp("http://127.0.0.1:9/")
    assert error.value.code == "extra-missing"


def test_the_entry_is_in_the_chain(project, authority):
    """Its payload holds the token and the roots, for those who check it with other tools."""
    with serving(authority) as url:
        project.timestamp(url)
    with project.open().read() as connection:
        payload = json.loads(list(store.all_entries(connection, "custody"))[-1].payload)
    assert payload["how"] == "timestamp"
    assert base64.b64decode(payload["token"])
    assert payload["roots"].startswith("-----BEGIN CERTIFICATE-----")
