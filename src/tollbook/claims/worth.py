"""Which sentences tell of harm to people at all, asked once those with a word of harm are parsed.

The gate lets "the proposal is dead" through; the parse shows that nobody died, and spares the document what follows.
"""

from tollbook.claims.telling import tells_of_harm
from tollbook.claims.words import words_of_harm
from tollbook.language import Sentence, scanner


def telling(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """Those parsed sentences that tell that somebody came to harm, or answer that; none where none of them does.

    Where one does, those that name a harm by a noun tell of it, too ("the killing drew protests").
    """
    found = [s for s in sentences if words_of_harm(s)]
    sure = [_befalls(s) or _answers(s) for s in found]
    if not any(sure):
        return ()
    return tuple(s for s, tells in zip(found, sure, strict=True) if tells or _names(s))


def _names(sentence: Sentence) -> bool:
    """By a noun: "the killing", "casualties", "the death toll"."""
    return any(sentence.tokens[word.trigger.token].pos in ("NOUN", "PROPN") for word in words_of_harm(sentence))


def _answers(sentence: Sentence) -> bool:
    """By a denial or admission: "denied that it had killed anyone"."""
    return any(term.code == "answering" for term in scanner("explaining").find(sentence.text))


def _befalls(sentence: Sentence) -> bool:
    """Whether somebody is named who came to harm."""
    return any(word.harmed and tells_of_harm(sentence, word.trigger, word.harmed) for word in words_of_harm(sentence))
