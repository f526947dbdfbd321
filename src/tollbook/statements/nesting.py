"""Which statement stands inside which: a chain from the nearest speaker outward."""

from collections.abc import Sequence

from tollbook.statements.report import Report, Spot


def parents(reports: Sequence[Report]) -> tuple[int | None, ...]:
    """For each report the position of the innermost other report whose content holds its cue, or None."""
    pieces = sorted((s, e, i) for i, report in enumerate(reports) for s, e in report.content)
    sizes = [_size(report.content) for report in reports]
    found: list[int | None] = [None] * len(reports)
    open_pieces: list[tuple[int, int, int]] = []
    at = 0
    for i in sorted(range(len(reports)), key=lambda k: reports[k].cue):
        start, end = reports[i].cue
        while at < len(pieces) and pieces[at][0] <= start:
            open_pieces.append(pieces[at])
            at += 1
        open_pieces = [p for p in open_pieces if p[1] > start]
        around = [p[2] for p in open_pieces if p[1] >= end and p[2] != i and sizes[p[2]] > sizes[i]]
        found[i] = min(around, key=lambda k: (sizes[k], k), default=None)
    return tuple(found)


def _size(content: Sequence[Spot]) -> int:
    return sum(end - start for start, end in content)
