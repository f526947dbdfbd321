"""Writes the reference pages that follow from the rules and the commands: `python scripts/build_docs.py [--check]`."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from typer.main import get_command
from typer.testing import CliRunner

from tollbook.cli.app import app
from tollbook.rules import load_yaml, rules_path

DOCS = Path(__file__).parent.parent / "docs"
EQUIVALENTS = {"ucdp": "UCDP GED", "acled": "ACLED", "airwars": "Airwars", "who_ssa": "WHO SSA"}
HEAD = """# Codelists

Generated from `src/tollbook/rules/codelists/*.yaml` by `python scripts/build_docs.py`; edit the YAML, not this page.
Equivalents are given after UCDP GED's codebook (26.1), ACLED's codebook, Airwars' methodology (2023) and WHO's
surveillance system for attacks on health care (SSA), where they have one.
"""
COMMANDS_HEAD = """# Commands

Generated from the commands' `--help` by `python scripts/build_docs.py`; edit the commands, not this page.
Every command ends with 0 where it did its work, 2 with one sentence where the input was at fault, and 130 on Ctrl-C;
`run`, `extract` and `verify` end with 1 where something in the input failed or does not hold.
"""


def codelists() -> dict[str, dict[str, Any]]:
    """Each codelist's content by its name, in order."""
    return {path.stem: load_yaml(f"codelists/{path.name}") for path in sorted(rules_path("codelists").glob("*.yaml"))}


def codelists_page() -> str:
    """The reference page of all codelists."""
    return "\n".join([HEAD, *(_section(name, content) for name, content in codelists().items())])


def _section(name: str, content: dict[str, Any]) -> str:
    rows: list[dict[str, Any]] = content["codes"]
    others = [key for key in EQUIVALENTS if any(key in row for row in rows)]
    titles = ["code", "label", "definition", "example", *(EQUIVALENTS[key] for key in others)]
    lines = [f"## {content['title']} (`{name}`)", "", f"{content['about']} Source: {content['source']}.", ""]
    lines += [_line(titles), _line(["---"] * len(titles))]
    for row in rows:
        words = [row["label"], row["definition"], row["example"], *(row.get(key, "") for key in others)]
        lines.append(_line([f"`{row['code']}`", *(_cell(word) for word in words)]))
    return "\n".join([*lines, ""])


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(value: object) -> str:
    return str(value if value is not None else "").replace("|", "\\|")


def commands() -> Iterator[tuple[str, ...]]:
    """Each command's words, in the order of `tollbook --help`; those of a group after it."""
    return _commands(get_command(app), ())


def _commands(command: Any, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    yield words
    for name, inner in getattr(command, "commands", {}).items():
        yield from _commands(inner, (*words, name))


def commands_page() -> str:
    """The reference page of the commands, from their own `--help`."""
    return "\n".join([COMMANDS_HEAD, *(_command(words) for words in commands())])


def _command(words: tuple[str, ...]) -> str:
    help_text = CliRunner().invoke(app, [*words, "--help"], prog_name="tollbook", terminal_width=100).stdout
    lines = "\n".join(line.rstrip() for line in help_text.strip().splitlines())
    return f"## `{' '.join(('tollbook', *words))}`\n\n```text\n{lines}\n```\n"


PAGES = {"reference/codelists.md": codelists_page, "reference/cli.md": commands_page}


def main() -> int:
    """Writes the pages, or with --check tells whether they are up to date. Returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail where a page is out of date")
    check = parser.parse_args().check
    stale = [name for name, page in PAGES.items() if not _same(DOCS / name, page())]
    for name in stale:
        if check:
            sys.stderr.write(f"docs/{name} is out of date: run python scripts/build_docs.py\n")
        else:
            (DOCS / name).parent.mkdir(parents=True, exist_ok=True)
            (DOCS / name).write_text(PAGES[name](), encoding="utf-8")
    return int(check and bool(stale))


def _same(path: Path, text: str) -> bool:
    return path.exists() and path.read_text(encoding="utf-8") == text


if __name__ == "__main__":
    raise SystemExit(main())
