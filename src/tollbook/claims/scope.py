"""Whether a figure is of one event, a sum over several, or of a whole war."""

from datetime import date

from tollbook.language import scanner
from tollbook.model import Time
from tollbook.model.codes import Scope

CAMPAIGN_DAYS = 180
"""A period longer than this is a campaign's."""
SEVERAL_DAYS = 3
"""A period longer than this holds several events."""
MASS_DISPLACEMENT = 1000
"""So many people do not flee one event."""


def scope_of(clause: str, time: Time | None, harm: str | None = None, figure: int | None = None) -> Scope:
    """The scope of a claim from its sentence's words, the length of its period and its figure."""
    told = {t.code for t in scanner("scope").find(clause)}
    days = length(time)
    several = days > SEVERAL_DAYS and time is not None and time.precision in ("days", "open")
    if "campaign" in told or days > CAMPAIGN_DAYS:
        return "campaign"
    if "cumulative" in told or several or (harm == "displaced" and (figure or 0) >= MASS_DISPLACEMENT):
        return "cumulative"
    return "incident"


def length(time: Time | None) -> int:
    """Days of a period; 0 where it is unknown."""
    if time is None or not time.start or not time.end:
        return 0
    return (date.fromisoformat(time.end) - date.fromisoformat(time.start)).days + 1
