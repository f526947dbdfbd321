"""Reads claims with a language model behind an OpenAI-compatible address. Off unless `TOLLBOOK_EXTRACTOR=openai`.

Only sentences that the gate lets through are sent, and only words that stand in them come back: see `said_claims`.
"""

from itertools import pairwise

from tollbook.extractors.answers import answer_of, question
from tollbook.extractors.endpoint import ask
from tollbook.extractors.kept import address_of, keep, kept
from tollbook.extractors.said_claims import claims_of
from tollbook.extractors.settings import Settings, settings
from tollbook.grounding.ground import ground
from tollbook.language import Stretch, harmful, split_sentences, windows
from tollbook.model import Document, Reading, Span


class OpenAICompatible:
    """A model as an extractor (see `tollbook.hooks.Extractor`)."""

    def __init__(self) -> None:
        self.settings: Settings = settings()
        self.sends_to: str | None = self.settings.url

    def read(self, document: Document, everything: bool) -> Reading:
        """Claims by the model, places and times by Tollbook's own grammars, no statements.

        With `everything`, places and times are found where the gate is shut, too; the text is then still not sent.
        Raises TollbookError `endpoint-failed` or `endpoint-answer`.
        """
        stretches = split_sentences(document)
        wanted = windows(document.text, stretches, harmful(document.text, stretches))
        if not wanted and not everything:
            return Reading(document=document)
        grounded = ground(document)
        passages = joined(stretches, wanted)
        answer = answer_of(self._answer(document, passages)) if passages else None
        rule = f"openai:{self.settings.model}"
        claims = claims_of(document, answer, passages, grounded, rule) if answer else ()
        return Reading(document=document, places=grounded.places, times=grounded.times, claims=claims)

    def _answer(self, document: Document, passages: tuple[Span, ...]) -> str:
        """The answer kept from an earlier time, or the model's, which is kept where it is one."""
        words = tuple(document.text[p.start : p.end] for p in passages)
        asked = question(self.settings.model, words, document.published)
        path = address_of(self.settings.cache, asked)
        content = kept(path)
        if content is None:
            content = ask(asked, self.settings)
            answer_of(content)
            keep(path, content)
        return content


def joined(stretches: tuple[Stretch, ...], wanted: tuple[Stretch, ...]) -> tuple[Span, ...]:
    """The wanted sentences as passages: those that follow each other in the text are one."""
    if not wanted:
        return ()
    places = {stretch.start: n for n, stretch in enumerate(stretches)}
    cuts = [n for n, (a, b) in enumerate(pairwise(wanted), 1) if places[b.start] != places[a.start] + 1]
    bounds = list(pairwise([0, *cuts, len(wanted)]))
    return tuple(Span(start=wanted[a].start, end=wanted[b - 1].end) for a, b in bounds)
