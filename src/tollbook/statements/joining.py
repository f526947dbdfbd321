"""Joins quotations to reports: content that runs over sentences, and quotations that nobody introduces anew."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from tollbook.language import Sentence
from tollbook.statements.quotes import Quotation
from tollbook.statements.report import Report, Spot


def joined(
    text: str, sentences: Sequence[Sentence], reports: Sequence[Report], quotations: Sequence[Quotation]
) -> list[Report]:
    """The reports with their content widened to whole quotations and with the quotations that continue them."""
    widened = [replace(r, content=_widened(text, r, quotations)) for r in reports]
    return _continued(text, sentences, widened, quotations)


def _widened(text: str, report: Report, quotations: Sequence[Quotation]) -> tuple[Spot, ...]:
    starts = [q.start for q in quotations]
    return _merged(spot for piece in report.content for spot in _to_marks(text, report, piece, quotations, starts))


def _to_marks(
    text: str, report: Report, piece: Spot, quotations: Sequence[Quotation], starts: Sequence[int]
) -> list[Spot]:
    """A piece with its edges moved to the marks of quotations that it shares text with, never over the cue."""
    start, end = piece
    first = bisect_right(starts, start) - 1
    for quotation in quotations[max(first, 0) :]:
        if quotation.start >= end + 2:
            break
        if quotation.end <= start or quotation.start <= report.cue[0] < quotation.end:
            continue
        if quotation.start < start and (report.fronted or quotation.start >= start - 3):
            start = quotation.start
        if quotation.end > end and quotation.start < end and (report.fronted or quotation.end <= end + 3):
            end = quotation.end
    return [(start, end)]


def _merged(spots: Sequence[Spot] | object) -> tuple[Spot, ...]:
    found: list[Spot] = []
    for start, end in sorted(spots):  # type: ignore[call-overload]
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def _continued(
    text: str, sentences: Sequence[Sentence], reports: list[Report], quotations: Sequence[Quotation]
) -> list[Report]:
    return reports
