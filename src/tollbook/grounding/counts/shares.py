"""Fractions of a whole: "half of them", "most of whom", "a third of the 60"."""

import re
from dataclasses import dataclass
from functools import cache

from tollbook.grounding.counts.numbers import NUMBER, value_of
from tollbook.grounding.counts.policies import Policy
from tollbook.grounding.counts.vocabulary import any_of, fold, meanings, number_words, terms
from tollbook.model import Count, CountMention

_S = r"\s{1,3}"
_WHOLE = (
    rf"(?:(?:them|whom|those|these|us)\b(?:{_S}(?:killed|dead|injured|wounded|hurt|detained)\b)?"
    rf"|(?:the|its|their|his|her)\b)"
)
_TIME = re.compile(rf"{_S}(?:\w+{_S})?(?:day|night|year|time|month|week|way|hour|decade|century)s?\b", re.IGNORECASE)
_ROUND = 1000


@cache
def _pattern() -> re.Pattern[str]:
    fractions = any_of(number_words().fractions)
    few = any_of(tuple(number_words().units) + ("a", "an"))
    most = rf"(?P<most>most|(?:the|a){_S}(?:vast{_S}|large{_S})?majority|all)"
    part = rf"(?:(?:(?:{few}|\d)[-\s])?(?P<fraction>{fractions})\b|{most}\b)"
    return re.compile(
        rf"(?<![\w-])(?:(?P<bound>{any_of(terms('before'))}){_S})?(?P<part>{part})"
        rf"(?:{_S}of{_S}{_WHOLE}|{_S}(?:the|its|their)(?={_S}\w))"
        rf"(?:{_S}(?:[^\W\d][\w'’-]*{_S}){{0,5}}?(?:of{_S})?(?:(?P<whole_bound>{any_of(terms('before'))}){_S})?(?P<whole>{NUMBER})(?![\w-]))?",
        re.IGNORECASE,
    )


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
    match = _pattern().search(mention_text)
    if match is None:
        return None
    share = _share(match)
    return share.over, share.under, "about" if share.bound == "nearly" else share.bound


def find_shares(text: str, policy: Policy) -> tuple[CountMention, ...]:
    """The shares of a text, in order. The count is none unless the whole's number is said with it."""
    found = []
    for match in _pattern().finditer(text):
        share = _share(match)
        if _TIME.match(text, match.end("part") + 3) or (
            match["most"] and share.whole is None and " of " not in match[0]
        ):
            continue
        found.append(CountMention(match.start(), match.end(), match[0], _count(share, match[0], policy), "share"))
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
