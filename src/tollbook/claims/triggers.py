"""Finds the words of harm in a parsed sentence."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from tollbook.language import Sentence, once_a_sentence, scanner
from tollbook.model import Term
from tollbook.model.codes import Harm

HARMS: frozenset[str] = frozenset(get_args(Harm))
_CONTENT = {"VERB", "NOUN", "ADJ", "PROPN", "AUX"}


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word of harm: its term, and the token that governs it in the sentence."""

    term: Term
    token: int
    last: int

    @property
    def harm(self) -> str:
        """The harm's code."""
        return self.term.code

    @property
    def frame(self) -> str:
        """Where the harmed people stand: see `lexicons/en/harm.yaml`."""
        return self.term.get("frame") or "transitive"

    @property
    def need(self) -> str | None:
        """What must be named beside the word for a claim to stand."""
        return self.term.get("need")


@once_a_sentence
def find_triggers(sentence: Sentence) -> tuple[Trigger, ...]:
    """The words of harm in the sentence, each with its governing token, in text order."""
    return tuple(_triggers(sentence))


def _triggers(sentence: Sentence) -> Iterator[Trigger]:
    for term in scanner("harm").find(sentence.text):
        start, end = sentence.start + term.start, sentence.start + term.end
        inside = [t for t in sentence.tokens if t.start >= start and t.end <= end]
        if inside and term.code in HARMS:
            heads = [t for t in inside if not start <= sentence.tokens[t.head].start < end or t.head == t.i]
            content = [t for t in heads if t.pos in _CONTENT] or heads
            token = content[0] if content else inside[0]
            moved = Term(start, end, term.text, term.lexicon, term.code, term.entry, term.attributes)
            yield Trigger(moved, token.i, inside[-1].i)
