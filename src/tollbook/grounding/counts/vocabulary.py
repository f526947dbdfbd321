"""The words of the count grammar, read from `rules/lexicons/en/counts.yaml` and `numbers.yaml`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from tollbook.rules import Entry, lexicon, load_yaml

COUNTS = "lexicons/en/counts.yaml"
NUMBERS = "lexicons/en/numbers.yaml"


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The number words with their values, by their place in a number."""

    units: dict[str, int]
    teens: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    letters: dict[str, int]
    fractions: dict[str, tuple[int, int]]
    ordinals: dict[str, int]


@cache
def number_words() -> NumberWords:
    """The packaged number words."""
    data = load_yaml(NUMBERS)
    fractions = {word: (int(over), int(under)) for word, (over, under) in data["fractions"].items()}
    return NumberWords(**{**data, "fractions": fractions})


@cache
def entries(kind: str) -> tuple[Entry, ...]:
    """The entries of `counts.yaml` of one kind, in file order."""
    return tuple(entry for entry in lexicon(COUNTS) if ("kind", kind) in entry.attributes)


def attribute(entry: Entry, key: str, default: str = "") -> str:
    """An entry's attribute, or the default."""
    return dict(entry.attributes).get(key, default)


def terms(*kinds: str) -> tuple[str, ...]:
    """All spellings of the entries of these kinds."""
    return tuple(term for kind in kinds for entry in entries(kind) for term in entry.terms)


@cache
def meanings(kind: str, key: str = "code") -> dict[str, str]:
    """Spelling, folded to lower case and single spaces → the entry's code or attribute."""
    return {fold(t): e.code if key == "code" else attribute(e, key) for e in entries(kind) for t in e.terms}


def fold(words: str) -> str:
    """Lower case with single spaces: how words are looked up."""
    return " ".join(words.lower().split())


def any_of(words: Iterable[str]) -> str:
    """A regular expression for any of these words, sharing prefixes so that a miss costs one step, longest first."""
    tree: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in words:
        node = tree
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _branch(tree)


def _branch(tree: dict[str, dict]) -> str:  # type: ignore[type-arg]
    ends = "" in tree
    options = [_char(char) + _branch(below) for char, below in tree.items() if char]
    if not options:
        return ""
    body = options[0] if len(options) == 1 and not ends else "(?:" + "|".join(options) + ")"
    return body + "?" if ends else body


def _char(char: str) -> str:
    return r"\s{1,3}" if char == " " else re.escape(char)
