"""When an event began, as the same document tells it: shared words with a sentence of beginning that has a date."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from tollbook.grounding.times.context import Context, Told
from tollbook.grounding.times.expression import Expression
from tollbook.language import Scanner
from tollbook.rules import lexicon

EVENTS = "lexicons/en/time_events.yaml"
_BEFORE, _AFTER = 200, 80
_WORD = re.compile(r"[A-Za-z]+")
_PHRASE_END = re.compile(r"[.,;:!?()\n\"”]|\b(?:and|that|which|who|when|where|but|in|on|as|since|by)\b")


@dataclass(frozen=True, slots=True)
class Beginning:
    """The day an event began and the words that date it."""

    day: date
    words: str


def event_start(e: Expression, context: Context) -> Beginning | None:
    """The beginning of the event named right after an expression ("… of the bombardments"), if dated."""
    wanted = _content(_phrase(context.text, e.end))
    if not wanted:
        return None
    best: tuple[int, Beginning] | None = None
    for told in context.told:
        shared = len(wanted & _begun(told, context.text))
        if shared and told.interval.start and (best is None or shared > best[0]):
            best = shared, Beginning(told.interval.start, told.expression.text)
    return best[1] if best else None


def names_war(piece: str) -> bool:
    """Whether the next words name fighting that goes on: "five years of war", "a three-week siege", no truce."""
    if not piece.startswith((" of ", "-old ", " ")):
        return False
    found = (t for t in _scanner().find(piece) if t.code not in {"begin", "truce"})
    return any(len(piece[: t.start].split()) <= 2 for t in found)


def _phrase(text: str, start: int) -> str:
    piece = text[start : start + 120]
    end = _PHRASE_END.search(piece)
    return piece[: end.start()] if end else piece


def _begun(told: Told, text: str) -> frozenset[str]:
    """The content words around a date, where a word of beginning stands among them; else none."""
    if told.interval.precision not in {"day", "days"}:
        return frozenset()
    start, end = told.expression.start, told.expression.end
    low = _sentence_start(text, start)
    piece = text[low:start] + " " + _phrase(text, end)
    if not any(t.code == "begin" for t in _scanner().find(piece)):
        return frozenset()
    return _content(piece)


def _sentence_start(text: str, at: int) -> int:
    low = max(0, at - _BEFORE)
    stops = [m.end() for m in re.finditer(r"[.!?][\"”]?\s|\n", text[low:at])]
    return low + stops[-1] if stops else low


@cache
def _scanner() -> Scanner:
    return Scanner("time_events", lexicon(EVENTS))


_EMPTY = frozenset(
    [
        "the",
        "a",
        "an",
        "its",
        "their",
        "his",
        "of",
        "in",
        "on",
        "to",
        "for",
        "and",
        "at",
        "by",
        "is",
        "was",
        "were",
        "be",
        "been",
        "it",
        "that",
        "this",
        "from",
        "with",
        "as",
        "said",
    ]
)


def _content(piece: str) -> frozenset[str]:
    """Folded content words: words of one meaning in time_events.yaml count as one, others by their first letters."""
    terms = [t for t in _scanner().find(piece) if t.code != "begin"]
    known = {t.code for t in terms}
    covered = [(t.start, t.end) for t in terms]
    for match in _WORD.finditer(piece):
        word = match.group().lower()
        if word in _EMPTY or len(word) < 4 or any(s < match.end() and e > match.start() for s, e in covered):
            continue
        known.add(word[:5])
    return frozenset(known)
