"""Files and standard input as streams of reports."""

import gzip
import io
import sys
from pathlib import Path

import pytest
from tests.documents.factory import problem

from tollbook.documents import Unreadable, iter_raw, read_path
from tollbook.documents.sniff import sniff
from tollbook.model import Document

ROWS = b'{"id":"a","text":"Ten people died."}\n{"id":"b","text":"Two people died."}\n'


@pytest.mark.parametrize(
    ("name", "head", "kind"),
    [
        ("x.txt", b"Ten people died.", "text"),
        ("x.txt", b"\xef\xbb\xbf<!DOCTYPE html><html>", "html"),
        ("x.htm", b"Ten people died.", "html"),
        ("x", b"<html><head>", "html"),
        ("x", b"<!-- saved --><html>", "html"),
        ("x", b'{"text": "Ten people died."}', "jsonl"),
        ("-", b"Ten people died.", "text"),
        ("x.jsonl.gz", b"", "jsonl"),
    ],
)
def test_the_kind_of_a_file(name: str, head: bytes, kind: str):
    """The ending decides, and for files without one the first bytes."""
    assert sniff(name, head) == kind


def test_gzipped_rows_are_read(tmp_path: Path):
    """Packed JSON Lines are unpacked on the way."""
    path = tmp_path / "x.jsonl.gz"
    path.write_bytes(gzip.compress(ROWS))
    assert [d.id for d in read_path(path) if isinstance(d, Document)] == ["a", "b"]


def test_a_damaged_archive_gives_what_it_holds(tmp_path: Path):
    """The rows before the damage are read, then the damage is said."""
    path = tmp_path / "x.jsonl.gz"
    packed = gzip.compress(b"".join(b'{"id":"%d","text":"Ten %d died."}\n' % (i, i) for i in range(20_000)))
    path.write_bytes(packed[: len(packed) // 2])
    items = list(read_path(path))
    assert isinstance(items[0], Document) and isinstance(items[-1], Unreadable)
    assert items[-1].code in {"cannot-read", "bad-line"}


def test_standard_input(monkeypatch: pytest.MonkeyPatch):
    """Standard input is read by what its first bytes say."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ROWS)))
    assert [d.id for d in read_path("-") if isinstance(d, Document)] == ["a", "b"]


@pytest.mark.parametrize("data", [b"", b"  \n\t\n", b"\xef\xbb\xbf\n"])
def test_an_empty_file_is_said(data: bytes):
    """A file without words is named, with what to do."""
    found = problem(data, "empty.txt")
    assert found.code == "empty-file" and "empty.txt is empty" in found.message and found.input == "empty.txt"


def test_a_file_that_cannot_be_opened_is_said(tmp_path: Path):
    """A file that vanished after it was listed stops nothing."""
    (found,) = read_path(tmp_path / "gone.txt")
    assert isinstance(found, Unreadable) and found.code == "cannot-read"


def test_rows_come_one_at_a_time(tmp_path: Path):
    """The first row of a file is at hand before the rest is read, so its size does not matter."""
    path = tmp_path / "x.jsonl"
    path.write_bytes(ROWS + b"\xff" * 1_000_000)
    first = next(iter(iter_raw(path)))
    assert not isinstance(first, Unreadable) and first.id == "a"
