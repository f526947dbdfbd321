"""Writes the reference pages that follow from the rule files: `python scripts/build_docs.py [--check]`."""

import argparse
import sys
from pathlib import Path
from typing import Any

from tollbook.rules import load_yaml, rules_path

DOCS = Path(__file__).parent.parent / "docs"
EQUIVALENTS = {"ucdp": "UCDP GED", "acled": "ACLED", "airwars": "Airwars", "who_ssa": "WHO SSA"}
HEAD = """# Codelists

Generated from `src/tollbook/rules/codelists/*.yaml` by `python scripts/build_docs.py`; edit the YAML, not this page.
Equivalents are given after UCDP GED's codebook (26.1), ACLED's codebook, Airwars' methodology (2023) and WHO's
surveillance system for attacks on health care (SSA), where they have one.
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


PAGES = {"reference/codelists.md": codelists_page}


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
