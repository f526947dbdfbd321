"""The archive of bytes."""

import errno
import hashlib
import os

import pytest

from tollbook.archive import Archive
from tollbook.errors import TollbookError


@pytest.fixture
def archive(tmp_path):
    """An empty archive."""
    return Archive(tmp_path / "archive")


def test_bytes_lie_under_their_own_hash(archive):
    """What is added is found under its SHA-256 and comes back to the byte."""
    sha = archive.add(b"a report")
    assert sha == hashlib.sha256(b"a report").hexdigest()
    assert archive.path(sha).read_bytes() == archive.read(sha) == b"a report"


def test_the_same_bytes_are_kept_once(archive):
    """Adding the same bytes again leaves the file alone."""
    before = archive.path(archive.add(b"a report")).stat()
    after = archive.path(archive.add(b"a report")).stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_check_finds_changed_missing_and_extra_files(archive):
    """Every file whose bytes changed, that is gone, or that nobody added is found."""
    changed, missing, good = (archive.add(data) for data in (b"one", b"two", b"three"))
    archive.path(changed).chmod(0o644)
    archive.path(changed).write_bytes(b"1")
    archive.path(missing).unlink()
    stranger = archive.folder / "ab" / "stranger"
    stranger.parent.mkdir(exist_ok=True)
    stranger.write_bytes(b"")
    found = {(f.kind, f.path) for f in archive.check([changed, missing, good])}
    assert found == {("changed", archive.path(changed)), ("missing", archive.path(missing)), ("extra", stranger)}


def test_changed_bytes_are_not_handed_out(archive):
    """Reading bytes that no longer have their hash is an error, not an answer."""
    sha = archive.add(b"one")
    archive.path(sha).chmod(0o644)
    archive.path(sha).write_bytes(b"1")
    with pytest.raises(TollbookError, match="is changed"):
        archive.read(sha)


def test_a_full_disk_is_said_and_leaves_nothing_half_written(archive, monkeypatch):
    """ENOSPC becomes one sentence; neither the file nor a part of it stays."""

    def full(_handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(TollbookError, match="disk that holds .* is full"):
        archive.add(b"a report")
    assert [p for p in archive.folder.rglob("*") if p.is_file()] == []


def test_what_a_killed_run_left_is_swept(archive):
    """A half-written file is no fault of the archive, and goes with the next run."""
    sha = archive.add(b"a report")
    left = archive.folder / "unfinished" / "tmp1"
    left.write_bytes(b"a rep")
    assert list(archive.check([sha])) == []
    archive.sweep()
    assert not left.exists()
