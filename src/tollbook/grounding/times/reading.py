"""Reads expressions out of tokens: tries the grammar's rules and keeps the first whose words make sense together."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tollbook.grounding.times.expression import Expression
from tollbook.grounding.times.grammar import ANY, RULES
from tollbook.grounding.times.plausible import plausible
from tollbook.grounding.times.slots import fields_of
from tollbook.grounding.times.tokens import Stretch
from tollbook.grounding.times.vocabulary import Token

Slots = Mapping[str, Token]
_RANGES = frozenset({"dates", "months", "years"})


@dataclass(frozen=True, slots=True)
class Read:
    """An expression and the tokens it takes up: `first` to before `last`."""

    expression: Expression
    first: int
    last: int


def read_stretch(text: str, stretch: Stretch) -> list[Read]:
    """The expressions of a stretch in text order, not yet joined with their neighbours."""
    found: list[Read] = []
    at = 0
    while match := ANY.search(stretch.letters, at):
        read = _read_at(text, stretch, match.start(), (match.lastindex or 1) - 1)
        if read:
            found.append(read)
        at = read.last if read else match.start() + 1
    return found


def _read_at(text: str, stretch: Stretch, at: int, first_rule: int) -> Read | None:
    for kind, pattern in RULES[first_rule:]:
        match = pattern.match(stretch.letters, at)
        if match and (expression := _expression(text, stretch, kind, match)):
            return Read(expression, at, match.end())
    return None


def _expression(text: str, stretch: Stretch, kind: str, match: re.Match[str]) -> Expression | None:
    tokens, first, last = stretch.tokens, match.start(), match.end()
    slots = {name: tokens[i] for name in match.groupdict() if (i := match.start(name)) >= 0}
    if not plausible(tokens, first, last) or (kind in _MAKES_SENSE and not _MAKES_SENSE[kind](slots)):
        return None
    while kind not in _RANGES and first < last - 1 and stretch.letters[first] in "iBF":
        first += 1
    start, end = tokens[first].start, tokens[last - 1].end
    return Expression(kind, start, end, text[start:end], **fields_of(slots))


def _unit_in(*units: str) -> Callable[[Slots], bool]:
    return lambda slots: slots["u"].value in units


def _of_year(slots: Slots) -> bool:
    """The unit that holds a month or season is a year: "June last year", not "June last week"."""
    return "u2" not in slots or slots["u2"].value == "year"


def _days_fit(slots: Slots) -> bool:
    days = [slots[k].number for k in ("d", "d2") if k in slots]
    ordered = "d2" not in slots or "m2" in slots or days[0] < days[-1]
    if "j" in slots and days[-1] != days[0] + 1:
        return False
    return ordered and all(1 <= d <= 31 for d in days) and _of_year(slots)


def _counts_from_told(slots: Slots) -> bool:
    """ "The following week", "that night"; "the next day", for "the next week" counts from publication."""
    unit, relation = slots["u"], slots["r"]
    if unit.letter == "D":
        return True
    return unit.value in _LONG and (relation.letter in "sf" or (relation.letter == "n" and unit.text.lower() == "day"))


_LONG = ("day", "week", "weekend", "fortnight", "month", "quarter", "year", "decade", "half")
_MAKES_SENSE: Mapping[str, Callable[[Slots], bool]] = {
    "date": _days_fit,
    "dates": _days_fit,
    "week_of": _unit_in("week", "weekend"),
    "month": _of_year,
    "season": _of_year,
    "feast": _of_year,
    "slice_year": _of_year,
    "quarter": lambda s: s["u"].value in {"quarter", "half"} and 1 <= s["q"].number <= 4 and _of_year(s),
    "period": _unit_in("quarter", "period", "half"),
    "year_on_year": lambda s: _of_year(s) and ("u" not in s or s["u"].value in {"quarter", "period", "half"}),
    "same_day": _counts_from_told,
    "ago": _unit_in(*_LONG, "hour", "minute"),
    "shifted": lambda s: s["u"].value in (*_LONG, "hour", "minute") and (s["n"].letter != "t" or s["u"].value == "day"),
    "span": _unit_in(*_LONG, "hour"),
    "unit": _unit_in(*_LONG, "period"),
    "unit_part": _unit_in("week", "month", "quarter", "year", "day", "decade"),
    "the_unit": lambda s: s["u"].value in {"quarter", "weekend"} or "C" in s,
    "slice_event": _unit_in(*_LONG, "hour"),
    "row": _unit_in("day", "week", "month", "year"),
    "lasting": _unit_in("day", "week", "month", "year", "decade"),
}
