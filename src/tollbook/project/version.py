"""Which program and which rules read a document: the same bytes and the same version give the same reading."""

import hashlib
import os
from functools import cache
from importlib.resources import files
from pathlib import Path

import tollbook


@cache
def program_version() -> str:
    """Tollbook's version, 12 hex digits of the SHA-256 of its rules and data, and the language model if another."""
    folder = Path(str(files("tollbook.rules")))
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
        digest.update(str(path.relative_to(folder)).encode())
        digest.update(path.read_bytes())
    model = os.environ.get("TOLLBOOK_MODEL")
    return f"{tollbook.__version__}+{digest.hexdigest()[:12]}" + (f"+{model}" if model else "")
