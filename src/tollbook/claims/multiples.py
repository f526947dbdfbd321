"""Deeds that say by their name how many they befell: "a triple murder", "a double shooting", "a murder-suicide"."""

import re
from functools import cache
from typing import Any

from tollbook.claims.harmed import Harmed
from tollbook.claims.triggers import Trigger
from tollbook.language import Sentence
from tollbook.model import Count, Victims
from tollbook.rules import load_yaml

_SUICIDE = re.compile(r"[-–/ ]suicide\b", re.I)
_ATTEMPTED = re.compile(r"\battempted $", re.I)
_PAIR = 2


@cache
def _words() -> Any:
    return load_yaml("lexicons/en/multiples.yaml")


@cache
def _multiples() -> dict[str, int]:
    return dict(_words()["words"])


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(_multiples())})[ -](?:fatal |deadly )?$", re.I)


def multiple_deed(sentence: Sentence, trigger: Trigger) -> Harmed | None:
    """The people of a deed in the singular that its own name counts; None for any other word.

    Who kills others and himself is among the dead: a murder-suicide is two at least, a double one three.
    """
    token, start = sentence.tokens[trigger.token], trigger.term.start
    if token.lower not in _words()["deeds"] or token.pos not in ("NOUN", "PROPN"):
        return None
    named = _before().search(sentence.text, 0, start - sentence.start)
    suicide = _SUICIDE.match(sentence.text, trigger.term.end - sentence.start)
    if named is None:
        if not suicide or _ATTEMPTED.search(sentence.text, 0, start - sentence.start):
            return None
        return _harmed(sentence, start, trigger.term.end, Count(low=_PAIR, best=_PAIR, qualifier="at_least"))
    number = _multiples()[named[1].lower()] + (1 if suicide else 0)
    count = Count(low=number, best=number, high=number, qualifier="exact")
    return _harmed(sentence, sentence.start + named.start(), trigger.term.end, count)


def _harmed(sentence: Sentence, start: int, end: int, count: Count) -> Harmed:
    text = sentence.text[start - sentence.start : end - sentence.start]
    return Harmed(start, end, count.model_copy(update={"text": text}), Victims(text=text), True)
