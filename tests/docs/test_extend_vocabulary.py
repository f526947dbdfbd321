"""The how-to of extending the vocabulary does what it says."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "howto" / "extend-vocabulary.md").read_text(encoding="utf-8")
ADDED = re.findall(r"```\w+ append (\S+)\n(.*?)```", PAGE, re.DOTALL)
SAVED = re.findall(r"```\w+ save (\S+)\n(.*?)```", PAGE, re.DOTALL)
COMMANDS = [line.split() for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()]
SHOWN = "\n".join(re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL))


def run(folder: Path, code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs code against the extended copy, with a gazetteer folder of its own."""
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "TOLLBOOK_GAZETTEER": str(folder / "own")},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def extended(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package with the page's lines added, its files saved and its commands run."""
    folder = tmp_path_factory.mktemp("extended")
    shutil.copytree(ROOT / "src" / "tollbook", folder / "tollbook")
    for name, lines in ADDED:
        with (folder / "tollbook" / "rules" / name).open("a", encoding="utf-8") as file:
            file.write(lines)
    for name, lines in SAVED:
        (folder / name).write_text(lines, encoding="utf-8")
    for program, *arguments in COMMANDS:
        assert program == "tollbook"
        done = run(folder, "from tollbook.cli import main; main()", *arguments)
        assert done.returncode == 0, done.stderr
    return folder


def test_each_added_line_has_the_effect_shown(extended: Path) -> None:
    """The page's examples give what it says, once its lines are added."""
    script = extended / "shown.txt"
    script.write_text(SHOWN, encoding="utf-8")
    code = f"import doctest, sys; sys.exit(doctest.testfile({str(script)!r}, module_relative=False).failed)"
    done = run(extended, code)
    assert done.returncode == 0, done.stdout + done.stderr


def test_without_the_lines_the_examples_fail() -> None:
    """The shown effects come from the lines added, not from what is packaged."""
    for name, lines in ADDED:
        assert lines not in (ROOT / "src" / "tollbook" / "rules" / name).read_text(encoding="utf-8")
    assert len(ADDED) >= 4
    assert SAVED
    assert COMMANDS
