"""The words of time (rules/lexicons/en/times.yaml) as typed tokens: one letter for each part of the grammar."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from tollbook.language import Scanner
from tollbook.model import Term
from tollbook.rules import lexicon

LEXICON = "lexicons/en/times.yaml"

LETTERS: Mapping[str, str] = {
    "month": "m", "weekday": "w", "day": "d", "unit": "u", "last": "l", "next": "n", "this": "h", "same": "s",
    "following": "f", "recent": "b", "ago": "g", "earlier": "e", "later": "r", "part": "p", "edge": "P", "daypart": "D",
    "season": "N", "zone": "z", "about": "v", "vague": "V", "row": "R", "fiscal": "C", "feast": "E",
    "recurring": "j", "numbered": "J", "titled": "K",
}  # fmt: skip
"""The grammar's letter for each kind of word. Letters of other tokens: see `tokens`."""

_TRIGGERS = frozenset({"month", "weekday", "day", "unit", "feast", "season", "daypart"})


class Token(NamedTuple):
    """A word, number or mark: its letter in the grammar, its offsets in the document, and what it stands for."""

    letter: str
    start: int
    end: int
    text: str
    value: str = ""
    number: int = 0
    high: int = 0
    term: Term | None = None


@cache
def trigger_scanner() -> Scanner:
    """Finds the words that may begin a time: where none stands, no grammar runs."""
    return Scanner("times", [e for e in lexicon(LEXICON) if dict(e.attributes)["kind"] in _TRIGGERS])


@cache
def word_scanner() -> Scanner:
    """Finds every word of the lexicon, the longest at each place."""
    return Scanner("times", lexicon(LEXICON))


def token_of(term: Term, start: int) -> Token:
    """The token of a lexicon word; `start` is its offset in the document."""
    value = term.get("value") or ""
    number = int(value) if value.lstrip("-").isdigit() else 0
    return Token(
        letter=LETTERS[term.get("kind") or ""],
        start=start,
        end=start + len(term.text),
        text=term.text,
        value=value,
        number=number,
        high=int(term.get("high") or number),
        term=term,
    )
