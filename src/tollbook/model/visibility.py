"""Who may see a record."""

from tollbook.model.base import Record
from tollbook.model.codes import VisibilityLevel


class Visibility(Record):
    """What leaves the project shows only what `level` allows; `embargo_until` is an ISO 8601 date."""

    level: VisibilityLevel = "public"
    embargo_until: str | None = None
    reason: str | None = None


PUBLIC = Visibility()
TEAM = Visibility(level="team", reason="name of a person who is not known to be a public figure")
