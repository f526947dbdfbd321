"""A figure as it was said: bounds, best value, and the words."""

from typing import Self

from pydantic import model_validator

from tollbook.model.base import Record
from tollbook.model.codes import Qualifier


class Range(Record):
    """low ≤ best ≤ high wherever given. `high` null beside a given low means open upward."""

    low: int | None = None
    best: int | None = None
    high: int | None = None

    @model_validator(mode="after")
    def ordered(self) -> Self:
        """Refuse bounds out of order."""
        given = [n for n in (self.low, self.best, self.high) if n is not None]
        if given != sorted(given) or any(n < 0 for n in given):
            raise ValueError(f"needs 0 ≤ low ≤ best ≤ high, got {self.low}/{self.best}/{self.high}")
        return self


class Count(Range):
    """A figure read by a named number policy; `best` is the figure said, all null means none was said."""

    qualifier: Qualifier = "none"
    text: str | None = None
    policy: str = "literal"


NOT_SAID = Count()
