"""Reads expressions out of tokens: tries the grammar's rules and fills an expression from what they matched."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from tollbook.grounding.times.clock import read_clock
from tollbook.grounding.times.expression import Expression
from tollbook.grounding.times.grammar import ANY, RULES
from tollbook.grounding.times.plausible import plausible
from tollbook.grounding.times.tokens import Stretch
from tollbook.grounding.times.vocabulary import Token

Slots = Mapping[str, Token]


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
        read = _read_at(text, stretch, match.start())
        if read:
            found.append(read)
        at = read.last if read else match.start() + 1
    return found


def _read_at(text: str, stretch: Stretch, at: int) -> Read | None:
    for kind, pattern in RULES:
        match = pattern.match(stretch.letters, at)
        if not match or match.end() == at:
            continue
        expression = _expression(text, stretch, kind, match)
        if expression:
            return Read(expression, at, match.end())
    return None


def _expression(text: str, stretch: Stretch, kind: str, match: re.Match[str]) -> Expression | None:
    tokens = stretch.tokens
    slots = {name: tokens[i] for name in match.groupdict() if (i := match.start(name)) >= 0}
    if not plausible(tokens, match.start(), match.end()) or not _ALLOWED.get(kind, _always)(slots):
        return None
    first = match.start()
    while first < match.end() - 1 and stretch.letters[first] in "iBF":
        first += 1
    start, end = tokens[first].start, tokens[match.end() - 1].end
    if kind == "dates" or kind == "months" or kind == "years":
        start = tokens[match.start()].start
    blank = Expression(kind, start, end, text[start:end])
    for name, token in slots.items():
        blank = _FILL[name.rstrip("2") if name in _SAME else name](blank, token)
    return blank


_SAME = {"N2", "q2", "v2", "g2", "r2"}


def _always(slots: Slots) -> bool:
    return True


def _unit_in(*units: str) -> Callable[[Slots], bool]:
    return lambda slots: slots["u"].value in units


def _year_unit(slots: Slots) -> bool:
    return "u2" not in slots or slots["u2"].value == "year"


def _day_numbers(slots: Slots) -> bool:
    days = [slots[k].number for k in ("d", "d2") if k in slots]
    ordered = "d2" not in slots or "m2" in slots or days[0] < days[-1]
    return ordered and all(1 <= d <= 31 for d in days) and _year_unit(slots)


def _rowed(slots: Slots) -> bool:
    return "u" not in slots or slots["u"].value in {"day", "week", "month", "year"}


_LONG = ("day", "week", "weekend", "fortnight", "month", "quarter", "year", "decade", "half")
_ALLOWED: dict[str, Callable[[Slots], bool]] = {
    "date": _day_numbers,
    "dates": _day_numbers,
    "month": _year_unit,
    "season": _year_unit,
    "feast": _year_unit,
    "slice_year": lambda s: _year_unit(s) and (s["q"].letter != "l" or s["u"].value != "year"),
    "quarter": lambda s: s["u"].value in {"quarter", "half"} and 1 <= s["q"].number <= 4 and _year_unit(s),
    "period": _unit_in("quarter", "period", "half"),
    "year_on_year": lambda s: _year_unit(s) and ("u" not in s or s["u"].value in {"quarter", "period", "half"}),
    "same_day": lambda s: s["u"].letter == "D" or s["u"].value in _LONG and (s["r"].letter in "sf" or s["u"].value == "day" and s["r"].letter == "n"),
    "ago": _unit_in(*_LONG, "hour"),
    "shifted": lambda s: s["u"].value in _LONG and (s["n"].letter != "t" or s["u"].value == "day"),
    "span": _unit_in(*_LONG, "hour"),
    "unit": lambda s: s["u"].value in (*_LONG, "period"),
    "unit_part": lambda s: s["u"].value in {"week", "month", "quarter", "year", "day", "decade"},
    "the_unit": lambda s: s["u"].value in {"quarter", "weekend"} or "C" in s,
    "slice_event": _unit_in(*_LONG, "hour"),
    "row": _rowed,
    "lasting": lambda s: s["u"].value in {"day", "week", "month", "year", "decade"},
}  # fmt: skip


def _part(e: Expression, t: Token) -> Expression:
    """ "Earlier" and "later" before a period mean no third of it."""
    return replace(e, part={"e": "earlier", "r": "later"}.get(t.letter, t.value))


def _relation(e: Expression, t: Token) -> Expression:
    if t.letter == "t":
        return replace(e, relation="this")
    names = {"l": "last", "n": "next", "h": "this", "s": "same", "b": "recent", "f": "following"}
    name = "previous" if t.letter == "f" and t.number < 0 else t.value if t.value == "latest" else names[t.letter]
    return replace(e, relation=name)


def _count(e: Expression, t: Token) -> Expression:
    if t.letter in "at":
        return replace(e, count=1, high=1)
    return replace(e, count=t.number, high=t.high or t.number, approximate=e.approximate or t.letter == "V")


def _unit(e: Expression, t: Token) -> Expression:
    return replace(e, daypart=t.value) if t.letter == "D" else replace(e, unit=t.value)


def _offset(e: Expression, t: Token) -> Expression:
    clock = t.term.get("clock") if t.term else None
    return replace(e, offset=t.number, daypart=clock)


def _to_year(e: Expression, t: Token) -> Expression:
    number = t.number if t.letter == "y" else (e.year or 0) // 100 * 100 + t.number
    return replace(e, to_year=number)


def _ordinal(e: Expression, t: Token) -> Expression:
    return replace(e, ordinal=-1 if t.letter == "l" else t.number)


_FILL: dict[str, Callable[[Expression, Token], Expression]] = {
    "y": lambda e, t: replace(e, year=t.number),
    "y2": _to_year,
    "m": lambda e, t: replace(e, month=t.number),
    "m2": lambda e, t: replace(e, to_month=t.number),
    "d": lambda e, t: replace(e, day=t.number),
    "d2": lambda e, t: replace(e, to_day=t.number),
    "w": lambda e, t: replace(e, weekday=t.number),
    "o": _offset,
    "u": _unit,
    "u2": lambda e, t: replace(e, of_unit=t.value) if e.kind != "row" else replace(e, unit=t.value),
    "n": _count,
    "q": _ordinal,
    "r": _relation,
    "g": lambda e, t: replace(e, direction=t.number),
    "p": _part,
    "D": lambda e, t: replace(e, daypart=t.value),
    "E": lambda e, t: replace(e, name=t.value),
    "N": lambda e, t: replace(e, name=t.value),
    "k": lambda e, t: replace(e, clock=read_clock(t.value)),
    "z": lambda e, t: replace(e, timezone=t.value),
    "v": lambda e, _: replace(e, approximate=True),
    "C": lambda e, _: replace(e, fiscal=True),
    "I": lambda e, t: replace(e, digits=t.text),
}  # fmt: skip
