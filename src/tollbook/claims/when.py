"""When it happened: the date said nearest in the clause, else in the sentences before, else in the opening."""

import re
from collections.abc import Iterator, Sequence

from tollbook.claims.attribution import holding
from tollbook.claims.nearest import nearest
from tollbook.claims.passage import Passage
from tollbook.claims.past import happened
from tollbook.language import Sentence
from tollbook.model import Statement, Time

_HOW_FAR_BACK = 3
_NEWS = 8  # sentences that open a report
_YEAR_OF = re.compile(
    r"\b(?:in|since|during|of|throughout|until|by|between|from|this|last|next|early|late|mid|year)\b", re.I
)
_LOOSE = ("year", "open", "season")
_GAP = 60  # characters between a verb of saying and what is said
_ISSUED = re.compile(
    r"\b(?:published|issued|made public|unveiled|posted|broadcast|aired|printed) (?:(?:on|late|early) )*$"
)
_SINCE = re.compile(r"\bsince\b[^.;]{0,60}$", re.I)


def time_of(passage: Passage, sentence: Sentence, start: int, end: int) -> Time | None:
    """When it happened, as the text says it nearest."""
    return own_time(passage, sentence, start, end) or time_before(passage, sentence)


def own_time(passage: Passage, sentence: Sentence, start: int, end: int) -> Time | None:
    """The date or period that the sentence itself gives, neither the day of speaking nor the dateline."""
    times = _past(passage, passage.times(sentence.start, sentence.end))
    statement = holding(passage.statements, start, end)
    told = [t for t in times if not _of_speaking(t, statement, start, end) and not _of_writing(passage, t)]
    told = [
        t
        for t in told
        if t.precision != "year" or _YEAR_OF.search(passage.text(max(0, t.start_offset - 12), t.end_offset))
    ]
    chosen = nearest(told, start, end, _span)
    return _until_now(passage, chosen) if chosen else None


def time_before(passage: Passage, sentence: Sentence) -> Time | None:
    """The day that the sentences before give, then the opening, then the day of speaking, or of the dateline.

    Only what a report opens with is news of its own day; what stands further down may be of any time.
    """
    for earlier in (*passage.before(sentence, _HOW_FAR_BACK), *passage.running[:5]):
        told = _past(passage, passage.times(earlier.start, earlier.end))
        times = [t for t in told if t.precision not in _LOOSE]
        event = [t for t in times if not _of_writing(passage, t) and not _in_cue_gap(passage, t)]
        if event:
            return event[0]
    spoken = _past(passage, passage.times(sentence.start, sentence.end))
    news = [s for s in passage.running[:_NEWS] if s.start <= sentence.start]
    opening = passage.times(0, news[-1].end) if news and news[-1].end >= sentence.end else ()
    return next(iter((*spoken, *(t for t in opening if _dateline(passage, t)), *_unresolved(passage, sentence))), None)


def _past(passage: Passage, times: Sequence[Time]) -> list[Time]:
    return [past for time in times if (past := happened(passage, time)) is not None]


def _unresolved(passage: Passage, sentence: Sentence) -> Iterator[Time]:
    """Words such as "Friday" where no publication date is known to count from: said, but on no known day."""
    if passage.document.published is None:
        told = (t for t in passage.grounded.times if sentence.start <= t.start_offset < sentence.end)
        yield from (t for t in told if not t.start and not t.end)


def _span(time: Time) -> tuple[int, int]:
    return time.start_offset, time.end_offset


def _of_speaking(time: Time, statement: Statement | None, start: int, end: int) -> bool:
    """The day on which it was said: beside the cue, outside the content that holds the claim."""
    if statement is None or statement.cue is None:
        return False
    inside = any(c.start <= time.start_offset and time.end_offset <= c.end for c in statement.content)
    near = abs(time.start_offset - statement.cue.end) < 16 or abs(statement.cue.start - time.end_offset) < 4
    near = near or _before_content(time, statement.cue.end, statement)
    return near and not inside and not start <= time.start_offset < end


def _before_content(time: Time, cue: int, statement: Statement) -> bool:
    """Between the verb and what is said ("told the council on Tuesday that …")."""
    after = [c.start for c in statement.content if c.start >= time.end_offset]
    return cue <= time.start_offset and bool(after) and min(after) - cue < _GAP


def _in_cue_gap(passage: Passage, time: Time) -> bool:
    return any(_of_speaking(time, s, -1, -1) for s in passage.statements)


def _of_writing(passage: Passage, time: Time) -> bool:
    """The dateline, or the day on which a report that the text speaks of came out ("published on Friday")."""
    before = passage.text(max(0, time.start_offset - 40), time.start_offset)
    return _dateline(passage, time) or bool(_ISSUED.search(before))


def _dateline(passage: Passage, time: Time) -> bool:
    """A full date that is the day of publication, near the top: when it was written, not what it tells."""
    published = (passage.document.published or "")[:10]
    top = passage.running[0].start + 400 if passage.running else 0
    return (
        time.start == time.end
        and time.start_offset < top
        and time.start == published
        and any(c.isdigit() for c in time.text)
    )


def _until_now(passage: Passage, time: Time) -> Time:
    """A period that "since …" opens runs to the day of publication."""
    published = (passage.document.published or "")[:10]
    before = passage.text(max(0, time.start_offset - 80), time.start_offset)
    if time.start and published > time.start and _SINCE.search(before):
        return time.model_copy(
            update={"end": published, "precision": "open", "basis": f"since {time.text}, until publication"}
        )
    return time
