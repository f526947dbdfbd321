"""Finds lexicon terms in a text in one pass (Aho-Corasick), whole words only, the longest at each place."""

from collections.abc import Iterable
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from tollbook.model import Term
from tollbook.rules import Entry

_LONG = 1000  # characters: a document's text rather than a sentence
_TABLED = 3000  # terms


def lower(text: str) -> str:
    """Lower case with the same number of code points, so that offsets hold (İ and a few others stay)."""
    return _lower_whole(text) if len(text) > _LONG else _lower(text)


@lru_cache(maxsize=4)  # every lexicon asks for a document's text anew
def _lower_whole(text: str) -> str:
    return _lower(text)


def _lower(text: str) -> str:
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


class Scanner:
    """A lexicon ready to be searched for. `lexicon` names it in the terms found."""

    def __init__(self, lexicon: str, entries: Iterable[Entry]) -> None:
        self.lexicon = lexicon
        self._meaning: list[tuple[Entry, str]] = []
        folded: dict[str, list[int]] = {}
        for entry in entries:
            for term in entry.terms:
                folded.setdefault(lower(term), []).append(len(self._meaning))
                self._meaning.append((entry, term))
        self._patterns = list(folded.values())
        self._edges = [(term[0].isalnum(), term[-1].isalnum()) for term in folded]
        # the table of all steps is thrice as fast to run; of a large lexicon it is slow to make, and large
        made = Implementation.DFA if len(folded) <= _TABLED else None
        self._automaton = AhoCorasick(list(folded), matchkind=MatchKind.Standard, implementation=made)

    def find(self, text: str, lowered: str | None = None) -> tuple[Term, ...]:
        """The terms in text order, never overlapping. Pass `lowered` where `lower(text)` is at hand."""
        whole = self._whole(lower(text) if lowered is None else lowered)
        terms, reached = [], 0
        for start, less_end, pattern in sorted(whole):
            if start < reached:
                continue
            said = text[start:-less_end]
            entry = self._entry(pattern, said)
            if entry:
                terms.append(Term(start, -less_end, said, self.lexicon, entry.code, entry.terms[0], entry.attributes))
                reached = -less_end
        return tuple(terms)

    def has(self, text: str) -> bool:
        """Whether any term stands in the text."""
        return any(self._entry(pattern, text[start:-less_end]) for start, less_end, pattern in self._whole(lower(text)))

    def _whole(self, low: str) -> list[tuple[int, int, int]]:
        """Where patterns stand as whole words: their start, their end with a minus before it, and which."""
        whole, size, edges = [], len(low), self._edges
        for pattern, start, end in self._automaton.find_matches_as_indexes(low, overlapping=True):
            opens, closes = edges[pattern]
            inside = opens and start and low[start - 1].isalnum()
            if not inside and not (closes and end < size and low[end].isalnum()):
                whole.append((start, -end, pattern))
        return whole

    def _entry(self, pattern: int, said: str) -> Entry | None:
        for i in self._patterns[pattern]:
            entry, term = self._meaning[i]
            if not entry.case or term == said:
                return entry
        return None
