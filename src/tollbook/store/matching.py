"""What a person typed into the search field, as an FTS5 query that cannot go wrong.

Words are matched from their beginning ("hospital" finds "hospitals"), all of them must occur; words in quotation marks
stand together; a minus sign excludes. Nothing else has a meaning, so that no input is an error.
"""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

_TERM = re.compile(r'(-?)"([^"]*)"|(-?)(\S+)')
_WORD = re.compile(r"\w+")
_SHORTEST_PREFIX = 3
_MOST_TERMS = 12


@dataclass(frozen=True, slots=True)
class Query:
    """`match` is the FTS5 expression, null where nothing is asked; `left_out` are words that may not be looked for."""

    match: str | None
    left_out: tuple[str, ...] = ()

    @property
    def hopeless(self) -> bool:
        """Whether everything that was asked for had to be left out."""
        return self.match is None and bool(self.left_out)


def query_of(typed: str, hidden: Collection[str] = ()) -> Query:
    """The query. `hidden` are folded words (see `folded`) that this person may not find records by."""
    wanted: list[str] = []
    unwanted: list[str] = []
    left_out: list[str] = []
    for minus, phrase, minus_word, word in _TERM.findall(typed)[:_MOST_TERMS]:
        words = _WORD.findall(folded(phrase or word))
        if not words:
            continue
        if any(_gives_away(w, hidden, whole=bool(phrase)) for w in words):
            left_out.append(phrase or word)
            continue
        (unwanted if minus or minus_word else wanted).append(_term(words, whole=bool(phrase)))
    if not wanted:
        return Query(None, tuple(left_out))
    return Query(" AND ".join(wanted) + "".join(f" NOT {term}" for term in unwanted), tuple(left_out))


def folded(word: str) -> str:
    """Small letters without accents, as the index has them."""
    decomposed = unicodedata.normalize("NFKD", word.lower())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _term(words: list[str], *, whole: bool) -> str:
    quoted = '"' + " ".join(words) + '"'
    return quoted if whole or len(words[-1]) < _SHORTEST_PREFIX else quoted + "*"


def _gives_away(word: str, hidden: Collection[str], *, whole: bool) -> bool:
    if word in hidden:
        return True
    return not whole and len(word) >= _SHORTEST_PREFIX and any(name.startswith(word) for name in hidden)
