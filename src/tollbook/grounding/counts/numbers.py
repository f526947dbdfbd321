"""Number expressions and their values: digits with any separators, number words, scales, mixtures."""

import re
from fractions import Fraction

from tollbook.grounding.counts.vocabulary import any_of, number_words

WORDS = number_words()
LIMIT = 10**12
"""Larger figures count no people: they are refused."""

_GAP = r"(?:[-\u2010\u2011]|\s{1,3})"
_UNIT, _TEEN, _TENS = (any_of(w) for w in (WORDS.units, WORDS.teens, WORDS.tens))
_SCALE = any_of(WORDS.scales)
_BELOW_100 = rf"(?:{_TENS}(?:{_GAP}{_UNIT})?|{_TEEN}|{_UNIT})(?![a-z])"
_BELOW_1000 = rf"(?:{_BELOW_100}{_GAP}hundred(?:{_GAP}(?:and\s{{1,3}})?{_BELOW_100})?|{_BELOW_100})"
_BIG = r"(?:thousand|million|billion)"
_SPELLED = (
    rf"(?:{_BELOW_1000}{_GAP}{_BIG},?\s{{1,3}}(?:and\s{{1,3}})?){{0,2}}"
    rf"{_BELOW_1000}(?:{_GAP}(?:and\s{{1,3}}a{_GAP}half{_GAP})?{_SCALE}(?!s\b))?"
)
_SCALED = rf"an?\s{{1,3}}{_SCALE}(?![a-z])"
_HALF = (
    rf"(?:half{_GAP}(?:an?\s{{1,3}})?|an?\s{{1,3}}half{_GAP}|a\s{{1,3}}quarter\s{{1,3}}of\s{{1,3}}a\s{{1,3}})"
    rf"{_SCALE}(?![a-z])"
)
_DIGITS = (
    r"(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,3}(?:\.\d{3}){1,4}|\d{1,3}(?:['’]\d{3}){1,4}"
    r"|\d{1,3}(?:[\u00a0\u202f\u2009 ]\d{3}){1,4}|\d{1,2}(?:,\d{2}){1,3},\d{3}|\d{1,12})(?!\d)"
)
_DECIMAL = rf"\d{{1,3}}[.,]\d{{1,3}}(?:\s{{0,2}}{any_of(WORDS.letters)}\b|{_GAP}{_SCALE}\b)"
_NUMERIC = rf"{_DIGITS}(?:(?:{any_of(WORDS.letters)})\b|{_GAP}{_SCALE}(?![a-z]))?"

NUMBER = rf"(?:{_DECIMAL}|{_NUMERIC}|{_HALF}|{_SPELLED}|{_SCALED})"
"""A number expression; match it case-insensitively."""

_MULTIPLIERS = WORDS.scales | {word + "s": value for word, value in WORDS.scales.items()}
_SIMPLE = WORDS.units | WORDS.teens | WORDS.tens
_DIGIT_GROUP = re.compile(r"\d[\d.,'’\u00a0\u202f\u2009 ]*\d|\d")
_WORD = re.compile(r"[a-z]+")


def value_of(expression: str) -> int | None:
    """The whole number that a matched NUMBER stands for; None where it is no whole number of things.

    "1.2 million" → 1200000, "two dozen" → 24, "130.000" → 130000, "half a million" → 500000.
    """
    low = expression.lower().strip()
    value = _numeric(low) if low[:1].isdigit() else _spelled(_WORD.findall(low))
    if value is None or value.denominator != 1 or value >= LIMIT:
        return None
    return int(value)


def _numeric(low: str) -> Fraction | None:
    match = _DIGIT_GROUP.match(low)
    if match is None:
        return None
    scale = Fraction(1)
    for word in _WORD.findall(low[match.end() :]):
        scale *= WORDS.letters.get(word) or _MULTIPLIERS.get(word, 1)
    groups = re.split(r"[^\d]", match[0])
    decimal = len(groups) == 2 and (scale > 1 or len(groups[1]) != 3)
    if decimal and not (scale > 1 and match[0][len(groups[0])] == "," and len(groups[1]) == 3 and scale < 10**6):
        return (int(groups[0]) + Fraction(int(groups[1]), 10 ** len(groups[1]))) * scale
    return int("".join(groups)) * scale


def _spelled(words: list[str]) -> Fraction | None:
    if words[:1] == ["half"] or words[:2] in (["a", "half"], ["an", "half"]):
        return Fraction(_MULTIPLIERS[words[-1]], 2)
    if words[:2] == ["a", "quarter"]:
        return Fraction(_MULTIPLIERS[words[-1]], 4)
    total, current, half = Fraction(0), Fraction(0), Fraction(0)
    for word in words:
        if word in _SIMPLE:
            current += _SIMPLE[word]
        elif word == "half":
            half = Fraction(1, 2)
        elif word in _MULTIPLIERS:
            current = (current or Fraction(1)) + half
            half = Fraction(0)
            current *= _MULTIPLIERS[word]
            if _MULTIPLIERS[word] >= 1000:
                total, current = total + current, Fraction(0)
    return total + current
