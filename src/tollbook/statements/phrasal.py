"""Reports without a verb of their own: "according to", "as X put it", "reportedly", headline colons."""

from collections.abc import Iterator

from tollbook.language import Sentence
from tollbook.statements.lexicon import Saying
from tollbook.statements.phrases import noun_phrase, stretch, trimmed
from tollbook.statements.report import Report, Spot
from tollbook.statements.speakers import speaker_at

_ACCORDING = Saying("according-to", "phrase", "speech", (), frozenset({"clause", "quote"}), "")


def phrase_reports(text: str, sentence: Sentence) -> Iterator[Report]:
    """The reports that phrases make in a sentence, in text order."""
    for token in sentence.tokens:
        if token.lower == "according" and token.i + 1 < len(sentence.tokens):
            yield from _according(text, sentence, token.i)


def _according(text: str, sentence: Sentence, i: int) -> Iterator[Report]:
    to = next((t for t in sentence.tokens[i + 1 : i + 3] if t.lower == "to"), None)
    noun = (sentence.child(to.i, "pobj") or sentence.child(i, "pobj")) if to else None
    if not to or not noun:
        return
    who = speaker_at(sentence, noun.i)
    last = max(max(sentence.subtree(noun.i)), to.i)
    content = _beside(text, sentence, i, last)
    if content:
        cue = (sentence.tokens[i].start, to.end)
        yield Report(_ACCORDING, cue, content, who.spot, None, who.called, who.others, fronted=True)


def _beside(text: str, sentence: Sentence, first: int, last: int) -> tuple[Spot, ...]:
    """The sentence without the phrase; only what follows where it opens the sentence."""
    pieces = []
    if first > 0:
        pieces.append(stretch(sentence, (0, first - 1)))
    if last + 1 < len(sentence.tokens):
        pieces.append(stretch(sentence, (last + 1, len(sentence.tokens) - 1)))
    return tuple(s for s in (trimmed(text, *p) for p in pieces) if s)
