"""What a reader narrows the record down to."""

from dataclasses import dataclass, fields

FACETS = ("country", "admin1", "actor", "grade", "method", "harm")
"""What incidents are filtered and counted by, in the order in which a recorder asks."""
SORTS = ("newest", "oldest", "killed", "origins", "title")
NONE = "none"
"""The value of a facet that a record lacks: no country, nobody named, not graded."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Within a facet any of the values will do; between facets all must hold. Dates are ISO 8601, inclusive.

    `words` is what was typed (see `matching`); `least` the fewest killed by the highest figure; `area` west, south,
    east, north in degrees.
    """

    words: str = ""
    since: str | None = None
    until: str | None = None
    country: tuple[str, ...] = ()
    admin1: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    grade: tuple[str, ...] = ()
    method: tuple[str, ...] = ()
    harm: tuple[str, ...] = ()
    least: int | None = None
    area: tuple[float, float, float, float] | None = None

    def chosen(self, facet: str) -> tuple[str, ...]:
        """The values chosen in a facet."""
        found: tuple[str, ...] = getattr(self, facet)
        return found

    @property
    def empty(self) -> bool:
        """Whether nothing is narrowed down."""
        return all(getattr(self, field.name) in (field.default, "") for field in fields(self))
