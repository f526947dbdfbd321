"""What an expression is resolved against: the day of publication, what was told before, and the tense around it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from tollbook.grounding.times.expression import Expression
from tollbook.grounding.times.intervals import Interval
from tollbook.rules import lexicon

TENSES = "lexicons/en/tenses.yaml"


@dataclass(frozen=True, slots=True)
class Told:
    """An expression already resolved, further up in the text."""

    expression: Expression
    interval: Interval


@dataclass(frozen=True, slots=True)
class Context:
    """`today` is the day that "today" means, null where unknown; `today_basis` names it in words."""

    text: str
    today: date | None
    today_basis: str
    told: Sequence[Told]

    def last_told(self, *precisions: str) -> Told | None:
        """The last resolved time before, of one of these precisions (any if none is given)."""
        for told in reversed(self.told):
            if told.interval.start is not None and (not precisions or told.interval.precision in precisions):
                return told
        return None

    def in_sentence(self, expression: Expression, *precisions: str) -> Told | None:
        """The last resolved time before in the same sentence."""
        told = self.last_told(*precisions)
        if told is None or sentence_ends(self.text, told.expression.end, expression.start):
            return None
        return told


_END = re.compile(r"[.!?][\"”’')]*\s+(?=[\"“‘(]?[A-Z])|\n\s*\n")
_ABBREVIATED = re.compile(r"\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|[A-Z])\.$")


def sentence_ends(text: str, start: int, end: int) -> bool:
    """Whether a sentence ends between two places. Places further apart than 400 characters count as so."""
    if end - start > 400:
        return True
    return any(
        not _ABBREVIATED.search(text[max(0, m.start() - 5) : m.start() + 1]) for m in _END.finditer(text, start, end)
    )


@cache
def _tenses() -> re.Pattern[str]:
    def words(code: str) -> str:
        terms = [t for e in lexicon(TENSES) if dict(e.attributes)["tense"] == code for t in e.terms]
        return "|".join(re.escape(t).replace("\\ ", r"\s+") for t in sorted(terms, key=len, reverse=True))

    return re.compile(
        rf"\b(?P<future>(?:{words('future')})(?:\s+(?:not|also|be|have|been))*(?:\s+[a-z]+)?)\b"
        rf"|\b(?P<past>{words('past')})\b"
        rf"|\b(?P<ahead>{words('ahead')})\b"
        r"|\b(?P<participle>(?!(?:need|speed|indeed|exceed|proceed|armed|united)\b)[a-z]{2,}ed)\b"
        rf"|(?P<clause>[,;:]|\b(?:{words('clause')})\b)",
        re.I,
    )


def tense(text: str, start: int, end: int, reach: int = 160) -> int:
    """1 where the words around a time speak of the future, -1 of the past, 0 where they say neither.

    The last verb or cue within `reach` before the time in its sentence decides, else the first after it; with `end` at
    `start` what follows does not count. After "will" in the same clause a form in -ed is a participle;
    "until" looks ahead where no verb says otherwise.
    """
    spoken, ahead, last = 0, False, start
    for match in _tenses().finditer(text, max(0, start - reach), start):
        kind = match.lastgroup
        if kind == "clause":
            ahead = False
        elif kind == "future":
            spoken, ahead, last = 1, True, match.end()
        elif kind == "ahead":
            spoken, last = spoken or 1, match.end()
        elif kind == "past" or not ahead:
            spoken, ahead, last = -1, False, match.end()
    if spoken and not sentence_ends(text, last, start):
        return spoken
    if end == start:
        return 0
    for match in _tenses().finditer(text, end, min(len(text), end + 120)):
        if match.lastgroup != "clause":
            sure = not sentence_ends(text, end, match.start())
            return 0 if not sure else 1 if match.lastgroup in {"future", "ahead"} else -1
    return 0
