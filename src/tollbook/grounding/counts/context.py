"""What stands around a figure: whether it is the whole toll, an increment, or can stand without a noun."""

import re
from functools import cache

from tollbook.grounding.counts.vocabulary import any_of, terms

_HARMED = (
    r"(?:dead|killed|wounded|injured|hurt|missing|detained|arrested|abducted|kidnapped|displaced|hospitali[sz]ed|executed"
    r"|shot|trapped|captured|slain|others?|more|and\s(?:wounded|wounding|injured|injuring|killed|killing))\b"
)
_THOSE = r"(?:them|whom|those|these|us|the|his|her|their|my|our|its)\b"
_AFTER_ONE = re.compile(
    rf"\s{{1,3}}(?:(?:was|is|has\sbeen|were)\s)?(?:\w+ly\s)?(?:{_HARMED}|of\s{_THOSE}|died\b|dies\b)", re.I
)
_BEFORE_ONE = re.compile(
    r"\b(?:kill(?:s|ed|ing)?|wound(?:s|ed|ing)?|injur(?:es?|ed|ing)|le(?:ft|aving)|abduct(?:ed|ing)|arrest(?:ed|ing)|claim(?:ed|ing)"
    r"|detain(?:ed|ing)|captur(?:ed|ing)|to|at|and|toll\sof)\s{1,3}$",
    re.IGNORECASE,
)
_AFTER_VAGUE = re.compile(
    rf"\s{{1,3}}(?:(?:of\s{{1,3}}{_THOSE})|(?:(?:were|are|have|had|was|has|remain(?:ed)?|died|fled|been)\b)|{_HARMED})",
    re.I,
)
_AFTER_SCORES = re.compile(r"\s{1,3}(?:of\b|if\snot\b)", re.IGNORECASE)
_CHANGE = re.compile(
    r"\b(?:ris(?:e|es|en|ing)|rose|rais(?:e|ed|es|ing)|climb\w*|increas\w*|jump\w*|grow\w*|grew|gone|went|go|revis\w*|updat\w*|dropp?\w*"
    r"|fell|fall\w*|lower\w*|reduc\w*|doubled|up|down)\b[^.;!?]{0,30}$",
    re.IGNORECASE,
)
_LAST_WORD = frozenset(
    (
        "to", "at", "of", "reached", "is", "was", "be", "hit", "exceeded", "stands", "stood", "reaching", "passed",
        "passing", "topped", "now", ":", "exceeds",
    )
)  # fmt: skip


@cache
def _total_words() -> re.Pattern[str]:
    verb = r"(?:bring(?:s|ing)?|brought|rais(?:es|ed|ing)|push(?:es|ed|ing)|tak(?:es|ing)|took)"
    toll = r"(?:toll|total|number|count|tally|figure)"
    return re.compile(
        rf"\b(?:{verb}\b(?:[^.;!?]{{0,30}}\b{toll}\b[^.;!?]{{0,40}})?\sto|(?:{any_of(terms('total'))})\b[^.;!?\d]{{0,40}}"
        rf"(?:from\s[\w,.-]+\s)?(?:to|at|of|reached|is|was|be|hit"
        rf"|exceeded|stands|stood|reaching|passed|passing|topped|now|:|exceeds|total\sof))\s{{0,3}}$|\btotal\sof\s{{1,3}}$",
        re.IGNORECASE,
    )


_AFTER_TOTAL = re.compile(r"\s(?:\w+\s){0,2}(?:in\s(?:total|all)|altogether|so\sfar)\b", re.IGNORECASE)


def is_total(text: str, start: int, end: int) -> bool:
    """Whether the figure is said to be the whole so far ("bringing the toll to 44", "a total of 30")."""
    before = text[max(0, start - 70) : start]
    last = before.split()[-1:]
    if last and last[0].lower() in _LAST_WORD and _total_words().search(before):
        return True
    return _AFTER_TOTAL.match(text, end) is not None


def changes(text: str, start: int) -> bool:
    """Whether a verb of change stands before ("rose from 12 to 44"): then "from … to" is no range."""
    return _CHANGE.search(text[max(0, start - 50) : start]) is not None


def one_counts(text: str, start: int, end: int) -> bool:
    """Whether a bare "one" stands for a person ("killing one", "one was wounded", "one of the dead")."""
    before = text[max(0, start - 24) : start]
    if _AFTER_ONE.match(text, end):
        return True
    match = _BEFORE_ONE.search(before)
    return (
        match is not None
        and not match[0].lower().startswith(("to", "at", "and", "toll"))
        and not _noun_follows(text, end)
    )


def _noun_follows(text: str, end: int) -> bool:
    match = re.compile(r"\s{1,3}([a-z]+)").match(text, end)
    return match is not None and match[1] not in (
        "and",
        "in",
        "at",
        "on",
        "near",
        "as",
        "while",
        "when",
        "by",
        "after",
        "of",
    )


def some_counts(text: str, end: int) -> bool:
    """Whether "some" or "many" without a noun stands for people ("some of them", "many were hurt")."""
    return _AFTER_VAGUE.match(text, end) is not None


def scores_count(text: str, end: int) -> bool:
    """Whether "scores" or "tens" is a figure ("scores of", "tens of") and no result of a match."""
    return _AFTER_SCORES.match(text, end) is not None or some_counts(text, end)
