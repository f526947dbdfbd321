"""Tells a time from what only looks like one: recurring days, numbered things, names, counts, verbs."""

import re
from collections.abc import Sequence

from tollbook.grounding.times.vocabulary import Token

_FIGURES = set("0qyYIGmwDk")
_YEAR_WORDS = set("iSoBFXtpClnhs&-(,a!")
_MONTH_WORDS = set("SoBFXlnhpi&t")
_COUNTED = re.compile(
    r"(?!(?:was|is|has|does|as|his|its|this|us|shows|says|sees)$)[a-z]*(?:[a-z]s|people|men|women|children|personnel)$"
)
_VERBS = {"have", "be", "not", "also", "well", "has", "to", "on", "with"}


def plausible(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the tokens `first` to before `last`, which fit a rule, are a time where they stand."""
    before = tokens[first - 1] if first else None
    after = tokens[last] if last < len(tokens) else None
    head = tokens[first]
    if before and (before.letter == "j" or before.letter == "J" and head.letter in "yY0"):
        return False
    if any(_short(t) and not _beside_figures(tokens, i) for i, t in enumerate(tokens[first:last], first)):
        return False
    if last - first > 1:
        return not _month_then_count(tokens[first:last], before, after)
    return _single(head, before, after)


def _single(head: Token, before: Token | None, after: Token | None) -> bool:
    if head.term is not None and head.term.get("plural"):
        return _lost_apostrophe(before, after)
    if head.letter == "w":
        return not (after and after.letter == "K")
    if head.letter == "m":
        return not _whole_word_shared(head) or _as_month(before, after)
    return head.letter != "y" or _bare_year(before, after)


def _month_then_count(matched: Sequence[Token], before: Token | None, after: Token | None) -> bool:
    """ "In October 12 people were hurt" where the text lost its comma, not "on October 12 people were hurt"."""
    ends = [t.letter for t in matched[-2:]] == ["m", "0"]
    counted = after is not None and after.letter == "x" and bool(_COUNTED.match(after.text))
    return ends and counted and before is not None and before.value == "in"


def _short(token: Token) -> bool:
    """An abbreviation without its full stop that is also a word or name: "Sun", "Mar", "Jan"."""
    return token.letter in "mw" and token.text.isalpha() and len(token.text) <= 3 and token.text.lower() != "may"


def _beside_figures(tokens: Sequence[Token], i: int) -> bool:
    near = [tokens[k].letter for k in (i - 1, i + 1) if 0 <= k < len(tokens)]
    if tokens[i].letter == "w" and i + 2 < len(tokens) and tokens[i + 1].letter == ",":
        near.append(tokens[i + 2].letter)
    return any(letter in _FIGURES for letter in near)


def _lost_apostrophe(before: Token | None, after: Token | None) -> bool:
    """ "Tuesdays attack" where the text lost its apostrophe, not "on Tuesdays"."""
    habit = before is not None and before.text.lower() == "on"
    return after is not None and after.letter == "x" and after.text.islower() and not habit


def _whole_word_shared(token: Token) -> bool:
    return token.term is not None and token.term.get("shared") == "whole"


def _as_month(before: Token | None, after: Token | None) -> bool:
    """ "In March" and "since May", not "March to" or "May have"."""
    if before is None or before.letter not in _MONTH_WORDS:
        return False
    return after is None or after.text not in _VERBS


def _bare_year(before: Token | None, after: Token | None) -> bool:
    """Whether a lone four-digit number is a year: a word of time before it, and nothing counted after it.

    Beside a date in figures it is the hour of a page's stamp ("updated 1935 05.10.2017").
    """
    if after and after.letter == "I":
        return False
    if after and after.letter == "x" and _COUNTED.match(after.text) and _may_count(before):
        return False
    if before is None or before.letter in _YEAR_WORDS:
        return True
    return before.letter in "x'" or (before.letter != "v" and (after is None or after.letter != "x"))


def _may_count(before: Token | None) -> bool:
    return before is None or before.letter in "xv!&," or before.value in {"to", "of", "for", "by", "with", "at"}
