"""Reads one match of the quantity pattern: its bound, its figures, the noun it counts, or that it counts nobody."""

import re
from dataclasses import dataclass

from tollbook.grounding.counts.context import changes, one_counts, scores_count, some_counts
from tollbook.grounding.counts.exclusions import counts_nobody, measures
from tollbook.grounding.counts.numbers import value_of
from tollbook.grounding.counts.policies import Policy
from tollbook.grounding.counts.vocabulary import entries, fold, meanings, number_words
from tollbook.grounding.persons import NounPhrase, noun_after
from tollbook.model import Count

_OF = re.compile(r"\s{1,3}of\s{1,3}(?:(?:the|his|her|their|its|those|these|my|our|whom\sthe)\s{1,3})?", re.IGNORECASE)
_STRENGTH = ("at_least", "more_than", "at_most", "fewer_than", "nearly", "about", "exact")
_VERB_BEFORE = {
    "over": r"t[ao]ken?|taking|took|handed|hand|won|flew|flying|fired|dropped|argue\w*|ran|run",
    "about": r"talk\w*|spoke|speak\w*|ask\w*|know|knew|hear\w*|news|information|worried|questions",
}
_AGE_BOUND = re.compile(
    r"\b(?:child\w*|kids|boys|girls|those|anyone|minors|people|adults|wom[ae]n|m[ae]n|everyone)\s{1,3}$", re.I
)
_SO = re.compile(r"\b(?:how|so|too|as)\s{1,3}$", re.IGNORECASE)
_NONE = re.compile(
    r"\s{1,3}(?:of\s(?:them|whom|those|these|us)\b|were\b|was\b|are\b|have\b|has\b|had\b|died\b|survived\b)|$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with its words' place and the noun phrase for people that it counts, where one follows."""

    start: int
    end: int
    count: Count
    rule: str
    noun: NounPhrase | None
    more: bool = False


def read_quantity(text: str, match: re.Match[str], policy: Policy) -> tuple[Quantity | None, int]:
    """The quantity, or None where the match counts nothing; and where to search on."""
    if match["low"]:
        return _number(text, match, policy)
    if match["single"]:
        return _single(text, match, policy)
    reader = _vague if match["vague"] else _plural if match["plural"] else _zero
    return reader(text, match, policy), match.end()


def counted_noun(text: str, end: int) -> NounPhrase | None:
    """The noun for people after a figure, also through "of the" ("dozens of civilians", "two of his sons")."""
    of = _OF.match(text, end)
    return noun_after(text, of.end() if of else end)


def _number(text: str, match: re.Match[str], policy: Policy) -> tuple[Quantity | None, int]:
    low, high, end = _figures(text, match)
    number = match["low"]
    noun = counted_noun(text, end)
    if low is None or end < 0 or (number[-1:] in "mM" and number[:1].isdigit() and noun is None):
        return None, max(match.end("low"), match.end("high"))
    beside = noun is not None and not text[end : noun.start].strip()
    if counts_nobody(text, match.start(), max(match.end("low"), match.end("high")), number, noun is not None, beside):
        return None, match.end()
    start, bound = _bound(text, match, noun is not None, high is not None)
    if bound is None:
        return None, match.end()
    plain_one = fold(number) == "one" and high is None and bound == "exact" and not match["more"]
    if plain_one and noun is None and not one_counts(text, match.start("low"), end):
        return None, end
    if noun is not None and plain_one and noun.plural and not _OF.match(text, end):
        noun = None
    rule = "range" if high is not None else "digits" if number[:1].isdigit() else "words"
    count = policy.count(bound, low, high, text[start:end])
    return Quantity(start, end, count, rule, noun, bool(match["more"])), end


def _figures(text: str, match: re.Match[str]) -> tuple[int | None, int | None, int]:
    """Low and high figure and the end of the expression; -1 as end refuses it (a score, a pair of years)."""
    low = value_of(match["low"])
    whole_end = match.end("after") if match["after"] else max(match.end("low"), match.end("high"))
    if low is None or not match["high"]:
        return low, None, whole_end
    high, join, opening = value_of(match["high"]), match["join"].strip().lower(), (match["open"] or "").lower()
    low_end = match.end("low")
    if join == "and" and opening != "between":
        return low, None, low_end
    scale = number_words().scales.get(re.split(r"[\W\d]+", match["high"].lower().rstrip("s"))[-1], 1)
    if high is not None and scale > 1 and low < scale and low * scale < high:
        low *= scale
    if opening == "from" and changes(text, match.start()):
        return low, None, low_end
    if high is not None and high > low:
        return low, high, whole_end
    return low, None, low_end if join in ("to", "or", "and") else -1


def _bound(text: str, match: re.Match[str], people: bool, ranged: bool) -> tuple[int, str | None]:
    """Where the expression begins and its strongest bound; None where the bound says an age ("children under 5")."""
    start = match.start("low") if match["open"] and not (match["more"] or match["bound"] or ranged) else match.start()
    said = [fold(match[name]) for name in ("bound", "bound2") if match[name]]
    bounds = meanings("before", "bound")
    before = text[max(0, start - 20) : start]
    verb = _VERB_BEFORE.get(said[0]) if said else None
    if verb and re.search(rf"\b(?:{verb})\s{{1,3}}$", before, re.IGNORECASE):
        said, start = said[1:], match.start("open") if match["open"] else match.start("low")
    ages = said[:1] in (["under"], ["over"], ["below"], ["above"]) and not people
    if ages and _AGE_BOUND.search(before):
        return start, None
    kinds = [bounds[word] for word in said]
    if match["after"]:
        kinds.append(_after_bound(match["after"]))
    return start, min(kinds, key=_STRENGTH.index, default="exact")


def _after_bound(after: str) -> str:
    glued, spaced = meanings("after_glued", "bound"), meanings("after", "bound")
    return glued.get(fold(after)) or spaced[fold(after.lstrip(", "))]


def _single(text: str, match: re.Match[str], policy: Policy) -> tuple[Quantity | None, int]:
    start, end = match.span("single")
    noun = noun_after(text, end)
    if noun is None or noun.plural:
        return None, end
    figure = noun.head.size if noun.head.number == "group" and noun.head.size else 1
    count = policy.count("exact", figure, None, text[start:end])
    return Quantity(start, end, count, "indefinite", noun, match["single"].lower() == "another"), end


def _vague(text: str, match: re.Match[str], policy: Policy) -> Quantity | None:
    end, word = match.end(), fold(match["vague"])
    said = text[match.start() : end]
    code = meanings("vague")[word]
    noun = counted_noun(text, end) or (noun_after(text, end) if word.endswith(" of") else None)
    only_people = not word.endswith(" others") and ("people", "yes") in next(
        e.attributes for e in entries("vague") if e.code == code
    )
    if measures(text, end) or _SO.search(text[max(0, match.start() - 6) : match.start()]):
        return None
    if only_people and noun is None and not match["scale"] and not some_counts(text, end):
        return None
    times = number_words().scales[match["scale"].lower()] if match["scale"] else 1
    pair = code == "pair" and times == 1
    count = policy.count("exact", 2, None, said) if pair else policy.vague_count(code, times, said)
    return Quantity(match.start(), end, count, "words" if pair else "vague", noun, bool(match["more"]))


def _plural(text: str, match: re.Match[str], policy: Policy) -> Quantity | None:
    words = fold(match["plural"]).replace(" of ", " ").replace(" and ", " ").split()
    end, of = match.end(), _OF.match(text, match.end())
    if measures(text, of.end() if of else end):
        return None
    noun = counted_noun(text, end)
    if words[-1] in ("scores", "tens") and noun is None and not scores_count(text, end):
        return None
    times = number_words().scales[words[1][:-1]] if len(words) > 1 and words[0] != words[1] else 1
    if len(words) > 1 and words[0] == words[1]:
        words = words[:1]
    count = policy.vague_count(words[0], times, text[match.start() : end])
    return Quantity(match.start(), end, count, "vague", noun, bool(match["more"]))


def _zero(text: str, match: re.Match[str], policy: Policy) -> Quantity | None:
    start, end, word = match.start("zero"), match.end("zero"), fold(match["zero"])
    noun = noun_after(text, end)
    code = meanings("zero")[word]
    if code == "no" and noun is None:
        return None
    if code == "none" and not (_NONE.match(text, end) or counted_noun(text, end)):
        return None
    return Quantity(start, end, policy.count("exact", 0, None, text[start:end]), "zero", noun)
