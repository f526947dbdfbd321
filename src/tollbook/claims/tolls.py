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
    if not _LINK.search(between) and len(between) > 12:
        return None
    if not _LINK.search(between) and _AND.search(between):
        return None
    tail = sentence.text[chosen.start - sentence.start : chosen.end - sentence.start + 40]
    people = describe_people(re.split(r"[,.;]| and | in | on ", tail)[0])
    if people.status == "unknown":
        people = describe_people(trigger.term.text)  # "the number of civilians killed"
    victims = Victims(text=chosen.text, status=people.status, occupations=people.occupations)
    return Harmed(chosen.start, chosen.end, chosen.count, victims, True)


def is_revised(sentence: Sentence, trigger: Trigger, harmed: Harmed) -> bool:
    """Whether the toll replaces an earlier one ("rose to 16", "revised the toll to nine")."""
    low, high = min(trigger.term.start, harmed.start), max(trigger.term.end, harmed.end)
    return bool(_CHANGED.search(sentence.text[max(0, low - sentence.start - _VERB) : high - sentence.start]))


def _given(mention: CountMention) -> bool:
    return mention.count.best is not None or mention.count.high is not None
