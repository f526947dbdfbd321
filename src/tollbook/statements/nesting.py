"""Which statement stands inside which: a chain from the nearest speaker outward."""

from collections.abc import Sequence

from tollbook.statements.report import Report


def parents(reports: Sequence[Report]) -> tuple[int | None, ...]:
    """For each report the position of the innermost other report whose content holds its cue, or None."""
    return tuple(_parent(reports, i) for i in range(len(reports)))


def _parent(reports: Sequence[Report], i: int) -> int | None:
    start, end = reports[i].cue
    size = sum(e - s for s, e in reports[i].content)
    best, shortest = None, 0
    for j, other in enumerate(reports):
        if j == i or not any(s <= start and end <= e for s, e in other.content):
            continue
        length = sum(e - s for s, e in other.content)
        if length > size and (best is None or length < shortest):
            best, shortest = j, length
    return best
