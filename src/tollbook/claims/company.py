"""People harmed along with those whom a clause names first ("was killed along with his three children")."""

import re
from collections.abc import Callable
from dataclasses import replace

from tollbook.claims.harmed import Harmed
from tollbook.grounding.counts import count_people
from tollbook.grounding.people import describe_people
from tollbook.language import Sentence
from tollbook.model import VictimGroup

_WITH = re.compile(r"(?: \([^()]{1,30}\))?,? (?:along with|together with|alongside) ", re.I)
_REACH = 10  # tokens
_NOMINAL = {"NOUN", "PROPN", "NUM"}


def with_company(sentence: Sentence, harmed: Harmed, word_end: int, phrase: Callable[[int], tuple[int, int]]) -> Harmed:
    """The harmed and those said to be harmed along with them, right after their words or the word of harm.

    `phrase` gives the offsets of the noun phrase around a token.
    """
    head = next((h for at in (harmed.end, word_end) if (h := _head_after(sentence, at)) is not None), None)
    if head is None or harmed.count.best is None:
        return harmed
    start, end = phrase(head)
    others = sentence.text[start - sentence.start : end - sentence.start]
    first = harmed.victims.text or ""
    first += ")" if first.count("(") > first.count(")") else ""
    together = count_people(f"{first} along with {others}")
    beside = count_people(others)
    if together is None or beside is None or together.count.best is None or beside.count.best is None:
        return harmed
    groups = tuple(VictimGroup(group=g, low=c.low, best=c.best, high=c.high) for g, c in together.groups)
    status = describe_people(others).status
    known = {status, harmed.victims.status} - {"unknown"}
    victims = harmed.victims.model_copy(
        update={"groups": groups, "status": next(iter(known)) if len(known) == 1 else "mixed" if known else "unknown"}
    )
    count = together.count.model_copy(update={"text": harmed.victims.text})
    return replace(harmed, end=max(harmed.end, end), count=count, victims=victims)


def _head_after(sentence: Sentence, at: int) -> int | None:
    """The head of the noun phrase after "along with", where that stands right at an offset."""
    joint = _WITH.match(sentence.text, at - sentence.start)
    if joint is None:
        return None
    first = next((t.i for t in sentence.tokens if t.start >= sentence.start + joint.end()), None)
    if first is None:
        return None
    near = sentence.tokens[first : first + _REACH]
    return next((t.i for t in near if t.pos in _NOMINAL and t.head < first), None)
