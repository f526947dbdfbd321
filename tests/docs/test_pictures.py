"""The pictures in the documentation."""

import re
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"
PICTURE = re.compile(r"!\[([^\]]+)\]\(([^)]+)\)")


def test_every_picture_is_there_and_shown_with_words():
    """Pages name only pictures that exist, each with a text for who cannot see it; none lies unused."""
    shown = set()
    for page in DOCS.rglob("*.md"):
        for words, target in PICTURE.findall(page.read_text(encoding="utf-8")):
            assert words.strip()
            shown.add((page.parent / target).resolve())
    assert shown == set((DOCS / "images").resolve().iterdir())
