"""What a user may name as input."""

from pathlib import Path

import pytest

from tollbook.documents import STDIN, expand_inputs, read_inputs
from tollbook.errors import TollbookError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with reports, other files, hidden files and a folder below."""
    (tmp_path / "below" / ".git").mkdir(parents=True)
    for name in ("b.txt", "a.html", "below/c.jsonl.gz", "noending", "picture.png", ".hidden.txt", "below/.git/x.txt"):
        (tmp_path / name).write_bytes(b"Ten people were killed.")
    return tmp_path


def names(folder: Path, *inputs: str) -> list[str]:
    """The expanded inputs, relative to the folder."""
    return [str(p.relative_to(folder)) if isinstance(p, Path) else p for p in expand_inputs(inputs)]


def test_a_folder_gives_its_readable_files_in_order(folder: Path):
    """All levels, by name; hidden files and other kinds are passed over."""
    assert names(folder, str(folder)) == ["a.html", "b.txt", "noending", "below/c.jsonl.gz"]


def test_a_named_file_is_taken_whatever_its_ending(folder: Path):
    """What the user names is read, or said to be unreadable."""
    assert names(folder, str(folder / "picture.png")) == ["picture.png"]


def test_globs_and_standard_input(folder: Path):
    """Patterns are expanded in order, `-` stands for standard input."""
    assert names(folder, STDIN, str(folder / "*.txt")) == ["-", "b.txt"]
    assert names(folder, str(folder / "**" / "*.gz")) == ["below/c.jsonl.gz"]


def test_a_missing_path_is_said_before_anything_is_read(folder: Path):
    """A typing error in the last input stops the run before the first."""
    with pytest.raises(TollbookError) as raised:
        read_inputs([str(folder / "b.txt"), str(folder / "nowhere.txt")])
    assert raised.value.code == "missing-path" and "nowhere.txt" in str(raised.value)


def test_an_empty_folder_is_said(tmp_path: Path):
    """A folder without a readable file is an error of its own."""
    with pytest.raises(TollbookError) as raised:
        read_inputs([str(tmp_path)])
    assert raised.value.code == "no-readable-files"
