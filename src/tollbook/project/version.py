"""Which program and which rules read a document: the same bytes and the same version give the same reading."""

import hashlib
import os
from functools import cache
from importlib.resources import files
from pathlib import Path

import tollbook

_STAGES = (
    "model", "rules", "documents", "language", "grounding", "statements", "claims", "extractors", "incidents",
    "assessment",
)  # fmt: skip
CHOICES = ("TOLLBOOK_MODEL", "TOLLBOOK_EXTRACTOR", "TOLLBOOK_LLM_MODEL")
"""Settings of the environment that the version follows from."""


@cache
def program_version() -> str:
    """Tollbook's version, 12 hex digits of the SHA-256 of its stages, rules and data, and what is set otherwise."""
    package = Path(str(files("tollbook")))
    digest = hashlib.sha256()
    for path in sorted(p for stage in _STAGES for p in (package / stage).rglob("*") if p.is_file()):
        if "__pycache__" not in path.parts:
            digest.update(str(path.relative_to(package)).encode())
            digest.update(path.read_bytes())
    chosen = [os.environ.get(name) for name in CHOICES]
    return "+".join([tollbook.__version__, digest.hexdigest()[:12], *filter(None, chosen)])
