"""The number that a toll names ("the death toll rose to 44", "put the toll at 16")."""

import re

from tollbook.claims.harmed import Harmed
from tollbook.claims.triggers import Trigger
from tollbook.grounding.people import describe_people
from tollbook.language import Sentence
from tollbook.model import CountMention, Victims

_REACH = 90  # characters between the word and its figure
_LINK = re.compile(
    r"\b(?:rose|rises|rising|risen|climbed|climbs|stands|stood|reached|reaches|was|is|at|to|of|as|revised|put|fell|"
    r"lowered|hit|hits)\b",
    re.I,
)
_CHANGED = re.compile(
    r"\b(?:rose|rises|risen|rising|climb(?:s|ed|ing)|jump(?:s|ed)|increas(?:es|ed)|went up|gone up|grew|grown|mounted"
    r"|revis(?:es|ed)|rais(?:es|ed|ing)|bring(?:s|ing)|brought|lower(?:s|ed|ing)|tak(?:es|ing)|took"
    r"|push(?:es|ed|ing)|corrected|updated|fell) ",
    re.I,
)
_NUMBER_OF = re.compile(r"\bthe (?:total |overall )?number of (?:the |those )?$", re.I)
_EITHER = re.compile(r"\b(?:killed|dead) (?:and|or) (?:[a-z]+ )?(?:injured|wounded|hurt)\b", re.I)
_OR_HURT = re.compile(r" (?:and|or) (?:injured|wounded|hurt)\b", re.I)
_ITS_NUMBER = re.compile(r"the (?:total |overall )?number of ", re.I)
_TO_FIGURE = re.compile(
    r"(?: (?:in|from|during|by|of|near|on|since) [^,.;:]{1,60}?)?"
    r"(?: (?:had|has|later|now|also|since|been|was|is|were|rose|risen|climbed|increased|grew|grown|stood|stands|put))*"
    r" (?:at|to|was|is|reached|hit|as) ",
    re.I,
)
_VERB = 24  # characters from "revised" to "the death toll"
_AND = re.compile(r"\band\b")
_FROM = re.compile(r"\b(?:from|by)\s*$")
_TO = re.compile(r"\bto\s*$")


def read_toll(sentence: Sentence, trigger: Trigger, counts: tuple[CountMention, ...]) -> Harmed | None:
    """The first figure after the word in its clause; of "from 12 to 16" the second."""
    after = [c for c in counts if _given(c) and 0 <= c.start - trigger.term.end < _REACH]
    if not after:
        return None
    chosen = after[0]
    between = sentence.text[trigger.term.end - sentence.start : chosen.start - sentence.start]
    if _FROM.search(between):
        reached = [c for c in after if _TO.search(sentence.text[: c.start - sentence.start])]
        chosen = reached[0] if reached else chosen
    if _OR_HURT.match(between):
        return None  # "the number of people killed and wounded": how many of them died, it does not say
    if not _LINK.search(between) and len(between) > 12:
        return None
    if not _LINK.search(between) and _AND.search(between):
        return None
    tail = sentence.text[chosen.start - sentence.start : chosen.end - sentence.start + 40]
    people = describe_people(re.split(r"[,.;]| and | in | on ", tail)[0])
    victims = Victims(text=chosen.text, status=people.status, occupations=people.occupations)
    return Harmed(chosen.start, chosen.end, chosen.count, victims, True)


def number_of(
    sentence: Sentence, start: int, end: int, harm: str, counts: tuple[CountMention, ...]
) -> CountMention | None:
    """The figure that a clause gives for people told of from `start` to `end` ("the number of men killed was 13")."""
    if not is_number(sentence, start):
        return None
    if harm != "casualties" and _EITHER.search(sentence.text, start - sentence.start, end - sentence.start):
        return None
    figure = next((c for c in counts if c.start >= end and _given(c)), None)
    between = sentence.text[end - sentence.start : figure.start - sentence.start] if figure else ""
    return figure if _TO_FIGURE.fullmatch(between) else None


def is_number(sentence: Sentence, start: int) -> bool:
    """Whether the words right before people speak of their number."""
    at = start - sentence.start
    return _NUMBER_OF.search(sentence.text, 0, at) is not None or _ITS_NUMBER.match(sentence.text, at) is not None


def is_revised(sentence: Sentence, trigger: Trigger, harmed: Harmed) -> bool:
    """Whether the toll replaces an earlier one ("rose to 16", "revised the toll to nine")."""
    low, high = min(trigger.term.start, harmed.start), max(trigger.term.end, harmed.end)
    return bool(_CHANGED.search(sentence.text[max(0, low - sentence.start - _VERB) : high - sentence.start]))


def _given(mention: CountMention) -> bool:
    return mention.count.best is not None or mention.count.high is not None
