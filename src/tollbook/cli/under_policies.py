"""Records under the policies that a command was asked for."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from tollbook.project import Case

Change = Callable[[Any], Any]
"""An incident or toll to the same under other policies."""


def change_for(range_policy: str | None, status_policy: str | None) -> Change | None:
    """What makes a record anew under these policies; null where none is asked for.

    Raises TollbookError `no-range-policy` or `no-status-policy`.
    """
    if range_policy is None and status_policy is None:
        return None
    # the stages load only where their rules are asked for
    from tollbook.assessment import check_policies, under_policies  # noqa: PLC0415

    check_policies(range_policy, status_policy)
    return lambda record: under_policies(record, range_policy, status_policy)


def changed_case(case: Case, change: Change | None) -> Case:
    """The case with its record under other policies."""
    return case if change is None else replace(case, record=change(case.record))
