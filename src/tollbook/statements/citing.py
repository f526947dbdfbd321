"""Whom a speaker names as the ground of what he says: "the channel said, citing a doctor, …"."""

from collections.abc import Sequence
from dataclasses import replace

from tollbook.statements.report import Report

_CITING = {"citing", "quoting"}


def with_cites(text: str, reports: Sequence[Report]) -> list[Report]:
    """The reports of one sentence, each with those whom its speaker cites beside it."""
    citing = [r for r in reports if text[slice(*r.cue)].lower() in _CITING and r.source]
    if not citing:
        return list(reports)
    return [r if r in citing else _cited(r, citing) for r in reports]


def _cited(report: Report, citing: Sequence[Report]) -> Report:
    grounds = tuple(c.content[0] for c in citing if c.source == report.source and c.content)
    return replace(report, cites=grounds) if grounds else report
