"""A record under another range or status policy, made anew from the figures that its origins stand by."""

from collections.abc import Sequence
from typing import Any, TypeVar

from tollbook.assessment.casualties import Figures, figures_of
from tollbook.assessment.ranges import range_policy
from tollbook.assessment.statuses import status_policy
from tollbook.assessment.titles import title_of
from tollbook.model import Assessed, Place, Time
from tollbook.model.codes import Method

R = TypeVar("R", bound=Assessed)


def under_policies(record: R, ranges: str | None = None, statuses: str | None = None) -> R:
    """The record with its ranges by these policies; None keeps the one it has.

    Raises TollbookError `no-range-policy` or `no-status-policy`.
    """
    ranges, statuses = ranges or record.range_policy, statuses or record.status_policy
    if (ranges, statuses) == (record.range_policy, record.status_policy):
        return record
    figures = figures_of(record.by_origin, ranges, statuses)
    return record.model_copy(update=fields_of(figures, record.methods, record.place, record.time, ranges, statuses))


def check_policies(ranges: str | None, statuses: str | None) -> None:
    """Raise TollbookError `no-range-policy` or `no-status-policy` where a name is no policy's."""
    if ranges is not None:
        range_policy(ranges)
    if statuses is not None:
        status_policy(statuses)


def fields_of(
    figures: Figures, methods: Sequence[Method], place: Place | None, time: Time | None, ranges: str, statuses: str
) -> dict[str, Any]:
    """The fields of a record that follow from its figures."""
    told = [(harm, figure) for harm in ("killed", "injured") if (figure := figures.of(harm))]
    return {name: figures.of(name) for name in ("killed", "injured", "missing", "displaced")} | {
        "title": title_of(methods, place, time, told),
        "casualties": figures.casualties,
        "civilians_killed": figures.of("killed", status="civilian"),
        "combatants_killed": figures.of("killed", status="combatant"),
        "children_killed": figures.of("killed", group="children"),
        "women_killed": figures.of("killed", group="women"),
        "attackers_killed": figures.attackers,
        "range_policy": ranges,
        "status_policy": statuses,
        "range_reasons": figures.reasons,
    }
