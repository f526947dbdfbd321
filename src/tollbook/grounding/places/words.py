"""Capitalised words of a text and how they hang together: the only stretches that may name a place."""

import re
from dataclasses import dataclass
from functools import cached_property

from tollbook.grounding.places.cues import cues
from tollbook.language import lower
from tollbook.rules.actors import state_names

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĞĠĢĤĪİĶĹĻĽŁŃŅŇŌŐŒŔŖŘŚŞŠŢŤŦŪŮŰŽŹŻȘȚḐḤḨḪḰṢṬẒАА-ЯЁЄІЇҐ"
_WORD = re.compile(
    rf"(?=[{_UPPER}\u0600-\u06ff'’‘`ʿadeu])(?:"  # what any of them begins with, as one look
    rf"W\. ?Va\.|[A-Z]\. ?[A-Z]\.(?:[A-Z]\.)*|(?:Mac|Mc)[A-Z]\w*"
    rf"|(?<![\w])(?:(?:al|el|as|ash|az|ad|ar|an|at|es|ul|d)['’-])?['’‘`ʿ]?[{_UPPER}][^\W_]*(?:['’‘`ʿʾ](?!s\b)[^\W_]+)*"
    r"|[\u0600-\u06ff]{2,})"
)
_TIGHT = frozenset((" ", "\u00a0", "-", "‑", ". "))
_DOTTED = frozenset(["St", "Ste", "Mt", "Ft", "Pt", "Co", "No"])
_QUOTES = " \t\u00a0\"'“”‘’«»([)]"


@dataclass(frozen=True, slots=True)
class Word:
    """A capitalised word; `initial` where it opens a sentence, `link` is what joins it to the next (empty: nothing)."""

    start: int
    end: int
    text: str
    initial: bool
    link: str

    @property
    def tight(self) -> bool:
        """Whether the next capitalised word follows at once."""
        return self.link in _TIGHT


@dataclass(frozen=True)
class Words:
    """The capitalised words of `text` in order."""

    text: str
    words: tuple[Word, ...]

    @cached_property
    def lower_words(self) -> frozenset[str]:
        """The words that the text also has in lower case: they are ordinary words, whatever else they name."""
        return frozenset(re.findall(r"(?<![\w'’-])[a-z][a-z]+", self.text))

    @cached_property
    def lowered(self) -> str:
        """The text in lower case, its offsets unchanged."""
        return lower(self.text)

    @cached_property
    def ending(self) -> dict[int, int]:
        """The number of the word that ends at an offset."""
        return {w.end: i for i, w in enumerate(self.words)}

    def before(self, start: int) -> str:
        """The lower-case word just before an offset, or the punctuation that stands there."""
        match = _BEFORE.search(self.text, max(0, start - 24), start)
        return match[1].lower() if match else ""

    def container(self, start: int) -> bool:
        """Whether "the town of", "villages of" or the like stands before an offset."""
        match = _CONTAINER.search(self.text, max(0, start - 40), start)
        return match is not None and match[1].lower() in cues().container

    def after(self, end: int) -> str:
        """The text just after an offset."""
        return self.text[end : end + 60]


_CONTAINER = re.compile(r"(\w+) of $")
_BEFORE = re.compile(r"([A-Za-z’']+|[^\w\s])\s*[\"'“‘(]?$")


def find_words(text: str) -> Words:
    """All capitalised words (and Arabic ones) of a text."""
    spans = [_without_lost_apostrophe(text, *m.span()) for m in _WORD.finditer(text)]
    words: list[Word] = []
    links = cues().links
    for k, (start, end) in enumerate(spans):
        said = text[start:end]
        link = ""
        if k + 1 < len(spans) and spans[k + 1][0] - end <= 8:
            gap = text[end : spans[k + 1][0]]
            if gap in links or (gap == ". " and (said in _DOTTED or len(said) == 1)):
                link = gap
        words.append(Word(start, end, said, _opens_sentence(text, start, words), link))
    return Words(text, tuple(words))


def _without_lost_apostrophe(text: str, start: int, end: int) -> tuple[int, int]:
    """ "Syrias Homs" is Syria's: pages lose their apostrophes, and no country's name is another's with an s."""
    lost = (
        text[end - 1 : end + 1] == "s " and text[end + 1 : end + 2].isupper() and text[start : end - 1] in state_names()
    )
    return (start, end - 1) if lost else (start, end)


def _opens_sentence(text: str, start: int, words: list[Word]) -> bool:
    at = start - 1
    while at >= 0 and text[at] in _QUOTES:
        at -= 1
    if at < 0 or text[at] in "!?:\n\r•|>":
        return True
    if text[at] != ".":
        return "\n" in text[at + 1 : start]
    last = words[-1] if words else None
    return not (last and last.end >= at and (len(last.text) == 1 or last.text in _DOTTED or "." in last.text))
