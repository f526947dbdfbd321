"""Hides names and words in a record. A hidden stretch keeps its length, so that every offset still fits."""

import re
from collections.abc import Iterable
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

from tollbook.visibility.names import Names

BLOCK = "█"
WITHHELD = "[name withheld]"
_WORDS = frozenset(
    {"text", "title", "lede", "byline", "caption", "credit", "conceded", "speaker", "url", "canonical_url"}
)


class Masker:
    """Hides the names of a project in JSON values."""

    def __init__(self, names: Names) -> None:
        self._names = names
        patterns = sorted({spelling for name in names.full for spelling in _spellings(name)})
        self._full = AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest) if patterns else None

    @property
    def private_words(self) -> frozenset[str]:
        """Every word of a hidden name that is no party's or place's in the report that tells it."""
        return frozenset().union(*self._names.parts.values())

    def record(self, value: dict[str, Any], documents: Iterable[str]) -> tuple[dict[str, Any], bool]:
        """The record with every name hidden, in whatever field, and whether there was any."""
        if not self._names.full and not self._names.parts:
            return value, False
        masked = self._value(value, self._parts(documents))
        return masked, masked != value

    def words(self, text: str, documents: Iterable[str]) -> str:
        """Words from these documents with every name hidden."""
        return self.text(text, self._parts(documents))

    def _parts(self, documents: Iterable[str]) -> re.Pattern[str] | None:
        parts = sorted(self._names.parts_of(documents), key=lambda p: (-len(p), p))
        return re.compile(rf"\b(?:{'|'.join(map(re.escape, parts))})\b") if parts else None

    def _value(self, value: Any, parts: re.Pattern[str] | None) -> Any:
        if isinstance(value, str):
            return self.text(value, parts)
        if isinstance(value, list):
            return [self._value(v, parts) for v in value]
        if isinstance(value, dict):
            return {k: self._value(v, parts) for k, v in value.items()}
        return value

    def text(self, text: str, parts: re.Pattern[str] | None = None) -> str:
        """The text with blocks in place of full names, and of what matches `parts`."""
        spans = [
            (start, end)
            for _, start, end in (self._full.find_matches_as_indexes(text) if self._full else ())
            if not _inside_word(text, start, end)
        ]
        for start, end in spans:
            text = text[:start] + BLOCK * (end - start) + text[end:]
        return parts.sub(lambda m: BLOCK * len(m[0]), text) if parts else text


def hide_words(value: Any) -> Any:
    """A record without its words: what it quotes or is called becomes blocks; codes, figures, offsets stay."""
    if isinstance(value, list):
        return [hide_words(v) for v in value]
    if isinstance(value, dict):
        return {k: BLOCK * len(v) if k in _WORDS and isinstance(v, str) else hide_words(v) for k, v in value.items()}
    return value


def _spellings(name: str) -> tuple[str, ...]:
    words = name.split()
    return (name, " ".join(words), name.upper(), "\n".join(words), "-".join(words).lower(), "_".join(words))


def _inside_word(text: str, start: int, end: int) -> bool:
    return (start > 0 and text[start - 1].isalnum()) or (end < len(text) and text[end].isalnum())
