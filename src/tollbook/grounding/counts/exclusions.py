"""What is no count though it is a number: ages, dates, clock times, money, measures, labels, model names."""

import re
from functools import cache

from tollbook.grounding.counts.vocabulary import any_of, entries, fold

_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_MONTH_BEFORE = re.compile(rf"\b{_MONTHS}\.?(?:\s{{1,2}}\d{{1,2}}\s?(?:and|to|or|,|-|–)?)?\s{{0,2}}$", re.IGNORECASE)
_DAY_MONTH_BEFORE = re.compile(rf"\d{{1,2}}\s{{1,2}}{_MONTHS}\.?\s{{1,2}}$", re.IGNORECASE)
_MONTH_AFTER = re.compile(
    rf"(?:\s?(?:and|to|or|,|-|–)\s?\d{{1,2}}){{0,3}}(?:st|nd|rd|th)?\s{{1,2}}(?:of\s{{1,2}})?{_MONTHS}\b", re.IGNORECASE
)
_LISTED = re.compile(r"(?:\d{1,4}\s?(?:,\sand|,|and|to|or|&)\s){1,6}$")
_BEFORE_YEAR = frozenset(("in", "since", "until", "of", "by", "late", "early", "mid"))
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_GLUED_AFTER = re.compile(
    r"[.,:/]\d|(?:st|nd|rd|th)\b|['’]?s\b|[-\u2010\u2011](?!odd|plus|ish|strong|member|person|man\b)\w"
    r"|\s(?:thirds?|quarters|fifths|tenths|halves)\b|\)\s?\d{3}[-.]\d{4}",
    re.IGNORECASE,
)
_TELEPHONE = re.compile(r"(?<!\d)\d{3}-\d{4}(?!\d)")
_BARE_AGE = re.compile(r"\s?(?:[),.;]|$)|\s(?:was|is|had|died|from|who|and\shis|and\sher)\b")
_NOT_NAMES = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
_PAGED = re.compile(r"\b(?:image|photo|picture|slide|video|page):? (?:\d{1,3} of )?$", re.IGNORECASE)
_PARENT = re.compile(r"\b(?:father|mother|mom|mum|dad|grandfather|grandmother|parent)s? of $", re.IGNORECASE)
_PERSONS = frozenset(
    ("man", "woman", "boy", "girl", "son", "daughter", "brother", "sister", "father", "mother", "friend", "wife",
     "husband", "teen", "teenager", "student", "cousin", "suspect", "victim", "neighbor", "neighbour", "driver",
     "officer")
)  # fmt: skip
_LIST_ITEM = re.compile(r"(?:^|\n)\s{0,4}$")


@cache
def _after() -> re.Pattern[str]:
    words = [term for entry in entries("label_after") if not entry.case for term in entry.terms]
    glued = any_of(w for w in words if not w[0].isalpha())
    plain = any_of(w for w in words if w[0].isalpha())
    more = r"(?:\s?(?:and|to|or|-|–)\s?\d{1,3}){0,3}"
    return re.compile(rf"{more}(?:\s?(?:%|{glued}(?!\w))|\s{{0,2}}(?<![a-z]){plain}(?![\w]))", re.IGNORECASE)


@cache
def _street() -> re.Pattern[str]:
    """A word of an address, spelled as in one ("17 Road", not "nine road workers")."""
    words = [term for entry in entries("label_after") if entry.case for term in entry.terms]
    return re.compile(rf"\s{{1,2}}{any_of(words)}(?![\w])")


@cache
def _before(case: bool) -> dict[str, str]:
    """Label words before a number → their entry; those of a `case` entry must be spelled as they stand there."""
    return {
        (term if case else fold(term)): entry.code
        for entry in entries("label_before") if entry.case is case
        for term in entry.terms
    }  # fmt: skip


def counts_nobody(text: str, start: int, end: int, number: str, people: bool, beside: bool) -> bool:
    """Whether the quantity at `start`..`end` is an age, a date, a label or the like.

    `people`: a noun for people follows; `beside`: it follows at once.
    """
    if _GLUED_AFTER.match(text, end) or _after().match(text, end) or _TELEPHONE.match(text, end - 8):
        return True
    if _street().match(text, end) and not (people and number[:1].isalpha()):
        return True
    before = text[max(0, start - 40) : start]
    if _PAGED.search(before) or (_PARENT.search(before) and not beside):
        return True
    label = _label(before)
    if label in ("ages_before", "money_before", "rates") or (label and not people):
        return True
    if not number[:1].isdigit():
        return bool(_MONTH_AFTER.match(text, end)) and _small(number)
    return _date(text, before, end, number, people, beside) or _apposed(text, before, end, number)


def measures(text: str, end: int) -> bool:
    """Whether what follows makes the figure a span of time, a measure or money ("several hours")."""
    return _after().match(text, end) is not None


def _small(number: str) -> bool:
    return number.isdigit() and int(number) <= 31


def _label(before: str) -> str | None:
    words = [word.strip('(“"[') for word in _LISTED.sub("", before).split()[-3:]]
    cased, folded = _before(True), _before(False)
    for n in range(len(words)):
        said = " ".join(words[n:])
        label = cased.get(said) or folded.get(said.lower())
        if label:
            return label
    return None


def _date(text: str, before: str, end: int, number: str, people: bool, beside: bool) -> bool:
    if _small(number):
        return bool(_MONTH_AFTER.match(text, end) or (_MONTH_BEFORE.search(before) and not people))
    if _YEAR.fullmatch(number):
        last = before.split()[-1:] or [""]
        dated = last[0].lower() in _BEFORE_YEAR or _MONTH_BEFORE.search(before)
        return not beside or bool(dated)
    short_year = len(number) == 2 and _DAY_MONTH_BEFORE.search(before)
    return bool(short_year and not people) or (len(number) > 1 and number.startswith("0"))


def _apposed(text: str, before: str, end: int, number: str) -> bool:
    """ "Karim, 32," and "Karim (32)" say an age; "1." at the start of a line numbers it."""
    if not number.isdigit() or len(number) > 3:
        return False
    if _LIST_ITEM.search(before) and text[end : end + 1] in (".", ")"):
        return True
    words = before.split()
    if before.endswith(", ") and _BARE_AGE.match(text, end) and int(number) < 116:
        last = words[-1].strip(",") if words else ""
        return last[:1].isupper() and last.lower() not in _NOT_NAMES or last in _PERSONS
    return before.endswith("(") and text[end : end + 1] == ")" and int(number) < 116
