"""Runs the commands that the pages show, and writes what they print: `python scripts/build_transcripts.py [--check]`.

A transcript is a comment `<!-- transcript: tollbook … -->` with the fenced block after it. The commands run in a folder
that holds the sample project as `demo`; an id may be written as {confirmed}, the id of the incident of that grade.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGES = ("README.md", "docs/tutorial/first-record.md")
_BLOCK = re.compile(r"<!-- transcript: (?P<command>tollbook [^\n]*?) -->\n```text\n.*?```", re.S)
_WIDTH = "88"


def transcript(command: str, folder: Path, confirmed: str) -> str:
    """The block of one command: what one types, and what it prints."""
    words = command.replace("{confirmed}", confirmed).split()
    printed = _printed(words, folder).replace(str(folder.resolve()), "/home/you")
    return f"<!-- transcript: {command} -->\n```text\n$ {' '.join(words)}\n{printed.strip(chr(10))}\n```"


def _printed(words: list[str], folder: Path) -> str:
    program = [sys.executable, "-m", "tollbook", *words[1:]]
    environment = os.environ | {"COLUMNS": _WIDTH}
    result = subprocess.run(  # noqa: S603 - our own program
        program, cwd=folder, env=environment, capture_output=True, text=True, check=True
    )
    return result.stdout


def written(page: str, folder: Path, confirmed: str) -> str:
    """The page with its transcripts as the commands print them now."""
    text = (ROOT / page).read_text(encoding="utf-8")
    return _BLOCK.sub(lambda block: transcript(block["command"], folder, confirmed), text)


def main() -> int:
    """Writes the pages, or with --check tells whether they are up to date. Returns the exit status."""
    parser = argparse.ArgumentParser(description="Runs the commands that the pages show.")
    parser.add_argument("--check", action="store_true", help="write nothing; fail where a page is out of date")
    check = parser.parse_args().check
    stale = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _printed(["tollbook", "demo"], folder)
        listed = _printed(["tollbook", "show", "demo"], folder).splitlines()
        confirmed = next(line.split()[0] for line in listed if " confirmed " in line)
        for page in PAGES:
            now = written(page, folder, confirmed)
            if now != (ROOT / page).read_text(encoding="utf-8"):
                stale += 1
                if check:
                    sys.stderr.write(f"{page} is out of date: run python scripts/build_transcripts.py\n")
                else:
                    (ROOT / page).write_text(now, encoding="utf-8")
    return int(check and bool(stale))


if __name__ == "__main__":
    raise SystemExit(main())
