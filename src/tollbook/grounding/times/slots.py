"""Turns the tokens that a rule matched into the fields of an expression. Group names: see `grammar`."""

from collections.abc import Callable, Mapping
from typing import Any

from tollbook.grounding.times.clock import read_clock
from tollbook.grounding.times.vocabulary import Token

Fields = dict[str, Any]


def fields_of(slots: Mapping[str, Token]) -> Fields:
    """The fields of `Expression` that the matched tokens fill."""
    fields: Fields = {}
    for name, token in slots.items():
        fields |= _FILL[name](token)
    if fields.get("to_year", 1900) < 100:
        fields["to_year"] += fields["year"] // 100 * 100
    return fields


_RELATIONS = {"l": "last", "n": "next", "h": "this", "s": "same", "b": "recent", "f": "following", "t": "this"}
_DIRECTIONS = {"e": "earlier", "r": "later"}


def _relation(t: Token) -> Fields:
    if t.text.lower() == "past" or t.value == "latest":
        return {"relation": t.text.lower()}
    if t.letter == "f" and t.number < 0:
        return {"relation": "previous"}
    return {"relation": _RELATIONS[t.letter]}


def _count(t: Token) -> Fields:
    """A number of units; "a" and "the" stand for one, "several" for a range."""
    if t.letter in "at":
        return {"count": 1, "high": 1}
    fields: Fields = {"count": t.number, "high": t.high or t.number}
    return fields | {"approximate": True} if t.letter == "V" else fields


def _day_word(t: Token) -> Fields:
    return {"offset": t.number, "daypart": t.term.get("clock") if t.term else None}


def _number(field: str) -> Callable[[Token], Fields]:
    return lambda t: {field: t.number}


def _value(field: str) -> Callable[[Token], Fields]:
    return lambda t: {field: t.value}


_FILL: Mapping[str, Callable[[Token], Fields]] = {
    "y": _number("year"),
    "y2": _number("to_year"),
    "m": _number("month"),
    "m2": _number("to_month"),
    "d": _number("day"),
    "d2": _number("to_day"),
    "w": _number("weekday"),
    "o": _day_word,
    "u": lambda t: {"daypart" if t.letter == "D" else "unit": t.value},
    "u2": _value("of_unit"),
    "n": _count,
    "q": lambda t: {"ordinal": -1 if t.letter == "l" else t.number},
    "r": _relation,
    "g": _number("direction"),
    "p": lambda t: {"part": _DIRECTIONS.get(t.letter, t.value)},
    "p2": lambda t: {"part": t.value},
    "D": _value("daypart"),
    "E": _value("name"),
    "N": _value("name"),
    "k": lambda t: {"clock": read_clock(t.value)},
    "z": _value("timezone"),
    "v": lambda _: {"approximate": True},
    "C": lambda _: {"fiscal": True},
    "j": lambda _: {},
    "I": lambda t: {"digits": t.text},
}
