"""`tollbook archive` as a user meets it."""

import json
import subprocess
import sys
import zipfile

import pytest
from tests.archive.authority import Authority, serving
from tests.documents.web_archives import http, members, page, record
from tests.project.factory import STAGES, in_this_process, killed, reports, write_rows
from typer.testing import CliRunner

from tollbook.cli.app import app


@pytest.fixture
def tollbook(monkeypatch):
    """Runs a command line with stages that read invented reports."""
    monkeypatch.setattr("tollbook.project.run.map_ordered", in_this_process)
    monkeypatch.setattr("tollbook.project.project.stages_in_use", lambda: STAGES)
    monkeypatch.setenv("TOLLBOOK_USER", "custodian-7")
    return lambda *words: CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def project(tollbook, tmp_path):
    """The folder of a project of a row and a crawled page."""
    crawl = tmp_path / "crawl.warc.gz"
    crawl.write_bytes(members([record("https://news.example/1", http(page(1, killed(2, "Arda"))))]))
    tollbook("run", tmp_path / "p", write_rows(tmp_path / "in.jsonl", reports(1)), crawl)
    return tmp_path / "p"


def test_export_says_what_is_in_the_file(tollbook, project, tmp_path):
    """The file is a zip with the parts of a WACZ, and the summary goes to standard error."""
    result = tollbook("archive", "export", project, "-o", tmp_path / "out.wacz")
    assert (result.exit_code, result.stdout) == (0, "")
    assert f"Wrote 2 documents and 0 exchanges to {tmp_path / 'out.wacz'}; 0 documents stay." in result.stderr
    names = zipfile.ZipFile(tmp_path / "out.wacz").namelist()
    assert names == ["archive/data.warc.gz", "indexes/index.cdx", "pages/pages.jsonl", "datapackage.json",
                     "datapackage-digest.json"]  # fmt: skip


def test_what_was_exported_is_read_into_another_project(tollbook, project, tmp_path):
    """A WACZ of ours is an input like any other: same documents, same claims."""
    tollbook("archive", "export", project, "-o", tmp_path / "out.wacz")
    again = tollbook("run", tmp_path / "again", tmp_path / "out.wacz")
    assert "holds 2 documents, 2 claims and 2 incidents." in again.stderr
    ids = [tollbook("export", p, "claims-jsonl").stdout for p in (project, tmp_path / "again")]
    first, second = ([json.loads(line)["id"] for line in text.splitlines()] for text in ids)
    assert first == second


def test_the_log_is_told_in_lines(tollbook, project):
    """Who, how, where from and when it was captured; as JSON with the whole hash."""
    plain = tollbook("archive", "log", project).stdout.splitlines()
    assert len(plain) == 2
    assert "custodian-7 file" in plain[0]
    assert "custodian-7 warc" in plain[1]
    assert "captured 2026-03-01T12:30:15+00:00" in plain[1]
    entries = [json.loads(line) for line in tollbook("archive", "log", project, "--json").stdout.splitlines()]
    assert [len(e["sha256"]) for e in entries] == [64, 64]
    assert entries[1]["url"] == "https://news.example/1"


def test_a_time_stamp_is_told_and_written(tollbook, project, tmp_path):
    """The answer is kept elsewhere too, where `-o` names a file, and `verify` finds nothing wrong."""
    authority = Authority()
    (tmp_path / "root.pem").write_text(authority.pem)
    with serving(authority) as url:
        result = tollbook("archive", "timestamp", project, "--tsa", url, "--ca", tmp_path / "root.pem",
                          "-o", tmp_path / "head.tsr")  # fmt: skip
    assert "signed the chain's head at 20" in result.stdout
    assert (tmp_path / "head.tsr").stat().st_size > 500
    verdict = tollbook("verify", project)
    assert verdict.exit_code == 0
    assert "3 entries of custody: 0 faults." in verdict.stdout


def test_an_encrypted_project_is_used_like_any_other(tollbook, tmp_path, monkeypatch):
    """It is made, takes reports, and checks out; with another passphrase it is one sentence on standard error."""
    monkeypatch.setenv("TOLLBOOK_KEY", "five random words for tests")
    assert "is an encrypted project" in tollbook("archive", "encrypt", tmp_path / "p").stdout
    assert tollbook("run", tmp_path / "p", write_rows(tmp_path / "in.jsonl", reports(2))).exit_code == 0
    assert tollbook("verify", tmp_path / "p").exit_code == 0
    monkeypatch.setenv("TOLLBOOK_KEY", "another passphrase")
    program = "import sys; from tollbook.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", program, "show", str(tmp_path / "p")], capture_output=True, text=True,
                          check=False)  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.startswith(f"tollbook: This is not the passphrase of the project {tmp_path / 'p'}.")
    assert "Traceback" not in done.stderr
