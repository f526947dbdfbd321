"""A date or period that a text names, resolved to an interval."""

from tollbook.model.base import Record
from tollbook.model.codes import TimePrecision


class Time(Record):
    """`start`..`end` are ISO dates, inclusive, null where unresolved or open. Offsets are apart from the dates."""

    text: str
    start_offset: int
    end_offset: int
    start: str | None = None
    end: str | None = None
    precision: TimePrecision = "day"
    clock: str | None = None
    timezone: str | None = None
    basis: str = ""
