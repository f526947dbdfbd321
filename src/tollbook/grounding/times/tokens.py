"""Cuts the neighbourhood of time words into typed tokens. Text far from any such word is never looked at twice.

Letters beside the lexicon's: 0 number to 31, 9 other number, y year, Y short year ('98), c decade, q ordinal, k clock,
I numeric date, G day and year run together, a "a", t "the", o "of", i other preposition, S since, B between, F from,
X until/to, & and, - dash, ' possessive, comma and brackets as they are, x other word, ! end of a clause.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from tollbook.grounding.times.numerals import is_year, join_numerals, numeral
from tollbook.grounding.times.vocabulary import Token, token_of, trigger_scanner, word_scanner
from tollbook.language import lower

_BEFORE, _AFTER = 56, 44
"""Characters around a trigger in which the rest of its expression may stand."""
_FIGURES = re.compile(r"[0-9]{1,2}[:./-][0-9]|(?:19|20)[0-9]{2}|[0-9] ?[aApP]\.?[mM]\b|[0-9]0s|[0-9]{2}\s?(?:GMT|UTC)")
_SPELLED = ("nineteen ", "two thousand", "nineties", "eighties", "seventies", "sixties", "fifties")
_TOKEN = re.compile(
    r"""(?P<word>[^\W\d_]+)
    |(?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d(?!\d))
    |(?P<numeric>(?<![\d./-])\d{1,2}(?P<sep>[./-])\d{1,2}(?P=sep)(?:(?:19|20)\d\d|\d\d)(?![\d/-]))
    |(?P<clock>(?<![\d.:])(?:
        (?:[01]?\d|2[0-3])[:.][0-5]\d(?::[0-5]\d)?\s?(?:[ap]\.m\.?|[ap]m\b)
        |(?:1[0-2]|0?[1-9])\s?(?:[ap]\.m\.?|[ap]m\b)
        |(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:])
        |(?:[01]\d|2[0-3])[.:]?[0-5]\d(?=\s?(?:GMT|UTC|Zulu|hours|hrs|local\stime))))
    |(?P<ordinal>\d{1,2}(?:st|nd|rd|th)\b)
    |(?P<glued>(?<!\d)[0-3]\d(?:19|20)\d\d(?!\d))
    |(?P<decade>(?:(?:19|20)\d0|['’]\d0)['’]?s\b)
    |(?P<short>['’]\d\d\b)
    |(?P<number>\d+(?:[.,]\d+)*)
    |(?P<own>['’]s\b)
    |(?P<dash>[-–—/])
    |(?P<mark>[,،()])
    |(?P<stop>\n\s*\n|[^\s])""",
    re.X | re.I,
)
_FUNCTION = {
    "a": "a", "an": "a", "the": "t", "of": "o", "in": "i", "on": "i", "at": "i", "by": "i", "during": "i", "for": "i",
    "within": "i", "throughout": "i", "into": "i", "its": "t", "their": "t", "his": "t", "her": "t", "since": "S",
    "between": "B", "from": "F", "until": "X", "till": "X", "to": "X", "through": "X", "and": "&",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of tokens and their letters, one for one."""

    tokens: tuple[Token, ...]
    letters: str


def stretches(text: str) -> Iterator[Stretch]:
    """The neighbourhoods of words and figures that may tell a time, in text order, never overlapping."""
    for start, end in _windows(text):
        tokens = join_numerals(_tokens(text, start, end))
        yield Stretch(tuple(tokens), "".join([t.letter for t in tokens]))


def _windows(text: str) -> list[tuple[int, int]]:
    lowered = lower(text)
    found = [(t.start, t.end) for t in trigger_scanner().find(text, lowered)]
    found += [m.span() for m in _FIGURES.finditer(text)]
    for word in _SPELLED:
        at = lowered.find(word)
        while at >= 0:
            found.append((at, at + len(word)))
            at = lowered.find(word, at + 1)
    windows: list[tuple[int, int]] = []
    for start, end in sorted(found):
        low, high = _whole_words(text, max(0, start - _BEFORE), min(len(text), end + _AFTER))
        if windows and low <= windows[-1][1]:
            windows[-1] = windows[-1][0], max(high, windows[-1][1])
        else:
            windows.append((low, high))
    return windows


def _whole_words(text: str, low: int, high: int) -> tuple[int, int]:
    """Bounds moved outward to white space, at most 30 characters (a longer run of letters is no word)."""
    space = max(text.rfind(" ", max(0, low - 30), low + 1), text.rfind("\n", max(0, low - 30), low + 1))
    ends = [at for mark in " \n" if (at := text.find(mark, high, high + 30)) >= 0]
    return (space if space >= 0 else max(0, low - 30)), min(ends, default=min(len(text), high + 30))


def _tokens(text: str, start: int, end: int) -> list[Token]:
    terms = iter(word_scanner().find(text[start:end]))
    term = next(terms, None)
    tokens: list[Token] = []
    reached = start
    for match in _TOKEN.finditer(text, start, end):
        at = match.start()
        if at < reached:
            continue
        while term is not None and term.start + start < at:
            term = next(terms, None)
        kind = match.lastgroup or "stop"
        if term is not None and term.start + start == at and term.end + start >= match.end():
            tokens.append(token_of(term, at))
            reached = term.end + start
        elif kind == "word":
            tokens.append(_word(match.group(), at))
        else:
            tokens.append(_READ[kind](match, text, tokens))
    return tokens


@cache
def _meaning(word: str) -> tuple[str, int]:
    if word in _FUNCTION:
        return _FUNCTION[word], 0
    return numeral(word) or ("x", 0)


def _word(said: str, at: int) -> Token:
    low = said.lower()
    letter, number = _meaning(low) if len(low) < 12 else ("x", 0)
    return Token(letter, at, at + len(said), said, low, number)


def _plain(letter: str) -> Callable[[re.Match[str], str, list[Token]], Token]:
    return lambda m, _text, _before: Token(letter, m.start(), m.end(), m.group(), m.group())


def _ordinal(m: re.Match[str], _text: str, _before: list[Token]) -> Token:
    return Token("q", m.start(), m.end(), m.group(), "", int(m.group()[:-2]))


def _glued(m: re.Match[str], _text: str, before: list[Token]) -> Token:
    return Token("G" if before and before[-1].letter == "m" else "9", m.start(), m.end(), m.group())


def _decade(m: re.Match[str], _text: str, _before: list[Token]) -> Token:
    return Token("c", m.start(), m.end(), m.group(), "", _century(re.sub(r"\D", "", m.group())))


def _short(m: re.Match[str], _text: str, _before: list[Token]) -> Token:
    return Token("Y", m.start(), m.end(), m.group(), "", _century(m.group()[1:]))


def _century(digits: str) -> int:
    number = int(digits)
    return number if number >= 100 else number + (2000 if number <= 35 else 1900)


def _number(m: re.Match[str], text: str, _before: list[Token]) -> Token:
    said = m.group()
    if not said.isascii() or not said.isdigit() or len(said) > 6 or _is_measure(m, text):
        return Token("x", m.start(), m.end(), said)
    number = int(said)
    letter = "y" if len(said) == 4 and is_year(number) else "0" if 1 <= number <= 31 else "9"
    return Token(letter, m.start(), m.end(), said, "", number)


def _is_measure(m: re.Match[str], text: str) -> bool:
    """Money, a percentage or a numbered thing: "$1999", "5%", "#1988"."""
    before, after = text[max(0, m.start() - 1) : m.start()], text[m.end() : m.end() + 1]
    return before in {"$", "£", "€", "#", "¥", "+"} or after in {"%", "°"}


def _mark(m: re.Match[str], _text: str, _before: list[Token]) -> Token:
    return Token("," if m.group() == "،" else m.group(), m.start(), m.end(), m.group())


_READ: Mapping[str, Callable[[re.Match[str], str, list[Token]], Token]] = {
    "iso": _plain("I"),
    "numeric": _plain("I"),
    "clock": _plain("k"),
    "ordinal": _ordinal,
    "glued": _glued,
    "decade": _decade,
    "short": _short,
    "number": _number,
    "own": _plain("'"),
    "dash": _plain("-"),
    "mark": _mark,
    "stop": _plain("!"),
}
