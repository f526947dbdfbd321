"""A table of sentences with the statements in them; all must be right."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.statements.factory import statements, words

CASES = yaml.safe_load((Path(__file__).parent / "data/sentences.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["text"][:60])
def test_sentence(case: dict[str, Any]) -> None:
    """A sentence holds the statements that its row tells, or none."""
    found = statements(case["text"])
    told = {words(case["text"], s) for s in found}
    if case.get("none"):
        assert not told
    for expected in case.get("says", ()):
        assert tuple(expected) in told
    if "name" in case:
        assert case["name"] in {s.source.name for s in found}
    if "told" in case:
        assert case["told"] in {s.told.name for s in found if s.told}


def test_the_table_is_large_enough() -> None:
    """At least eighty sentences are held to."""
    assert len(CASES) >= 80
