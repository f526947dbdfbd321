"""Answers kept in a folder by the hash of what was asked, so that the same question is asked once."""

import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any

from tollbook.errors import writing_to


def address_of(folder: Path, question: dict[str, Any]) -> Path:
    """Where the answer to a question is kept."""
    digest = hashlib.sha256(json.dumps(question, sort_keys=True).encode()).hexdigest()
    return folder / digest[:2] / f"{digest}.json"


def kept(path: Path) -> str | None:
    """The answer that is kept there, or None."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None


def keep(path: Path, content: str) -> None:
    """Keep an answer, readable by its owner alone. Raises TollbookError `not-writable` or `disk-full`."""
    with writing_to(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=path.parent)  # made for the owner alone
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            out.write(content)
        Path(name).replace(path)
