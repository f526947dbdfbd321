"""Joins quotations to reports: content that runs over sentences, and quotations that nobody introduces anew."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tollbook.language import Sentence
from tollbook.statements.quotes import Quotation
from tollbook.statements.report import Report, Spot

_TITLE = 5  # words of a quotation that may be a title rather than speech
_FIRST_PERSON = {"i", "we", "you"}
_PRONOUNS = _FIRST_PERSON | {"he", "she", "they", "it", "who", "which", "that", "people", "everyone", "one", "nobody"}
_PASSED_ON = {"colon", "say", "inform", "report", "deny", "according-to"}


def joined(
    text: str, sentences: Sequence[Sentence], reports: Sequence[Report], quotations: Sequence[Quotation]
) -> list[Report]:
    """The reports with their content widened to whole quotations and with the quotations that continue them."""
    starts = [q.start for q in quotations]
    openings = [s.start for s in sentences]
    kept = [r for r in reports if not _part_of_speech(text, r, quotations, starts)]
    placed = [p for p in (_placed(text, r, openings, sentences, quotations) for r in kept) if p.content]
    widened = [replace(r, content=_widened(r, quotations, starts)) for r in placed]
    return _continued(text, sentences, widened, quotations)


def _around(spot: Spot, quotations: Sequence[Quotation], starts: Sequence[int]) -> Quotation | None:
    """The quotation that holds the spot."""
    at = bisect_right(starts, spot[0]) - 1
    return quotations[at] if at >= 0 and spot[1] <= quotations[at].end else None


def _part_of_speech(text: str, report: Report, quotations: Sequence[Quotation], starts: Sequence[int]) -> bool:
    """Whether a report within a quotation is only the speaker talking ("I think", "they want").

    Kept are those in which the speaker passes on what somebody named says ("the doctors told us that …").
    """
    said = text[slice(*report.source)].lower() if report.source else ""
    if _around(report.cue, quotations, starts):
        return report.saying.code not in _PASSED_ON or not said or said in _PRONOUNS
    return report.saying.kind not in ("speech", "writing", "manner") and said in _FIRST_PERSON


def _placed(
    text: str, report: Report, openings: Sequence[int], sentences: Sequence[Sentence], quotations: Sequence[Quotation]
) -> Report:
    """A report whose speech stands in a neighbouring sentence, with that quotation as its content."""
    if not report.awaits:
        return report
    own = sentences[bisect_right(openings, report.cue[0]) - 1]
    near = bisect_right(quotations, own.start, key=lambda q: q.start)
    for quotation in quotations[max(near - 1, 0) : near + 3]:
        before = report.awaits == "before" and 0 <= own.start - quotation.end <= 2
        after = report.awaits == "after" and 0 <= quotation.start - own.end <= 4
        if before and not text[quotation.end : own.start].strip() or after:
            return replace(report, content=((quotation.start, quotation.end),))
    return report


def _widened(report: Report, quotations: Sequence[Quotation], starts: Sequence[int]) -> tuple[Spot, ...]:
    return _merged(_to_marks(report, piece, quotations, starts) for piece in report.content)


def _to_marks(report: Report, piece: Spot, quotations: Sequence[Quotation], starts: Sequence[int]) -> Spot:
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
        whole = report.fronted or quotation.start <= piece[0] + 1 or quotation.end <= end + 3
        if quotation.end > end and quotation.start < end and whole:
            end = quotation.end
    return start, end


def _merged(spots: Iterable[Spot]) -> tuple[Spot, ...]:
    found: list[Spot] = []
    for start, end in sorted(spots):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def _continued(
    text: str, sentences: Sequence[Sentence], reports: list[Report], quotations: Sequence[Quotation]
) -> list[Report]:
    """Gives each quotation that stands by itself to the speaker of the quotation, or of the sentence, before it."""
    found = list(reports)
    openings = [s.start for s in sentences]
    holder: int | None = None
    last_end = 0
    holders = _holders(reports, quotations)
    speaking = _speaking(reports, quotations)
    for k, quotation in enumerate(quotations):
        own = holders.get(k)
        if own is not None:
            holder, last_end = own, quotation.end
        elif _stands_alone(text, quotation, openings):
            if holder is None or not _follows(text, last_end, quotation):
                holder = _before(text, quotation, sentences, openings, reports, speaking)
            if holder is None:
                continue
            report = found[holder]
            found[holder] = replace(report, content=_merged([*report.content, (quotation.start, quotation.end)]))
            last_end = quotation.end
        elif len(text[quotation.start : quotation.end].split()) > _TITLE:
            last_end = 0
    return found


def _speaking(reports: Sequence[Report], quotations: Sequence[Quotation]) -> list[tuple[int, int]]:
    """Places of the cues by which somebody named speaks, outside quotations, with the position of their report."""
    starts = [q.start for q in quotations]
    kinds = ("speech", "writing", "manner")
    return sorted(
        (r.cue[0], i)
        for i, r in enumerate(reports)
        if r.saying.kind in kinds and r.source and r.saying.word == "verb" and not _around(r.cue, quotations, starts)
    )


def _before(
    text: str,
    quotation: Quotation,
    sentences: Sequence[Sentence],
    openings: Sequence[int],
    reports: Sequence[Report],
    speaking: Sequence[tuple[int, int]],
) -> int | None:
    """The report of the sentence right before the quotation, in the same paragraph."""
    at = bisect_right(openings, quotation.start) - 1
    if at < 1 or text.count("\n\n", sentences[at - 1].end, quotation.start) > 1:
        return None
    first = bisect_left(speaking, (sentences[at - 1].start, 0))
    inside = [i for _, i in speaking[first : bisect_left(speaking, (sentences[at - 1].end, 0))]]
    top = [i for i in inside if not any(_holds(reports[j], reports[i]) for j in inside if j != i)]
    return top[-1] if top else None


def _holds(outer: Report, inner: Report) -> bool:
    return any(s <= inner.cue[0] < e for s, e in outer.content)


def _holders(reports: Sequence[Report], quotations: Sequence[Quotation]) -> dict[int, int]:
    """For each quotation the outermost report whose content holds most of it."""
    starts = [q.start for q in quotations]
    best: dict[int, tuple[int, int]] = {}
    for i, report in enumerate(reports):
        shared: dict[int, int] = {}
        for start, end in report.content:
            for k in range(max(bisect_right(starts, start) - 1, 0), bisect_right(starts, end)):
                shared[k] = shared.get(k, 0) + max(0, min(end, quotations[k].end) - max(start, quotations[k].start))
        for k, size in shared.items():
            inside = quotations[k].start <= report.cue[0] < quotations[k].end
            enough = size * 2 > quotations[k].end - quotations[k].start
            if enough and not inside and size > best.get(k, (0, 0))[0]:
                best[k] = (size, i)
    return {k: i for k, (_, i) in best.items()}


def _stands_alone(text: str, quotation: Quotation, openings: Sequence[int]) -> bool:
    said = text[quotation.start : quotation.end]
    at = bisect_right(openings, quotation.start) - 1
    return (
        at >= 0 and openings[at] == quotation.start and (len(said.split()) > 3 or said.rstrip("\"”'’»")[-1:] in ".?!")
    )


def _follows(text: str, last_end: int, quotation: Quotation) -> bool:
    """In the paragraph of the last quotation, or opening one of the next two."""
    if not last_end:
        return False
    gaps = text.count("\n\n", last_end, quotation.start)
    return gaps == 0 or gaps == 1 and text.endswith("\n\n", 0, quotation.start)
