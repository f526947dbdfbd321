"""Files of a gigabyte: refused or streamed in bounded memory."""

import subprocess
import sys
from pathlib import Path

import pytest

PIECE = b"word " * 209_715  # 1 MB
READ = """
import resource, sys
from tollbook.documents import Unreadable, read_path
resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
found = list(read_path(sys.argv[1]))
assert len(found) == 1 and isinstance(found[0], Unreadable), found
print(found[0].code)
"""


@pytest.mark.soak
@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("a.jsonl", b'{"text":"'),
        ("a.csv", b"text\n"),
        ("a.txt", b""),
        ("a.html", b"<p>"),
        ("a.eml", b"From: a@b.c\n"),
        ("a.mbox", b"From a@b 10:00 2021\n"),
        ("a.pdf", b"%PDF-1.7\n"),
        ("a.rss", b"<rss><channel><title>"),
        ("result.json", b'{"messages": [{"id": 1, "type": "message", "text": "'),
        ("a.json", b'[{"text": "'),
    ],
)
def test_a_line_of_a_gigabyte(name: str, head: bytes, tmp_path: Path):
    """A file that is one line of 1 GB gets one sentence from each reader, within 2 GB of address space."""
    path = tmp_path / name
    with path.open("wb") as file:
        file.write(head)
        for _ in range(1024):
            file.write(PIECE)
    done = subprocess.run([sys.executable, "-c", READ, str(path)], capture_output=True, text=True, check=False)
    path.unlink()
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() in {
        "too-large",
        "bad-report",
        "cannot-read",
        "took-too-long",
        "too-much-memory",
        "reader-died",
    }
