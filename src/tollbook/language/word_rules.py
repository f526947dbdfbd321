"""The rules of spaCy's `attribute_ruler` that look at one word, without its matcher, whose start costs most of a match.

A pattern asks for a word's TAG, DEP, LOWER or IS_SPACE: one value, or `IN`, `NOT_IN`, `REGEX`; others are a KeyError.
Rules apply in order, later ones over earlier ones, as in spaCy.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from operator import attrgetter, eq
from typing import TYPE_CHECKING, Any

from spacy.pipeline.attributeruler import set_token_attrs  # type: ignore[attr-defined] # spaCy's own function for it

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Pattern = Mapping[str, Any]
Check = tuple[Callable[["Token"], Any], Callable[[Any], Any]]
"""What is read of a word, and what must hold of it."""
_READ: dict[str, Callable[["Token"], Any]] = {
    "LOWER": attrgetter("lower_"),
    "TAG": attrgetter("tag_"),
    "DEP": attrgetter("dep_"),
    "IS_SPACE": attrgetter("is_space"),
}
_ASKED: dict[str, Callable[[Any], Callable[[Any], Any]]] = {
    "IN": lambda wanted: frozenset(wanted).__contains__,
    "NOT_IN": lambda wanted: lambda value: value not in wanted,
    "REGEX": lambda wanted: re.compile(wanted).search,
}


class Patterns:
    """Patterns of one word each, of which those that fit a word are found by the word, its label or its tag."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._checks: list[list[Check]] = []
        self._having: dict[str, dict[str, list[int]]] = {name: defaultdict(list) for name in ("LOWER", "DEP", "TAG")}
        self._others: list[int] = []
        for number, pattern in enumerate(patterns):
            self._checks.append([check for name, wanted in pattern.items() for check in _checks(name, wanted)])
            self._place(number, pattern)

    def _place(self, number: int, pattern: Pattern) -> None:
        for name, having in self._having.items():
            wanted = pattern.get(name)
            values = [wanted] if isinstance(wanted, str) else wanted.get("IN", ()) if wanted else ()
            for value in values:
                having[value].append(number)
            if values:
                return
        self._others.append(number)

    def fitting(self, token: "Token") -> list[int]:
        """The numbers of the patterns that fit a word, in no order."""
        likely = self._others.copy()
        for name, having in self._having.items():
            likely += having.get(_READ[name](token), ())
        return [n for n in likely if all(holds(read(token)) for read, holds in self._checks[n])]


def _checks(name: str, wanted: Any) -> list[Check]:
    if isinstance(wanted, Mapping):
        return [(_READ[name], _ASKED[how](these)) for how, these in wanted.items()]
    return [(_READ[name], partial(eq, wanted))]


class WordRules:
    """Rules of one word each, as a component that changes a document's words."""

    def __init__(self, rules: Iterable[tuple[Sequence[Pattern], Mapping[str, Any]]]) -> None:
        """Each rule: patterns of which one must fit, and the attributes that the word then has."""
        told = [(pattern, dict(attributes)) for patterns, attributes in rules for pattern in patterns]
        self._patterns = Patterns(pattern for pattern, _ in told)
        self._attributes = [attributes for _, attributes in told]

    def __call__(self, doc: "Doc") -> "Doc":
        """The document, its words changed."""
        for token in doc:
            for number in sorted(self._patterns.fitting(token)):
                set_token_attrs(token, self._attributes[number])
        return doc
