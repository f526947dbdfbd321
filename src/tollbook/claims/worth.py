"""Which sentences tell of harm to people at all, asked once those with a word of harm are parsed.

The gate lets "the proposal is dead" through; the parse shows that nobody died, and spares the document what follows.
"""

from tollbook.claims.figures import figures_of
from tollbook.claims.harm import harmed_by
from tollbook.claims.roles import roles_of
from tollbook.claims.triggers import Trigger, find_triggers
from tollbook.language import Sentence, scanner
from tollbook.model import CountMention


def telling(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """Those parsed sentences that tell that somebody came to harm, or answer that; none where none of them does.

    Where one does, those that name a harm by a noun tell of it, too ("the killing drew protests").
    """
    found = [(s, triggers) for s in sentences if (triggers := find_triggers(s))]
    sure = [_answers(s) or _befalls(s, triggers) for s, triggers in found]
    if not any(sure):
        return ()
    return tuple(s for (s, triggers), tells in zip(found, sure, strict=True) if tells or _names(s, triggers))


def _names(sentence: Sentence, triggers: tuple[Trigger, ...]) -> bool:
    """By a noun: "the killing", "casualties", "the death toll"."""
    return any(sentence.tokens[trigger.token].pos in ("NOUN", "PROPN") for trigger in triggers)


def _answers(sentence: Sentence) -> bool:
    """By a denial or admission: "denied that it had killed anyone"."""
    return any(term.code == "answering" for term in scanner("explaining").find(sentence.text))


def _befalls(sentence: Sentence, triggers: tuple[Trigger, ...]) -> bool:
    """Whether somebody is named who came to harm; figures are read only where nobody is without them."""
    return _harms(sentence, triggers, ()) or _harms(sentence, triggers, figures_of(sentence))


def _harms(sentence: Sentence, triggers: tuple[Trigger, ...], counts: tuple[CountMention, ...]) -> bool:
    return any(harmed_by(sentence, trigger, roles_of(sentence, trigger), counts) for trigger in triggers)
