"""Deeds whose name says how many they befell."""

from typing import Any

import pytest
from tests.claims.factory import claims

from tollbook.rules import load_yaml

EXAMPLES: list[dict[str, Any]] = load_yaml("lexicons/en/multiples.yaml")["examples"]


@pytest.mark.parametrize("example", EXAMPLES, ids=[e["text"] for e in EXAMPLES])
def test_an_example_gives_its_figure(example: dict[str, Any]) -> None:
    """Each example of the lexicon is read with its figure of dead, or with none."""
    found = [c.count.best for c in claims(example["text"], "harm")]
    assert found == ([] if example["killed"] is None else [example["killed"]])
