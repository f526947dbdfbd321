"""A parsed sentence as a frozen value: tokens with document offsets and their dependency heads."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, wraps
from typing import Any, NamedTuple, TypeVar

Found = TypeVar("Found")


class Token(NamedTuple):  # made by the million: a named tuple takes a third of a data class's time
    """A word. `i` and `head` are positions in the sentence (the root is its own head); offsets are the document's.

    `pos` is the universal part of speech, `tag` the Penn tag, `dep` the ClearNLP label as spaCy gives it; `lower` is
    the word in lower case.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    lower: str


@dataclass(frozen=True)
class Sentence:
    """A parsed sentence and the kind of block it stands in (`body` where the text has no blocks)."""

    start: int
    end: int
    text: str
    block: str
    tokens: tuple[Token, ...]

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each token, the positions of its dependents in order."""
        below: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                below[token.head].append(token.i)
        return tuple(map(tuple, below))

    def child(self, i: int, *deps: str) -> Token | None:
        """The first dependent of token `i` with one of these labels."""
        tokens = self.tokens
        for c in self.children[i]:
            if tokens[c].dep in deps:
                return tokens[c]
        return None

    def all_children(self, i: int, *deps: str) -> tuple[Token, ...]:
        """The dependents of token `i` with one of these labels (all without labels)."""
        below = [self.tokens[c] for c in self.children[i]]
        return tuple([token for token in below if token.dep in deps] if deps else below)

    def subtree(self, i: int, *, without: tuple[str, ...] = ()) -> tuple[int, ...]:
        """Positions of token `i` and all below it in text order, leaving out branches with the labels `without`."""
        known = self._subtrees.get((i, without))
        if known is None:
            known = self._subtrees[i, without] = self._below(i, without)
        return known

    @cached_property
    def worked_out(self) -> dict[object, Any]:
        """What was asked of the sentence before, by the question: see `once_a_sentence`."""
        return {}

    @cached_property
    def _subtrees(self) -> dict[tuple[int, tuple[str, ...]], tuple[int, ...]]:
        return {}

    def _below(self, i: int, without: tuple[str, ...]) -> tuple[int, ...]:
        tokens, children, found = self.tokens, self.children, [i]
        for at in found:  # grows while it is walked
            below = children[at]
            found += [c for c in below if tokens[c].dep not in without] if without else below
        return tuple(sorted(found))

    def span(self, positions: tuple[int, ...]) -> tuple[int, int]:
        """Document offsets from the first to the last of these positions."""
        return self.tokens[min(positions)].start, self.tokens[max(positions)].end

    def ancestors(self, i: int) -> Iterator[Token]:
        """The heads above token `i`, nearest first."""
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            yield self.tokens[i]

    def at(self, offset: int) -> Token | None:
        """The token that covers a document offset."""
        return next((t for t in self.tokens if t.start <= offset < t.end), None)


def once_a_sentence(find: Callable[[Sentence], Found]) -> Callable[[Sentence], Found]:
    """The function, whose answer a sentence keeps: several readers of a parse ask for it."""

    @wraps(find)
    def known(sentence: Sentence) -> Found:
        answers = sentence.worked_out
        if find not in answers:
            answers[find] = find(sentence)
        found: Found = answers[find]
        return found

    return known
