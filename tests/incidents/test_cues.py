"""The lexicons of grouping and assessment find what their examples hold."""

import pytest

from tollbook.language import Scanner
from tollbook.rules import lexicon

FILES = ("attackers", "cues", "deaths", "positions", "sexes")
WITH = [(f, e.code, s) for f in FILES for e in lexicon(f"linking/en/{f}.yaml") for s in e.found]
WITHOUT = [(f, e.code, s) for f in FILES for e in lexicon(f"linking/en/{f}.yaml") for s in e.absent]


def codes(name, sentence):
    """The codes that a lexicon finds."""
    return {term.code for term in Scanner(name, lexicon(f"linking/en/{name}.yaml")).find(sentence)}


@pytest.mark.parametrize(("name", "code", "sentence"), WITH)
def test_found(name, code, sentence):
    """An entry is found in its positive examples."""
    assert code in codes(name, sentence)


@pytest.mark.parametrize(("name", "code", "sentence"), WITHOUT)
def test_absent(name, code, sentence):
    """An entry is not found in its negative examples."""
    assert code not in codes(name, sentence)


@pytest.mark.parametrize("name", FILES)
def test_every_entry_has_examples(name):
    """Every entry carries a sentence that it is found in and one that it is not."""
    assert all(entry.found and entry.absent for entry in lexicon(f"linking/en/{name}.yaml"))
