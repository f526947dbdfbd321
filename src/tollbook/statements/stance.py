"""Stance of a statement: what its source does with the content."""

from tollbook.model.codes import Stance
from tollbook.statements.report import Report


def stance_of(text: str, report: Report) -> Stance:
    """The stance that the cue and its context give."""
    return report.saying.stance  # type: ignore[return-value]
