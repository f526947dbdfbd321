"""The rules of spaCy's `attribute_ruler` that look at one word, without its matcher, whose start costs most of a match.

A pattern asks for a word's TAG, DEP, LOWER or IS_SPACE: one value, or `IN`, `NOT_IN`, `REGEX`; others are a KeyError.
Rules apply in order, later ones over earlier ones, as in spaCy.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from spacy.pipeline.attributeruler import set_token_attrs  # type: ignore[attr-defined] # spaCy's own function for it

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Pattern = Mapping[str, Any]
_READ = {
    "LOWER": lambda token: token.lower_,
    "TAG": lambda token: token.tag_,
    "DEP": lambda token: token.dep_,
    "IS_SPACE": lambda token: token.is_space,
}
_ASKED = {
    "IN": lambda value, wanted: value in wanted,
    "NOT_IN": lambda value, wanted: value not in wanted,
    "REGEX": lambda value, wanted: re.search(wanted, value) is not None,
}


def fits(pattern: Pattern, token: "Token") -> bool:
    """Whether a word is as the pattern asks."""
    return all(_is(_READ[name](token), wanted) for name, wanted in pattern.items())


def _is(value: object, wanted: Any) -> bool:
    if isinstance(wanted, Mapping):
        return all(_ASKED[how](value, these) for how, these in wanted.items())
    return bool(value == wanted)


class WordRules:
    """Rules of one word each, as a component that changes a document's words."""

    def __init__(self, rules: Iterable[tuple[Sequence[Pattern], Mapping[str, Any]]]) -> None:
        """Each rule: patterns of which one must fit, and the attributes that the word then has."""
        self._by_word: dict[str, list[tuple[int, Pattern]]] = defaultdict(list)
        self._by_tag: dict[str, list[tuple[int, Pattern]]] = defaultdict(list)
        self._others: list[tuple[int, Pattern]] = []
        self._attributes: list[Mapping[str, Any]] = []
        for number, (patterns, attributes) in enumerate(rules):
            self._attributes.append(attributes)
            for pattern in patterns:
                self._place_of(pattern).append((number, pattern))

    def _place_of(self, pattern: Pattern) -> list[tuple[int, Pattern]]:
        if isinstance(pattern.get("LOWER"), str):
            return self._by_word[pattern["LOWER"]]
        if isinstance(pattern.get("TAG"), str):
            return self._by_tag[pattern["TAG"]]
        return self._others

    def __call__(self, doc: "Doc") -> "Doc":
        """The document, its words changed."""
        for token in doc:
            likely = (*self._by_word.get(token.lower_, ()), *self._by_tag.get(token.tag_, ()), *self._others)
            for number in sorted({number for number, pattern in likely if fits(pattern, token)}):
                set_token_attrs(token, self._attributes[number])
        return doc
