"""Whether a document tells of harm to people at all, asked once its likely sentences are parsed.

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


def tells_of_people(document: Document, sentences: tuple[Sentence, ...]) -> bool:
    """Whether a parsed sentence tells that somebody came to harm, names a harm by a noun, or answers one."""
    found = [(sentence, triggers) for sentence in sentences if (triggers := tuple(find_triggers(sentence)))]
    if any(_names(sentence, trigger) for sentence, triggers in found for trigger in triggers):
        return True
    return any(_answers(sentence) or _befalls(document, sentence) for sentence, _ in found)


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
