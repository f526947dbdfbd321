"""Figures told of further places with the verb left out: "killed 32 people in Idlib and 11 in Saraqib"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tollbook.claims.figures import figures_of
from tollbook.claims.passage import Passage
from tollbook.grounding.grounded import within
from tollbook.language import Sentence
from tollbook.model import CountMention, Place

_IN = (
    r" (?:in|at|near|outside|around|inside) (?:(?:the|nearby|neighbouring|neighboring) )?"
    r"(?:(?:town|village|city|camp) of )?"
)
_FIRST = re.compile(rf"(?: (?:were )?(?:killed|dead|wounded|injured|hurt|died))?{_IN}$", re.I)
_JOINT = re.compile(r"(?:,|,? and|;)(?: another| a further)? $", re.I)
_AFTER = re.compile(
    r"^(?: (?:people|others|more|civilians|persons|villagers|fighters|soldiers|militants))?(?: more| others)?"
    + _IN
    + "$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Further:
    """A figure and the place that it is told of."""

    count: CountMention
    place: Place


def further_places(passage: Passage, sentence: Sentence, end: int) -> Iterator[Further]:
    """The figures that follow those whose words end at `end`, each with a place of its own."""
    text, at = passage.document.text, end
    counts = within(figures_of(sentence), end, sentence.end)
    places = passage.places(end, sentence.end)
    first = next((p for p in places if _FIRST.fullmatch(text, end, p.start)), None)
    at = first.end if first else -1
    while at > 0:
        following = next((c for c in counts if c.start > at and _JOINT.fullmatch(text, at, c.start)), None)
        place = next((p for p in places if following and _AFTER.fullmatch(text[following.end : p.start])), None)
        if following is None or place is None or following.count.qualifier == "none":
            return
        yield Further(following, place)
        at = place.end
