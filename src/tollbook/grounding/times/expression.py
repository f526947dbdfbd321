"""A time as the text puts it, before it is resolved to dates."""

from dataclasses import dataclass

DAY_KINDS = frozenset({"numeric", "date", "weekday", "day", "same_day", "feast", "dates"})
"""Kinds that name one day and so may carry a clock time, a part of the day or a weekday."""


@dataclass(frozen=True, slots=True)
class Expression:
    """`kind` names the rule of the grammar; the other fields hold what the words said, null where they said nothing.

    `count`..`high` are numbers of units; `relation` is last, latest, next, this, same, following, previous or recent;
    `until` is the far end of a range; `loose` ones count only beside a day.
    """

    kind: str
    start: int
    end: int
    text: str = ""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    to_year: int | None = None
    to_month: int | None = None
    to_day: int | None = None
    weekday: int | None = None
    offset: int | None = None
    unit: str | None = None
    of_unit: str | None = None
    count: int | None = None
    high: int | None = None
    ordinal: int | None = None
    relation: str | None = None
    direction: int = 0
    part: str | None = None
    daypart: str | None = None
    name: str | None = None
    clock: str | None = None
    timezone: str | None = None
    digits: str | None = None
    fiscal: bool = False
    approximate: bool = False
    since: bool = False
    loose: bool = False
    until: "Expression | None" = None
