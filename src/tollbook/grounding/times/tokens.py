"""Cuts the neighbourhood of time words into typed tokens. Text far from any such word is never looked at twice.

Letters beside the lexicon's: 0 number to 31, 9 other number, y year, Y short year ('98), c decade, q ordinal, k clock,
I numeric date, G day and year run together, a "a", t "the", o "of", i other preposition, S since, B between, F from,
X until/to, & and, - dash, ' possessive, comma and brackets as they are, x other word, ! end of a clause.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tollbook.grounding.times.numerals import is_year, join_numerals, numeral
from tollbook.grounding.times.vocabulary import Token, token_of, trigger_scanner, word_scanner

_REACH = 70
_DIGIT_TRIGGER = re.compile(
    r"(?<!\d)(?:(?:19|20)\d\d(?!\d)|\d{1,2}[:./-]\d\d|\d{1,2} ?[ap]\.?m\b|'\d0s|\bnineteen\b|\btwo thousand\b)", re.I
)
_TOKEN = re.compile(
    r"""(?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d(?!\d))
    |(?P<numeric>(?<![\d./-])\d{1,2}(?P<sep>[./-])\d{1,2}(?P=sep)(?:(?:19|20)\d\d|\d\d)(?![\d/-]))
    |(?P<clock>(?<![\d.:])(?:(?:[01]?\d|2[0-3])[:.][0-5]\d(?::[0-5]\d)?\s?[ap]\.?m\b\.?|(?:1[0-2]|0?[1-9])\s?[ap]\.?m\b\.?
        |(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:])|(?:[01]\d|2[0-3])[.:]?[0-5]\d(?=\s?(?:GMT|UTC|Zulu|hours|hrs|local\stime))))
    |(?P<ordinal>\d{1,2}(?:st|nd|rd|th)\b)
    |(?P<glued>(?<!\d)[0-3]\d(?:19|20)\d\d(?!\d))
    |(?P<decade>(?:(?:19|20)\d0|['’]\d0)['’]?s\b)
    |(?P<short>['’]\d\d\b)
    |(?P<number>\d+(?:[.,]\d+)*)
    |(?P<own>['’]s\b)
    |(?P<word>[^\W\d_]+)
    |(?P<dash>[-–—])
    |(?P<mark>[,()'’/])
    |(?P<gap>\n\s*\n)
    |(?P<stop>[^\s])""",
    re.X | re.I,
)
_FUNCTION = {
    "a": "a", "an": "a", "the": "t", "of": "o", "in": "i", "on": "i", "at": "i", "by": "i", "during": "i", "for": "i",
    "within": "i", "throughout": "i", "into": "i", "its": "t", "their": "t", "his": "t", "her": "t", "since": "S",
    "between": "B", "from": "F", "until": "X", "till": "X", "to": "X", "through": "X", "and": "&",
}  # fmt: skip
_MARKS = {",": ",", "(": "(", ")": ")", "/": "-"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of tokens and their letters, one for one."""

    tokens: tuple[Token, ...]
    letters: str


def stretches(text: str) -> Iterator[Stretch]:
    """The neighbourhoods of words and figures that may tell a time, in text order, never overlapping."""
    for start, end in _windows(text):
        tokens = join_numerals(_tokens(text, start, end))
        yield Stretch(tuple(tokens), "".join(t.letter for t in tokens))


def _windows(text: str) -> list[tuple[int, int]]:
    found = [(t.start, t.end) for t in trigger_scanner().find(text)]
    found += [m.span() for m in _DIGIT_TRIGGER.finditer(text)]
    windows: list[tuple[int, int]] = []
    for start, end in sorted(found):
        low, high = _whole_words(text, max(0, start - _REACH), min(len(text), end + _REACH))
        if windows and low <= windows[-1][1]:
            windows[-1] = windows[-1][0], max(high, windows[-1][1])
        else:
            windows.append((low, high))
    return windows


def _whole_words(text: str, low: int, high: int) -> tuple[int, int]:
    """Bounds moved outward to white space, at most 40 characters (a longer run of letters is no word)."""
    for _ in range(40):
        if low > 0 and not text[low - 1].isspace():
            low -= 1
        if high < len(text) and not text[high].isspace():
            high += 1
    return low, high


def _tokens(text: str, start: int, end: int) -> list[Token]:
    piece = text[start:end]
    terms = word_scanner().find(piece)
    tokens: list[Token] = []
    reached, i = 0, 0
    for match in _TOKEN.finditer(piece):
        if match.start() < reached:
            continue
        while i < len(terms) and terms[i].start < match.start():
            i += 1
        if i < len(terms) and terms[i].start == match.start() and terms[i].end >= _word_end(match):
            tokens.append(token_of(terms[i], start + terms[i].start))
            reached = terms[i].end
        else:
            tokens.append(_token(match, start, tokens[-1] if tokens else None, text))
    return tokens


def _word_end(match: re.Match[str]) -> int:
    return match.end() if match.lastgroup in {"word", "number", "ordinal"} else match.end() + 1


def _token(match: re.Match[str], base: int, before: Token | None, text: str) -> Token:
    said = match.group()
    token = Token("!", base + match.start(), base + match.end(), said)
    match match.lastgroup:
        case "iso" | "numeric":
            return replace(token, letter="I")
        case "clock":
            return replace(token, letter="k", value=said)
        case "ordinal":
            return replace(token, letter="q", number=int(said[:-2]))
        case "glued":
            return replace(token, letter="G" if before and before.letter == "m" else "9", value=said)
        case "decade":
            return replace(token, letter="c", number=_century(re.sub(r"\D", "", said)))
        case "short":
            return replace(token, letter="Y", number=_century(said[1:]))
        case "number":
            return _number(token, text)
        case "own":
            return replace(token, letter="'")
        case "word":
            return _word(token)
        case "dash":
            return replace(token, letter="-")
        case "mark":
            return replace(token, letter=_MARKS.get(said, "!"))
    return token


def _century(digits: str) -> int:
    number = int(digits)
    return number if number >= 100 else number + (2000 if number <= 35 else 1900)


def _number(token: Token, text: str) -> Token:
    if not token.text.isdigit() or _is_measure(token, text):
        return replace(token, letter="x")
    number = int(token.text) if len(token.text) <= 6 else 0
    if len(token.text) == 4 and is_year(number):
        return replace(token, letter="y", number=number)
    return replace(token, letter="0" if 1 <= number <= 31 else "9", number=number)


def _is_measure(token: Token, text: str) -> bool:
    """Money, a percentage or a numbered thing: "$1999", "5%", "#1988"."""
    before, after = text[max(0, token.start - 1) : token.start], text[token.end : token.end + 1]
    return before in {"$", "£", "€", "#", "¥", "+"} or after in {"%", "°"}


def _word(token: Token) -> Token:
    low = token.text.lower()
    if low in _FUNCTION:
        return replace(token, letter=_FUNCTION[low], value=low)
    found = numeral(low)
    if found:
        return replace(token, letter=found[0], number=found[1])
    return replace(token, letter="x", value=low)
