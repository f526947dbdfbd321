"""Every entry of the lexicons of claims finds its own sentences and leaves the others alone."""

import pytest

from tollbook.language import Scanner
from tollbook.rules import Entry, lexicon

NAMES = ("harm", "damage", "position", "scope", "modality", "localities", "accident")
ENTRIES = [(name, entry) for name in NAMES for entry in lexicon(f"lexicons/en/{name}.yaml")]
IDS = [f"{name}-{entry.code}-{entry.terms[0]}" for name, entry in ENTRIES]
SCANNERS = {name: Scanner(name, lexicon(f"lexicons/en/{name}.yaml")) for name in NAMES}


@pytest.mark.parametrize(("name", "entry"), ENTRIES, ids=IDS)
def test_an_entry_finds_its_sentences(name: str, entry: Entry) -> None:
    """Each sentence under `with` holds a term of the entry, though longer terms of others may hide it elsewhere."""
    assert entry.found
    for sentence in entry.found:
        found = {(t.code, t.entry) for t in SCANNERS[name].find(sentence)}
        assert (entry.code, entry.terms[0]) in found, sentence


@pytest.mark.parametrize(("name", "entry"), ENTRIES, ids=IDS)
def test_an_entry_leaves_other_sentences_alone(name: str, entry: Entry) -> None:
    """No sentence under `without` holds a term of the entry."""
    assert entry.absent
    for sentence in entry.absent:
        found = {(t.code, t.entry) for t in SCANNERS[name].find(sentence)}
        assert (entry.code, entry.terms[0]) not in found, sentence
