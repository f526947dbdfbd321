"""Which program and which rules read a document: the same bytes and the same version give the same reading."""

import hashlib
import os
from functools import cache
from importlib.resources import files
from pathlib import Path

import tollbook

_STAGES = (
    "model", "rules", "documents", "language", "grounding", "statements", "claims", "incidents", "assessment",
)  # fmt: skip


@cache
def program_version() -> str:
    """Tollbook's version, 12 hex digits of the SHA-256 of its stages, rules and data, and the model if another."""
    package = Path(str(files("tollbook")))
    digest = hashlib.sha256()
    for path in sorted(p for stage in _STAGES for p in (package / stage).rglob("*") if p.is_file()):
        if "__pycache__" not in path.parts:
            digest.update(str(path.relative_to(package)).encode())
            digest.update(path.read_bytes())
    model = os.environ.get("TOLLBOOK_MODEL")
    return f"{tollbook.__version__}+{digest.hexdigest()[:12]}" + (f"+{model}" if model else "")
