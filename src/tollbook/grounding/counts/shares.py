"""Fractions of a whole: "half of them", "most of whom", "a third of the 60"."""

import re
from dataclasses import dataclass
from functools import cache

from tollbook.grounding.counts.numbers import NUMBER, value_of
from tollbook.grounding.counts.policies import Policy
from tollbook.grounding.counts.vocabulary import any_of, fold, meanings, number_words, terms
from tollbook.language.scan import lower
from tollbook.model import Count, CountMention

_S = r"\s{1,3}"
_WHOLE = (
    rf"(?:(?:them|whom|those|these|us)\b(?:{_S}(?:killed|dead|injured|wounded|hurt|detained)\b)?"
    rf"|(?:the|its|their|his|her)\b)"
)
_TIME = re.compile(rf"{_S}(?:\w+{_S})?(?:day|night|year|time|month|week|way|hour|decade|century)s?\b", re.IGNORECASE)
_ROUND = 1000
_BEFORE, _AFTER = 32, 200
"""So far around its key word a share is looked for, in characters."""


@cache
def _pattern() -> re.Pattern[str]:
    fractions = any_of(number_words().fractions)
    few = any_of(tuple(number_words().units) + ("a", "an"))
    most = rf"(?P<most>most|(?:the|a){_S}(?:vast{_S}|large{_S})?majority|all)"
    part = rf"(?:(?:(?:{few}|\d)[-\s])?(?P<fraction>{fractions})\b|{most}\b)"
    bound = any_of(terms("before"))
    number = rf"(?:(?P<whole_bound>{bound}){_S})?(?P<whole>{NUMBER})(?![\w-])"
    return re.compile(
        rf"(?<![\w-])(?:(?P<bound>{bound}){_S})?(?P<part>{part})(?:{_S}of{_S}{_WHOLE}|{_S}(?:the|its|their)(?={_S}\w))"
        rf"(?:{_S}(?:(?!(?:and|or|but|while|when)\b)[^\W\d][\w'’-]{{0,30}}{_S}){{0,5}}?(?:of{_S})?{number})?"
    )


@cache
def _key() -> re.Pattern[str]:
    """A word without which there is no share: cheap to search for."""
    return re.compile(rf"(?<!\w)(?:{any_of((*number_words().fractions, 'most', 'majority', 'all'))})(?=\s)")


@dataclass(frozen=True, slots=True)
class Share:
    """A fraction and how it was bounded; `whole` where the text says the number it is taken of."""

    over: int
    under: int
    bound: str
    whole: int | None
    whole_bound: str


def share_of(mention_text: str) -> tuple[int, int, str] | None:
    """Numerator, denominator and qualifier of a share; None where the words say none.

    "half of them" → (1, 2, "exact"), "more than half of them" → (1, 2, "more_than"), "most of whom" →
    (1, 2, "more_than"), "two thirds of the victims" → (2, 3, "exact"), "all of them" → (1, 1, "exact").
    """
    match = _pattern().search(lower(mention_text))
    if match is None:
        return None
    share = _share(match)
    return share.over, share.under, "about" if share.bound == "nearly" else share.bound


def find_shares(text: str, low: str, policy: Policy) -> tuple[CountMention, ...]:
    """The shares of a text, in order; `low` is the text in lower case.

    The count is none unless the whole's number is said with it.
    """
    found: list[CountMention] = []
    reached = 0
    for key in _key().finditer(low):
        match = _pattern().search(low, max(reached, key.start() - _BEFORE), key.end() + _AFTER)
        if match is None or match.start("part") > key.start():
            continue
        share, said, reached = _share(match), text[match.start() : match.end()], match.end()
        unspecified = match["most"] and share.whole is None and " of " not in match[0]
        if not unspecified and not _TIME.match(low, match.end("part") + len(" of")):
            found.append(CountMention(match.start(), match.end(), said, _count(share, said, policy), "share"))
    return tuple(found)


def _share(match: re.Match[str]) -> Share:
    bounds = meanings("before", "bound")
    over, under, bound = 1, 2, bounds.get(fold(match["bound"] or ""), "exact")
    if match["fraction"]:
        over, under = number_words().fractions[match["fraction"].lower()]
        first = re.split(r"[-\s]", match["part"])[0].lower()
        over = int(first) if first.isdigit() else number_words().units.get(first, over)
    elif fold(match["most"]) == "all":
        under = 1
    else:
        bound = "more_than"
    whole = value_of(match["whole"]) if match["whole"] else None
    return Share(over, under, bound, whole, bounds.get(fold(match["whole_bound"] or ""), "exact"))


def _count(share: Share, text: str, policy: Policy) -> Count:
    """A share of a whole in the thousands is about right; of a small one it is exact where it comes out even."""
    if share.whole is None or share.under == 1 and share.whole > _ROUND:
        return Count(text=text, policy=policy.name)
    figure, rest = divmod(share.whole * share.over, share.under)
    even = rest == 0 and share.whole < _ROUND and share.whole_bound == "exact"
    bound = share.bound if share.bound != "exact" or even else "about"
    return policy.count(bound, figure, None, text)
