"""The grammar of quantity expressions as one compiled pattern: bounds, numbers, ranges, vague words.

quantity = [more] [bound] (range | number | vague) [after]
range    = ["between" | "from"] number ("to" | "or" | "and" | "-") number
vague    = word [scale] | "tens of thousands" | "dozens"
"""

import re
from functools import cache

from tollbook.grounding.counts.numbers import NUMBER
from tollbook.grounding.counts.vocabulary import any_of, number_words, terms

_DASH = r"[-\u2010-\u2015]"
_S = r"\s{1,3}"
_PLURALS = r"(?:tens|dozens|scores|hundreds|thousands|millions)"
_SCALES = any_of(scale for scale in number_words().scales)


def _first_words() -> tuple[str, ...]:
    words = number_words()
    return (*words.units, *words.teens, *words.tens, "a ", "half ")


@cache
def quantity() -> re.Pattern[str]:
    """The pattern, for text in lower case.

    Groups: more, bound, bound2, open, low, join, high, vague, scale, plural, single, zero, after.
    """
    bound = any_of(terms("before"))
    number = (
        rf"(?:(?P<open>between|from){_S})?(?P<low>{NUMBER})"
        rf"(?:(?P<join>\s?{_DASH}\s?|{_DASH}(?:to|or){_DASH}|{_S}(?:to|or|and){_S})"
        rf"(?:(?:{any_of(terms('before'))}){_S})?(?P<high>{NUMBER}))?"
    )
    vague = rf"(?P<vague>{any_of(terms('vague'))})(?![\w-])(?:{_S}(?P<scale>{_SCALES})s?(?![\w-]))?"
    plural = rf"(?P<plural>(?:{_PLURALS}{_S}(?:of{_S}|and{_S}))?{_PLURALS})(?![\w-])"
    single = rf"(?P<single>an?|another)(?={_S})"
    zero = rf"(?P<zero>{any_of(terms('zero'))})(?![\w-])"
    after = (
        rf"(?P<after>(?:{any_of(terms('after_glued'))})(?!\w)"
        rf"|,?{_S}(?:{any_of(terms('after'))})(?!\w)(?!{_S}(?:\d|{any_of(_first_words())})))?"
    )
    return re.compile(
        rf"(?<![\w$£€¥₪₽/:#@])(?<![.,](?=\d))(?<![\w][-\u2010\u2011])"
        rf"(?:(?P<more>{any_of(terms('more_before'))}){_S})?"
        rf"(?:(?P<bound>{bound}){_S}(?:(?:the|his|their){_S})?(?:(?P<bound2>{bound}){_S})?)?"
        rf"(?:(?:{number})(?![\w]){after}|{vague}|{plural}|{zero}|{single})"
    )


@cache
def beginnings() -> re.Pattern[str]:
    """Where a quantity may begin, in lower case: cheap to search for, so that the whole pattern is tried there only."""
    kinds = terms("more_before", "before", "vague", "zero")
    words = number_words()
    numbers = (*words.units, *words.teens, *words.tens, *words.scales, "half")
    first = {" ".join(term.lower().split()[:2]) for term in kinds} | set(numbers) | {"a", "an", "another"}
    after_opening = sorted({*numbers, "a", *(term.lower().split()[0] for term in terms("before"))})
    opening = rf"(?:between|from)(?={_S}(?:\d|{any_of(after_opening)}))"
    return re.compile(
        rf"(?<![\w$£€¥₪₽/:#@])(?<![.,](?=\d))(?:\d|(?:{any_of(sorted(first))})(?!\w)|{opening}|{_PLURALS}(?!\w))"
    )


@cache
def ordinal() -> re.Pattern[str]:
    """In lower case, a place in the order of the dead: "the fourth victim" says that there are four so far."""
    words = any_of(number_words().ordinals)
    return re.compile(
        rf"\b(?P<rank>{words}|\d{{1,4}}(?:st|nd|rd|th)){_S}"
        rf"(?:\w+{_S})?(?:victim|fatality|casualty|death|person{_S}(?:to|killed)|body)\b"
    )
