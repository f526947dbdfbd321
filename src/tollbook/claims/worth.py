"""Which sentences tell of harm to people at all, asked once those with a word of harm are parsed.

The gate lets "the proposal is dead" through; the parse shows that nobody died, and spares the document what follows.
"""

from dataclasses import replace

from tollbook.claims.harm import find_sites
from tollbook.claims.passage import Passage
from tollbook.claims.triggers import Trigger, find_triggers
from tollbook.grounding import find_counts
from tollbook.grounding.grounded import Grounded
from tollbook.language import Sentence, scanner
from tollbook.model import Document


def telling(document: Document, sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """Those parsed sentences that tell that somebody came to harm, name a harm by a noun, or answer one."""
    found = ((sentence, tuple(find_triggers(sentence))) for sentence in sentences)
    return tuple(s for s, triggers in found if triggers and _tells(document, s, triggers))


def _tells(document: Document, sentence: Sentence, triggers: tuple[Trigger, ...]) -> bool:
    return any(_names(sentence, t) for t in triggers) or _answers(sentence) or _befalls(document, sentence)


def _names(sentence: Sentence, trigger: Trigger) -> bool:
    """By a noun: "the killing", "casualties", "the death toll"."""
    return sentence.tokens[trigger.token].pos in ("NOUN", "PROPN")


def _answers(sentence: Sentence) -> bool:
    """By a denial or admission: "denied that it had killed anyone"."""
    return any(term.code == "answering" for term in scanner("explaining").find(sentence.text))


def _befalls(document: Document, sentence: Sentence) -> bool:
    at = sentence.start
    counts = tuple(replace(c, start=c.start + at, end=c.end + at) for c in find_counts(sentence.text))
    alone = document.model_copy(update={"text": " " * at + sentence.text})  # the rest is not read for it
    return bool(find_sites(Passage(alone, (), (sentence,), (), Grounded(counts=counts)), sentence))
