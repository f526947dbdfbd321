"""Reads the packaged YAML. A lexicon is a list of entries: `code`, `terms`, attributes, and example sentences.

Terms take brace alternatives, so that one line covers spellings and endings: ``air{ ,-,}strike{,s}``.
"""

import itertools
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from tollbook.errors import TollbookError

_BRACES = re.compile(r"\{([^{}]*)\}")
_KNOWN = {"code", "terms", "case", "examples"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One lexicon entry. `found` and `absent` are its example sentences, which run as tests."""

    code: str
    terms: tuple[str, ...]
    case: bool
    attributes: tuple[tuple[str, str], ...]
    found: tuple[str, ...]
    absent: tuple[str, ...]


def rules_path(relative: str) -> Path:
    """Where a packaged rule file lies."""
    return Path(str(files("tollbook.rules"))) / relative


@cache
def load_yaml(relative: str) -> Any:
    """A packaged YAML file's content. Raises TollbookError `bad-rules` where it is no valid YAML."""
    path = rules_path(relative)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - both are safe loaders
    except yaml.YAMLError as error:
        raise TollbookError("bad-rules", path=relative, cause=str(error).replace("\n", " ")) from error


def spellings(term: str) -> tuple[str, ...]:
    """The plain terms that a term with brace alternatives stands for."""
    parts = _BRACES.split(term)
    choices = [part.split(",") if i % 2 else [part] for i, part in enumerate(parts)]
    return tuple(dict.fromkeys("".join(chosen) for chosen in itertools.product(*choices)))


@cache
def lexicon(relative: str) -> tuple[Entry, ...]:
    """The entries of a packaged lexicon, their terms spelled out."""
    entries = []
    for row in load_yaml(relative):
        if not isinstance(row, dict) or "code" not in row or not row.get("terms"):
            raise TollbookError("bad-rules", path=relative, cause=f"an entry needs 'code' and 'terms': {row!r}")
        examples = row.get("examples") or {}
        entries.append(
            Entry(
                code=row["code"],
                terms=tuple(s for term in row["terms"] for s in spellings(str(term))),
                case=bool(row.get("case", False)),
                attributes=tuple((k, str(v)) for k, v in row.items() if k not in _KNOWN),
                found=tuple(examples.get("with", ())),
                absent=tuple(examples.get("without", ())),
            )
        )
    return tuple(entries)
